"""Sessions as every page shows them: one line with module, team, time and state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, or_, select, true

from app import clock
from app.database import database
from app.exceptions import NotFound
from app.models.people import Team
from app.models.training import (
    Module,
    ModuleKind,
    Participation,
    ParticipationState,
    Programme,
    Session,
    SessionState,
    SessionTrainer,
    Track,
)
from app.policy import Permission, Viewer
from app.queries.training.offered import a_year_ago

AGENDA_LIMIT = 8
RECENT_FOR = timedelta(days=92)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLine:
    """One session; `team` is None when it is open to all. Moments are aware, in UTC."""

    id: int
    module_id: int
    module: str
    module_kind: ModuleKind
    programme: str
    track: Track
    team: str | None
    starts_at: datetime
    ends_at: datetime
    place: str
    place_id: int | None
    online: bool
    state: SessionState
    participants: int | None
    version: int

    @property
    def where(self) -> str:
        """Where it is, in words; empty when nobody knows yet."""
        return ": ".join(filter(None, ("Online", self.place))) if self.online else self.place


def shown_state(state: SessionState, ends_at: datetime) -> SessionState:
    """A session that went on and is over was held, also while nobody has said so."""
    over = state is SessionState.ACTIVE and ends_at <= clock.now()
    return SessionState.INACTIVE if over else state


def announced(viewer: Viewer) -> ColumnElement[bool]:
    """What is still in preparation is for those who plan and give; the rest is for every colleague."""
    return true() if viewer.may(Permission.GIVE_TRAINING) else Session.state != SessionState.CONCEPT


def session_line(session_id: int, viewer: Viewer) -> SessionLine:
    """One session, or NotFound when there is none for this visitor."""
    lines = read_lines(select_sessions(viewer).where(Session.id == session_id))
    if not lines:
        raise NotFound("Deze bijeenkomst is er niet (meer).")
    return lines[0]


def stored_session(session_id: int) -> Session:
    """One session as it is stored, for who may change it; NotFound when there is none."""
    found = database.session.get(Session, session_id)
    if found is None:
        raise NotFound("Deze bijeenkomst is er niet (meer).")
    return found


def next_sessions(viewer: Viewer) -> list[SessionLine]:
    """What is still to come for the visitor's teams or is open to all, the soonest first."""
    coming = select_sessions(viewer).where(concerns(viewer), Session.ends_at > clock.now())
    return read_lines(coming.order_by(Session.starts_at, Session.id).limit(AGENDA_LIMIT))


def recent_sessions(viewer: Viewer) -> list[SessionLine]:
    """What the visitor's teams had, or was open to all, in the last quarter; the latest first."""
    now = clock.now()
    past = select_sessions(viewer).where(concerns(viewer), Session.ends_at.between(now - RECENT_FOR, now))
    return read_lines(past.order_by(Session.starts_at.desc(), Session.id.desc()).limit(AGENDA_LIMIT))


def sessions_of_module(module_id: int, viewer: Viewer) -> list[SessionLine]:
    """Every session of a module in the order in which they are held."""
    return read_lines(
        select_sessions(viewer).where(Session.module_id == module_id).order_by(Session.starts_at, Session.id)
    )


def sessions_given_by(viewer: Viewer) -> list[SessionLine]:
    """The sessions that the visitor gives, the latest first."""
    mine = select(SessionTrainer.session_id).where(SessionTrainer.user_id == viewer.user_id)
    return read_lines(
        select_sessions(viewer)
        .where(Session.id.in_(mine))
        .order_by(Session.starts_at.desc(), Session.id.desc())
    )


def all_sessions(viewer: Viewer, *, coming: bool) -> list[SessionLine]:
    """All sessions: those to come (the soonest first), or of the last twelve months (the latest first)."""
    now = clock.now()
    if coming:
        query = select_sessions(viewer).where(Session.ends_at > now).order_by(Session.starts_at, Session.id)
    else:
        query = select_sessions(viewer).where(Session.ends_at <= now, Session.starts_at >= a_year_ago())
        query = query.order_by(Session.starts_at.desc(), Session.id.desc())
    return read_lines(query)


def coming_of_programme(programme_id: int, viewer: Viewer) -> list[SessionLine]:
    """What the visitor could go to of a programme: still to come and not called off, the soonest first."""
    coming = select_sessions(viewer).where(
        concerns(viewer),
        Module.programme_id == programme_id,
        Session.starts_at > clock.now(),
        Session.state != SessionState.CANCELLED,
    )
    return read_lines(coming.order_by(Session.starts_at, Session.id))


def sessions_of_feed(viewer: Viewer, *, team_id: int | None, module_id: int | None) -> list[SessionLine]:
    """The sessions of a team or a module, or else the visitor's own, of the last twelve months and to come.

    Her own are those of her teams, what she gives, and what she signed up for; called off ones stay.
    """
    query = select_sessions(viewer).where(Session.starts_at >= a_year_ago())
    if team_id is not None:
        query = query.where(Session.team_id == team_id)
    elif module_id is not None:
        query = query.where(Session.module_id == module_id)
    else:
        query = query.where(_own(viewer))
    return read_lines(query.order_by(Session.starts_at, Session.id))


def _own(viewer: Viewer) -> ColumnElement[bool]:
    gives = select(SessionTrainer.session_id).where(SessionTrainer.user_id == viewer.user_id)
    comes = select(Participation.session_id).where(
        Participation.user_id == viewer.user_id, Participation.state != ParticipationState.SIGNED_OFF
    )
    return or_(Session.team_id.in_(viewer.team_ids), Session.id.in_(gives), Session.id.in_(comes))


def concerns(viewer: Viewer) -> ColumnElement[bool]:
    """What is open to all, or of a team of the visitor."""
    return or_(Session.team_id.is_(None), Session.team_id.in_(viewer.team_ids))


def select_sessions(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    """The sessions that the visitor may know of, to narrow down."""
    return (
        select(
            Session.id,
            Session.module_id,
            Module.title.label("module"),
            Module.kind.label("module_kind"),
            Programme.title.label("programme"),
            Programme.track,
            Team.name.label("team"),
            Session.starts_at,
            Session.ends_at,
            Session.place,
            Session.place_id,
            Session.online,
            Session.state,
            Session.participants,
            Session.version,
        )
        .join(Module, Module.id == Session.module_id)
        .join(Programme, Programme.id == Module.programme_id)
        .outerjoin(Team, Team.id == Session.team_id)
        .where(announced(viewer))
    )


def read_lines(query: Select[*tuple[Any, ...]]) -> list[SessionLine]:
    """What such a query finds."""
    return [_line(row) for row in database.session.execute(query).mappings()]


def _line(row: RowMapping) -> SessionLine:
    return SessionLine(**{**row, "state": shown_state(row["state"], row["ends_at"])})
