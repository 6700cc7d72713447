"""Signals and buurtvragen on the days of the story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, time, timedelta

from app.database import database
from app.demo.calendar import DemoCalendar
from app.demo.story.heard.questions import OPEN, QUESTIONS, DemoQuestion
from app.demo.story.heard.waiting import WAITING
from app.demo.writing.people import People
from app.demo.writing.places import Buurt
from app.demo.writing.records import client_key
from app.models.areas import Area
from app.models.partners import Question, QuestionPartner, QuestionStep, Signal
from app.models.people import Role
from app.queries.partners.signals import COUNTS_FOR

AT = time(11, 15)
APART = timedelta(days=9)
"""Between two signals that went into one question."""


def write_heard(
    calendar: DemoCalendar, people: People, buurten: Mapping[str, Buurt], asset_ids: Mapping[str, int]
) -> None:
    """Write what can be told in these buurten; a question without one of its buurten is about the others."""
    told = [one for one in QUESTIONS if any(name in buurten for name in one.buurten)]
    made = [_question(one, calendar, people, buurten, asset_ids) for one in told]
    database.session.add_all(made)
    database.session.flush()
    for question, one in zip(made, told, strict=True):
        database.session.add_all(_signals_of(question, one, calendar, people))
        database.session.add_all(
            QuestionPartner(question_id=question.id, asset_id=asset_ids[name], brings=list(brings))
            for name, brings in one.partners
            if name in asset_ids
        )
    database.session.add_all(_waiting(calendar, people, buurten))
    database.session.flush()


def _question(
    told: DemoQuestion,
    calendar: DemoCalendar,
    people: People,
    buurten: Mapping[str, Buurt],
    asset_ids: Mapping[str, int],
) -> Question:
    areas = [database.session.get_one(Area, buurten[name].id) for name in told.buurten if name in buurten]
    team_id = people.team_ids[told.team]
    steps = ((OPEN, told.made, ""), *told.steps)
    return Question(
        client_key=client_key("question", told.title),
        version=len(steps),
        title=told.title,
        explanation=told.explanation,
        themes=list(told.themes),
        audiences=list(told.audiences),
        offers=list(told.offers),
        state=told.state,
        team_id=team_id,
        solution_id=asset_ids.get(told.solution),
        heard=told.heard,
        made_at=calendar.moment(told.made, AT),
        areas=areas,
        steps=[
            QuestionStep(
                state=state, why=why, at=calendar.moment(day, AT), by_team=team_id, by_role=Role.BUILDER
            )
            for state, day, why in steps
        ],
    )


def _signals_of(
    question: Question, told: DemoQuestion, calendar: DemoCalendar, people: People
) -> Iterator[Signal]:
    """Those of the last year; of older ones only their number stays."""
    for number in range(told.heard):
        day = told.made - APART * (number + 1)
        if calendar.day(day) > calendar.today - COUNTS_FOR:
            yield _signal(
                ("signal", told.title, number),
                area_id=question.areas[0].id,
                theme=told.themes[0],
                day=calendar.day(day),
                team_id=people.team_ids[told.team],
                said=told.said[number] if number < len(told.said) else "",
                question_id=question.id,
            )


def _waiting(calendar: DemoCalendar, people: People, buurten: Mapping[str, Buurt]) -> Iterator[Signal]:
    for told in WAITING:
        for number, day in enumerate(reversed(told.days)):
            if told.buurt in buurten:
                yield _signal(
                    ("signal", told.buurt, told.theme, number),
                    area_id=buurten[told.buurt].id,
                    theme=told.theme,
                    day=calendar.day(day),
                    team_id=people.team_ids[told.team],
                    said=told.said[number] if number < len(told.said) else "",
                )


def _signal(
    key: tuple[object, ...],
    *,
    area_id: int,
    theme: str,
    day: date,
    team_id: int,
    said: str,
    question_id: int | None = None,
) -> Signal:
    return Signal(
        client_key=client_key(*key),
        theme=theme,
        area_id=area_id,
        said=said,
        heard_on=day,
        by_team=team_id,
        question_id=question_id,
    )
