"""What the teams that are busy with the basic training said they would do, for the next one to open with."""

from __future__ import annotations

from typing import Final
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import func, select

from app.database import database
from app.demo.calendar import DEMO_NOW, DemoCalendar
from app.demo.writing.leergang import END_OF_WORK
from app.models.training import Action, ActionKind, ActionState, Session, SessionState

STEPS: Final = (
    (ActionKind.ROUND, "We lopen op donderdagmiddag een uur door de buurt."),
    (ActionKind.TALK, "We vragen bij elke intake wie er in de straat al iets doet."),
)


def write_next_steps(calendar: DemoCalendar) -> None:
    """Write them after the last session of each team that has another one to come."""
    now = calendar.moment(DEMO_NOW, END_OF_WORK)
    busy = select(Session.team_id).where(
        Session.starts_at > now, Session.team_id.is_not(None), Session.state == SessionState.ACTIVE
    )
    last = (
        select(Session.team_id, func.max(Session.starts_at).label("starts_at"))
        .where(Session.starts_at < now, Session.team_id.in_(busy), Session.state == SessionState.INACTIVE)
        .group_by(Session.team_id)
        .subquery()
    )
    sessions = database.session.scalars(
        select(Session)
        .join(last, (last.c.team_id == Session.team_id) & (last.c.starts_at == Session.starts_at))
        .order_by(Session.id)
    ).all()
    database.session.add_all(
        Action(
            client_key=uuid5(NAMESPACE_URL, f"next-step-{session.id}-{number}"),
            session_id=session.id,
            team_id=session.team_id,
            kind=kind,
            said=said,
            made_on=calendar.day(DEMO_NOW),
            state=ActionState.OPEN,
        )
        for session in sessions
        for number, (kind, said) in enumerate(STEPS)
    )
