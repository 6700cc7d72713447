"""Buurtvragen: the list, one with its story, those of a buurt, and those like another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, desc, func, or_, select
from sqlalchemy.dialects.postgresql import aggregate_order_by

from app import clock
from app.database import database
from app.exceptions import NotFound
from app.models.areas import Area
from app.models.partners import Question, QuestionBuurt, QuestionState, QuestionStep, Signal
from app.models.people import Team
from app.models.record import Kind, PublishedAsset
from app.policy import Permission, Viewer, may_change_question, visible_rows
from app.queries.partners.signals import COUNTS_FOR, Sentence

PAGE_SIZE = 30
GOING_ON = (QuestionState.OPEN, QuestionState.BUSY)
ALIKE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLine:
    """A question in a list; `team` is "" when nobody holds it."""

    id: int
    title: str
    state: QuestionState
    themes: tuple[str, ...]
    buurten: tuple[str, ...]
    team: str
    heard: int
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionStory:
    """A question whole; `solution` is the id and name of what answers it, when the visitor may see that."""

    question: Question
    may_change: bool
    steps: tuple[tuple[QuestionState, str, datetime, str], ...]
    sentences: tuple[Sentence, ...]
    solution: tuple[int, str] | None


def list_questions(
    viewer: Viewer,
    states: Sequence[QuestionState],
    *,
    theme: str = "",
    buurten: Sequence[str] = (),
    number: int = 1,
) -> tuple[tuple[QuestionLine, ...], int]:
    """One page, the latest first, and how many there are in all."""
    if not viewer.may(Permission.SEE_QUESTIONS):
        return (), 0
    where: list[ColumnElement[bool]] = [Question.state.in_(states)]
    if theme:
        where.append(Question.themes.contains([theme]))
    if buurten:
        where.append(_in_buurten(Area.code.in_(buurten)))
    total = database.session.scalar(select(func.count()).select_from(Question).where(*where)) or 0
    chosen = select(Question.id).where(*where).order_by(desc(Question.made_at), desc(Question.id))
    ids = database.session.scalars(chosen.limit(PAGE_SIZE).offset((number - 1) * PAGE_SIZE)).all()
    return _lines(ids), total


def count_questions() -> dict[QuestionState, int]:
    """How many there are in each state."""
    counted = select(Question.state, func.count()).group_by(Question.state)
    return dict(database.session.execute(counted).all())


def questions_held(viewer: Viewer, *, team_id: int | None = None) -> tuple[QuestionLine, ...]:
    """What the visitor's teams, or one of them, work on, the longest waiting first."""
    teams = [one for one in viewer.team_ids if team_id in {None, one}]
    if not teams:
        return ()
    chosen = select(Question.id).where(Question.team_id.in_(teams), Question.state.in_(GOING_ON))
    return _lines(database.session.scalars(chosen.order_by(Question.made_at).limit(PAGE_SIZE)).all())


def questions_of_area(area_id: int, viewer: Viewer) -> tuple[QuestionLine, ...]:
    """What is open or worked on in a buurt, or in the buurten of a wijk."""
    if not viewer.may(Permission.SEE_QUESTIONS):
        return ()
    codes = select(Area.code).where(or_(Area.id == area_id, Area.parent_id == area_id))
    chosen = select(Question.id).where(Question.state.in_(GOING_ON), _in_buurten(Area.code.in_(codes)))
    return _lines(database.session.scalars(chosen.order_by(desc(Question.made_at)).limit(PAGE_SIZE)).all())


def questions_alike(
    themes: Sequence[str], buurten: Sequence[str], viewer: Viewer, *, besides: int | None = None
) -> tuple[QuestionLine, ...]:
    """A few that go on, on one of the themes, in one of the buurten or in the same wijk."""
    if not themes or not buurten or not viewer.may(Permission.SEE_QUESTIONS):
        return ()
    wijken = select(Area.parent_id).where(Area.code.in_(buurten))
    where = and_(
        Question.state.in_(GOING_ON),
        Question.themes.overlap(list(themes)),
        _in_buurten(or_(Area.code.in_(buurten), Area.parent_id.in_(wijken))),
        Question.id != (besides or 0),
    )
    chosen = select(Question.id).where(where).order_by(desc(Question.made_at)).limit(ALIKE)
    return _lines(database.session.scalars(chosen).all())


