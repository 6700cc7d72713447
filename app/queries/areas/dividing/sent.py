"""Boundaries that were sent and wait for a yes, and one of them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app.database import database
from app.exceptions import NotFound
from app.models.areas import BoundaryFile

SHOWN = 20


def waiting_boundaries() -> Sequence[BoundaryFile]:
    """Those that were not loaded, the newest first."""
    waiting = select(BoundaryFile).where(BoundaryFile.loaded_at.is_(None)).order_by(BoundaryFile.id.desc())
    return database.session.scalars(waiting.limit(SHOWN)).all()


def boundary_file(file_id: int) -> BoundaryFile:
    """One of them; raises NotFound."""
    found = database.session.get(BoundaryFile, file_id)
    if found is None:
        raise NotFound("Dit bestand is er niet (meer). Stuur het opnieuw.")
    return found
