"""Who signed up for what is to come: one bijeenkomst that is full, with somebody who waits."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from sqlalchemy import insert, select

from app.database import database
from app.demo.calendar import DEMO_NOW, DemoCalendar
from app.demo.writing.leergang import END_OF_WORK
from app.demo.writing.people import People
from app.models.people import Role, Setting
from app.models.training import Participation, ParticipationState, Session, SessionState
from app.queries.settings import SESSION_SIGN_UP

SEATS: Final = 12
WAITING: Final = 2


def write_taking_part(calendar: DemoCalendar, people: People) -> None:
    """Let colleagues sign up here, and opbouwwerkers for what is open to all."""
    if database.session.get(Setting, SESSION_SIGN_UP) is None:
        database.session.add(Setting(name=SESSION_SIGN_UP, value=1))
    now = calendar.moment(DEMO_NOW, END_OF_WORK)
    coming = database.session.scalars(
        select(Session).where(
            Session.team_id.is_(None), Session.starts_at > now, Session.state == SessionState.ACTIVE
        )
    ).all()
    builders = [viewer for viewer in people.viewers.values() if Role.BUILDER in viewer.roles]
    rows = []
    for session in coming:
        session.capacity = SEATS
        for number, viewer in enumerate(builders[: SEATS + WAITING]):
            state = ParticipationState.SIGNED_UP if number < SEATS else ParticipationState.WAITING
            asked = now - timedelta(days=20 - number)
            rows.append(
                {"session_id": session.id, "user_id": viewer.user_id, "state": state, "asked_at": asked}
            )
    if rows:
        database.session.execute(insert(Participation), rows)
