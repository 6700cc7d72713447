"""Programmes, modules, bijeenkomsten with their trainers, and what colleagues say came of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from typing import Final

from sqlalchemy import insert

from app.database import database
from app.demo.calendar import DemoCalendar
from app.demo.shapes import DemoClaim, DemoSession, Story
from app.demo.writing.people import People
from app.models.training import Claim, Module, Programme, Session, SessionTrainer

END_OF_WORK: Final = time(17, 20)
"""After the day's last record: a word on it can't be older than the record."""


def write_leergang(story: Story, calendar: DemoCalendar, people: People) -> dict[str, int]:
    """Write the leergang as it was given and planned; the ids of its bijeenkomsten by key."""
    modules = _write_modules(story)
    rows = [_session_row(session, calendar, people, modules) for session in story.sessions]
    statement = insert(Session).returning(Session.id, sort_by_parameter_order=True)
    ids = database.session.scalars(statement, rows).all()
    session_ids = {session.key: id_ for session, id_ in zip(story.sessions, ids, strict=True)}
    given: list[dict[str, object]] = [
        {"session_id": session_ids[session.key], "user_id": people.viewers[key].user_id, "organisation": None}
        for session in story.sessions
        for key in session.trainers
    ]
    given += [
        {"session_id": session_ids[session.key], "user_id": None, "organisation": session.organisation}
        for session in story.sessions
        if session.organisation
    ]
    database.session.execute(insert(SessionTrainer), given)
    return session_ids


def write_claims(
    claims: tuple[DemoClaim, ...],
    calendar: DemoCalendar,
    people: People,
    session_ids: Mapping[str, int],
    asset_ids: Mapping[str, int],
) -> None:
    """Write what colleagues say of a bijeenkomst and a record. Publish afterwards."""
    rows = []
    for claim in claims:
        by = people.viewers[claim.by]
        rows.append(
            {
                "session_id": session_ids[claim.session],
                "asset_id": asset_ids[claim.asset],
                "strength": claim.strength,
                "confidence": claim.confidence,
                "reason": claim.reason,
                "made_at": calendar.moment(claim.day, END_OF_WORK),
                "made_by": by.user_id,
                "by_team": by.team_id,
                "by_role": by.acting_role,
                "withdrawn_at": calendar.moment(claim.withdrawn, END_OF_WORK) if claim.withdrawn else None,
            }
        )
    if rows:
        database.session.execute(insert(Claim), rows)


def _write_modules(story: Story) -> dict[str, int]:
    modules: dict[str, int] = {}
    for told in story.programmes:
        programme = Programme(title=told.title, track=told.track, aim=told.aim)
        rows = [
            Module(
                programme=programme, title=module.title, kind=module.kind, aim=module.aim, position=position
            )
            for position, module in enumerate(told.modules, start=1)
        ]
        database.session.add(programme)
        database.session.flush()
        modules |= {module.key: row.id for module, row in zip(told.modules, rows, strict=True)}
    return modules


def _session_row(
    session: DemoSession, calendar: DemoCalendar, people: People, modules: Mapping[str, int]
) -> dict[str, object]:
    return {
        "module_id": modules[session.module],
        "team_id": people.team_ids.get(session.team),
        "starts_at": calendar.moment(session.day, session.starts),
        "ends_at": calendar.moment(session.day, session.ends),
        "place": session.place,
        "state": session.state,
        "participants": session.participants,
    }