def stored_question(question_id: int) -> Question:
    """The question itself. Raises NotFound."""
    found = database.session.get(Question, question_id)
    if found is None:
        raise NotFound("Deze buurtvraag is er niet (meer).")
    return found


def question_story(question_id: int, viewer: Viewer) -> QuestionStory:
    """A question with what was heard, who did what, and what came of it. Raises NotFound."""
    question = stored_question(question_id)
    return QuestionStory(
        question=question,
        may_change=may_change_question(viewer, question),
        steps=_steps(question_id),
        sentences=_heard_in(question_id),
        solution=_solution(question.solution_id, viewer),
    )


def solutions_near(question: Question, viewer: Viewer) -> tuple[tuple[int, str], ...]:
    """Id and name of the collective solutions in its buurten, on one of its themes, or that it has."""
    ids = [area.id for area in question.areas]
    near = or_(
        PublishedAsset.asset_id == question.solution_id,
        PublishedAsset.area_ids.overlap(ids),
        PublishedAsset.themes.overlap(question.themes),
    )
    chosen = (
        select(PublishedAsset.asset_id, PublishedAsset.name)
        .where(PublishedAsset.kind == Kind.SOLUTION, visible_rows(viewer), near)
        .order_by(PublishedAsset.name_key)
        .limit(100)
    )
    return tuple((id_, name) for id_, name in database.session.execute(chosen))


def _in_buurten(where: ColumnElement[bool]) -> ColumnElement[bool]:
    of_it = select(QuestionBuurt.question_id).join(Area, Area.id == QuestionBuurt.area_id).where(where)
    return Question.id.in_(of_it)


def _lines(ids: Sequence[int]) -> tuple[QuestionLine, ...]:
    """The lines of these questions, in this order."""
    found = (
        {row.id: row for row in database.session.execute(_line().where(Question.id.in_(ids)))} if ids else {}
    )
    return tuple(
        QuestionLine(
            id=row.id,
            title=row.title,
            state=row.state,
            themes=tuple(row.themes),
            buurten=tuple(row.buurten or ()),
            team=row.team or "",
            heard=row.heard,
            made_at=row.made_at,
        )
        for row in (found[id_] for id_ in ids)
    )


def _line() -> Select[*tuple[Any, ...]]:
    buurten = (
        select(func.array_agg(aggregate_order_by(Area.name, Area.name_key)))
        .join(QuestionBuurt, QuestionBuurt.area_id == Area.id)
        .where(QuestionBuurt.question_id == Question.id)
        .scalar_subquery()
    )
    return select(
        Question.id,
        Question.title,
        Question.state,
        Question.themes,
        buurten.label("buurten"),
        Team.name.label("team"),
        Question.heard,
        Question.made_at,
    ).outerjoin(Team, Team.id == Question.team_id)


def _steps(question_id: int) -> tuple[tuple[QuestionState, str, datetime, str], ...]:
    told = (
        select(QuestionStep.state, QuestionStep.why, QuestionStep.at, func.coalesce(Team.name, ""))
        .outerjoin(Team, Team.id == QuestionStep.by_team)
        .where(QuestionStep.question_id == question_id)
        .order_by(QuestionStep.id)
    )
    return tuple((state, why, at, team) for state, why, at, team in database.session.execute(told))


def _heard_in(question_id: int) -> tuple[Sentence, ...]:
    since: date = clock.today() - COUNTS_FOR
    said = (
        select(Signal.said, Signal.heard_on, func.coalesce(Team.name, ""))
        .outerjoin(Team, Team.id == Signal.by_team)
        .where(Signal.question_id == question_id, Signal.said != "", Signal.heard_on > since)
        .order_by(desc(Signal.heard_on), desc(Signal.id))
        .limit(20)
    )
    return tuple(
        Sentence(text=text, heard_on=on, team=team) for text, on, team in database.session.execute(said)
    )


def _solution(solution_id: int | None, viewer: Viewer) -> tuple[int, str] | None:
    if solution_id is None:
        return None
    shown = select(PublishedAsset.name).where(PublishedAsset.asset_id == solution_id, visible_rows(viewer))
    name = database.session.scalar(shown)
    return (solution_id, name) if name is not None else None
