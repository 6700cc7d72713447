"""One's own kept choices."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from app.database import database
from app.models.people import SavedFilter


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedChoice:
    """A kept choice: `query` is the part of an address behind the question mark."""

    id: int
    name: str
    query: str


def saved_choices(user_id: int) -> tuple[SavedChoice, ...]:
    """The choices of one user, by name."""
    found = database.session.scalars(
        select(SavedFilter).where(SavedFilter.user_id == user_id).order_by(SavedFilter.name, SavedFilter.id)
    )
    return tuple(SavedChoice(id=saved.id, name=saved.name, query=saved.query) for saved in found)
