"""Counters that say whether a cache is still true: read with the viewer, bumped by every write."""

from __future__ import annotations

from sqlalchemy import select

from app.database import database
from app.models.record import Stamp

AREAS = "areas"
ASSETS = "assets"
CATALOGUE = "catalogue"
HAS_WRITTEN = "has bumped a stamp"
"""Stands in the `info` of a session that did: what it reads is not true for others yet, and may never be."""


def stamp(name: str) -> int:
    """The version of a subject; 0 before its first write."""
    return database.session.scalar(select(Stamp.version).where(Stamp.name == name)) or 0
