"""Programmes with their modules in teaching order, the only order in which modules are ever shown."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, selectinload

from app.database import database
from app.exceptions import NotFound
from app.models.training import Module, Programme, Track

TRACK_ORDER = {Track.BASIC: 0, Track.DEEPENING: 1, Track.OTHER: 2}
"""The training for everybody first, then the one for opbouwwerkers."""


def programmes(*, archived: bool = False) -> list[Programme]:
    """The programmes that run (or those in the archive) with all their modules loaded."""
    condition = Programme.archived_at.is_not(None) if archived else Programme.archived_at.is_(None)
    found = database.session.scalars(
        select(Programme).where(condition).options(selectinload(Programme.modules))
    ).all()
    return sorted(found, key=lambda programme: (TRACK_ORDER[programme.track], programme.id))


def current_modules(programme: Programme) -> list[Module]:
    """The modules of a programme that are still given, in teaching order."""
    return [module for module in programme.modules if module.archived_at is None]


def programme(programme_id: int) -> Programme:
    """One programme, or NotFound."""
    found = database.session.get(Programme, programme_id, options=[selectinload(Programme.modules)])
    if found is None:
        raise NotFound("Deze leergang is er niet (meer).")
    return found


def module(module_id: int) -> Module:
    """One module with its programme, or NotFound."""
    found = database.session.scalar(
        select(Module)
        .join(Module.programme)
        .where(Module.id == module_id)
        .options(contains_eager(Module.programme))
    )
    if found is None:
        raise NotFound("Deze module is er niet (meer).")
    return found
