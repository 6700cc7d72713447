"""Add a row once, also when the same form comes twice at the same moment."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.database import database

Row = TypeVar("Row", bound=Any)


def add_once(made: Row) -> Row:
    """The row, added; or the one that has its `client_key`, when a second tap won.

    To look first is not enough: both may look before either is stored. The database then lets one wait.
    """
    kind, key = type(made), made.client_key
    try:
        with database.session.begin_nested():
            database.session.add(made)
    except IntegrityError:
        known: Row | None = database.session.scalar(select(kind).where(kind.client_key == key))
        if known is None:
            raise
        return known
    return made
