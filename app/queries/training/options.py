"""What the filter "Uit de leergang" offers on the map and the list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from app import clock
from app.database import database
from app.models.people import Team
from app.models.training import Module, Programme, Session, Track
from app.queries.training.offered import HELD
from app.queries.training.programmes import TRACK_ORDER


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionOption:
    """A session that was held; `team` is None when it was open to all. The start is aware, in UTC."""

    id: int
    starts_at: datetime
    team: str | None

    @property
    def held_on(self) -> datetime:
        """The start on the clock of the Netherlands."""
        return self.starts_at.astimezone(clock.LOCAL_ZONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleOption:
    """A module with its sessions, the newest first."""

    id: int
    title: str
    sessions: tuple[SessionOption, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeOption:
    """A programme with its modules in teaching order."""

    id: int
    title: str
    track: Track
    modules: tuple[ModuleOption, ...]


def training_options() -> list[ProgrammeOption]:
    """Programmes, modules and sessions from which something on the map can have come.

    Only modules that were given at least once, also when they stand in the archive by now. For
    visitors with `Permission.SEE_TRAINING` alone: the caller asks that first.
    """
    rows = database.session.execute(
        select(Programme, Module, Session.id, Session.starts_at, Team.name)
        .join(Module, Module.programme_id == Programme.id)
        .join(Session, Session.module_id == Module.id)
        .outerjoin(Team, Team.id == Session.team_id)
        .where(Session.state.in_(HELD), Session.starts_at <= clock.now())
        .order_by(Programme.id, Module.position, Module.id, Session.starts_at.desc(), Session.id.desc())
    ).all()
    held: dict[Programme, dict[Module, list[SessionOption]]] = {}
    for programme, module, session_id, starts_at, team in rows:
        option = SessionOption(id=session_id, starts_at=starts_at, team=team)
        held.setdefault(programme, {}).setdefault(module, []).append(option)
    options = [_programme_option(programme, modules) for programme, modules in held.items()]
    return sorted(options, key=lambda option: TRACK_ORDER[option.track])


def _programme_option(programme: Programme, modules: dict[Module, list[SessionOption]]) -> ProgrammeOption:
    return ProgrammeOption(
        id=programme.id,
        title=programme.title,
        track=programme.track,
        modules=tuple(
            ModuleOption(id=module.id, title=module.title, sessions=tuple(sessions))
            for module, sessions in modules.items()
        ),
    )
