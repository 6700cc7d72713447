"""Bump a stamp inside the transaction that changed its subject."""

from __future__ import annotations

from sqlalchemy import text

from app.database import database
from app.queries.stamps import HAS_WRITTEN

BUMP = text(
    "insert into stamps (name, version) values (:name, 1) "
    "on conflict (name) do update set version = stamps.version + 1"
)


def bump(name: str) -> None:
    """Every cache that is keyed by this stamp misses from the commit on."""
    database.session.execute(BUMP, {"name": name})
    database.session.info[HAS_WRITTEN] = True
