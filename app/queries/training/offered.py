"""Which sessions a colleague may name when she says what brought her to something."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import ColumnElement, or_, select

from app import clock
from app.database import database
from app.models.people import Role
from app.models.training import Module, Programme, Session, SessionState, Track
from app.policy import Permission, Viewer

OPEN_SESSIONS_FOR = frozenset({Role.BUILDER, Role.TRAINER, Role.COORDINATOR})
HELD = (SessionState.ACTIVE, SessionState.INACTIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedSession:
    """A session that the visitor may name; the start is aware, in UTC."""

    id: int
    starts_at: datetime
    module: str
    programme: str
    track: Track

    @property
    def held_on(self) -> datetime:
        """The start on the clock of the Netherlands."""
        return self.starts_at.astimezone(clock.LOCAL_ZONE)


def a_year_ago() -> datetime:
    """Midnight in the Netherlands on this day a year ago; 29 February becomes 28 February."""
    today = clock.today()
    is_leap_day = (today.month, today.day) == (2, 29)
    day = date(today.year - 1, today.month, 28 if is_leap_day else today.day)
    return datetime.combine(day, time(), tzinfo=clock.LOCAL_ZONE)


def sessions_offered(viewer: Viewer) -> list[OfferedSession]:
    """Sessions of the last twelve months that count as the visitor's, the newest first.

    Those of the visitor's teams; for opbouwwerkers, trainers and coordinators also those that were
    open to all. A session counts from its start on, unless it was called off or never announced.
    """
    if not (viewer.may(Permission.SEE_TRAINING) and viewer.may(Permission.RECORD)):
        return []
    mine: list[ColumnElement[bool]] = [Session.team_id.in_(viewer.team_ids)]
    if viewer.roles & OPEN_SESSIONS_FOR:
        mine.append(Session.team_id.is_(None))
    rows = database.session.execute(
        select(
            Session.id,
            Session.starts_at,
            Module.title.label("module"),
            Programme.title.label("programme"),
            Programme.track,
        )
        .join(Module, Module.id == Session.module_id)
        .join(Programme, Programme.id == Module.programme_id)
        .where(or_(*mine), Session.state.in_(HELD), Session.starts_at.between(a_year_ago(), clock.now()))
        .order_by(Session.starts_at.desc(), Session.id.desc())
    )
    return [OfferedSession(**row) for row in rows.mappings()]
