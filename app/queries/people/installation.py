"""Whether this database holds invented data."""

from __future__ import annotations

from flask import g
from sqlalchemy import select

from app.database import database
from app.models.people import Installation


def is_demo() -> bool:
    """Whether everything here is invented; asked once a request."""
    if "is_demo" not in g:
        g.is_demo = bool(database.session.scalar(select(Installation.is_demo)))
    return bool(g.is_demo)
