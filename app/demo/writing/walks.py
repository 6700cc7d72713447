"""Straatrondes and what professionals think of a buurt, on the days of the story."""

from __future__ import annotations

from collections.abc import Mapping

from app.database import database
from app.demo.calendar import DemoCalendar
from app.demo.story.heard.judged import JUDGED
from app.demo.story.heard.walked import WALKED
from app.demo.writing.people import People
from app.demo.writing.places import Buurt
from app.demo.writing.records import client_key
from app.models.coverage import Judgement, Round, RoundTheme


def write_walks(calendar: DemoCalendar, people: People, buurten: Mapping[str, Buurt]) -> None:
    """Write those through buurten that are there."""
    for told in WALKED:
        if told.buurt not in buurten:
            continue
        day = calendar.day(told.day)
        walk = Round(
            client_key=client_key("walk", told.buurt, told.day),
            team_id=people.team_ids[told.team],
            area_id=buurten[told.buurt].id,
            started_on=day,
            finished_on=day if told.done else None,
        )
        database.session.add(walk)
        database.session.flush()
        database.session.add_all(
            RoundTheme(round_id=walk.id, theme=theme, found=found) for theme, found in told.looked_for.items()
        )
    database.session.flush()


def write_judgements(calendar: DemoCalendar, people: People, buurten: Mapping[str, Buurt]) -> None:
    """Write those about buurten that are there."""
    database.session.add_all(
        Judgement(
            client_key=client_key("judgement", told.buurt, told.role, told.day),
            area_id=buurten[told.buurt].id,
            theme=told.theme or None,
            said=told.said,
            by_role=told.role,
            team_id=people.team_ids[told.team] if told.team else None,
            judged_on=calendar.day(told.day),
            expires_on=calendar.day(told.until),
        )
        for told in JUDGED
        if told.buurt in buurten
    )
    database.session.flush()
