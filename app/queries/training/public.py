"""What of the leergang everybody may read, once the organisation chose so: what there is and when.

No names, no team, nothing that a colleague typed about a place: where a session is, is told only by a record
that is public on the map.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, select

from app import clock
from app.database import database
from app.exceptions import NotFound
from app.models.record import PublishedAsset
from app.models.training import Module, ModuleKind, Session, SessionState, Track
from app.policy import ANYBODY, visible_rows
from app.queries.settings import PUBLIC_VIEW, setting
from app.queries.training.programmes import current_modules, module, programmes

CLOSED = "Deze bladzijde is er niet."


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicSession:
    """A session to come that is open to all who follow the programme. Moments are aware, in UTC."""

    starts_at: datetime
    ends_at: datetime
    online: bool
    place: str
    called_off: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicModule:
    """A module that is given, with its sessions to come; these are empty in a list of modules."""

    id: int
    title: str
    kind: ModuleKind
    aim: str
    theme: str
    programme: str
    sessions: tuple[PublicSession, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicProgramme:
    """A programme with its modules in teaching order."""

    title: str
    track: Track
    aim: str
    modules: tuple[PublicModule, ...]


def public_programmes() -> tuple[PublicProgramme, ...]:
    """All that run; raises NotFound while the public view is off."""
    _require_open()
    return tuple(
        PublicProgramme(
            title=each.title,
            track=each.track,
            aim=each.aim,
            modules=tuple(_shown(one) for one in current_modules(each)),
        )
        for each in programmes()
    )


def public_module(module_id: int) -> PublicModule:
    """One that is given; NotFound for one of the archive, and for each while the public view is off."""
    _require_open()
    found = module(module_id)
    if found.archived_at is not None or found.programme.archived_at is not None:
        raise NotFound(CLOSED)
    return _shown(found, sessions=_coming(module_id))


def _require_open() -> None:
    if not setting(PUBLIC_VIEW):
        raise NotFound(CLOSED)


def _shown(found: Module, *, sessions: Sequence[PublicSession] = ()) -> PublicModule:
    return PublicModule(
        id=found.id,
        title=found.title,
        kind=found.kind,
        aim=found.aim,
        theme=found.theme,
        programme=found.programme.title,
        sessions=tuple(sessions),
    )


def _coming(module_id: int) -> list[PublicSession]:
    place = PublishedAsset
    rows = database.session.execute(
        select(Session.starts_at, Session.ends_at, Session.online, Session.state, place.name)
        .outerjoin(place, and_(place.asset_id == Session.place_id, visible_rows(ANYBODY)))
        .where(
            Session.module_id == module_id,
            Session.team_id.is_(None),
            Session.state.in_((SessionState.ACTIVE, SessionState.CANCELLED)),
            Session.ends_at > clock.now(),
        )
        .order_by(Session.starts_at, Session.id)
    )
    return [
        PublicSession(
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            online=row.online,
            place=row.name or "",
            called_off=row.state is SessionState.CANCELLED,
        )
        for row in rows
    ]
