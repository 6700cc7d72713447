"""Choices under a name of one's own: kept, renamed, taken away. Nobody else sees them."""

from __future__ import annotations

from sqlalchemy import func, select

from app.database import database
from app.exceptions import Invalid, NotFound
from app.models.people import SavedFilter
from app.queries.record.filters import AssetFilter
from app.services.constraints import named_constraints
from app.services.people.naming import plain_line

MOST = 20
NAME_LIMIT = 60


def save_filter(*, user_id: int, name: str, chosen: AssetFilter) -> SavedFilter:
    """Keep a choice. Raises Invalid by field (name or choice)."""
    kept = chosen.without("bbox")
    if kept.is_empty:
        raise Invalid({"choice": "Kies eerst iets op de kaart of in de lijst. Dan kun je die keuze bewaren."})
    count = database.session.scalar(select(func.count()).where(SavedFilter.user_id == user_id)) or 0
    if count >= MOST:
        raise Invalid({"choice": f"Je hebt al {MOST} keuzes bewaard. Haal er eerst een weg."})
    saved = SavedFilter(user_id=user_id, name=_checked(name), query=kept.query_string())
    with named_constraints():
        database.session.add(saved)
    return saved


def rename_filter(*, saved_id: int, user_id: int, name: str) -> None:
    """Give it another name. Raises Invalid, or NotFound for one that is not this user's."""
    saved = _own(saved_id, user_id)
    checked = _checked(name)
    with named_constraints():
        saved.name = checked


def remove_filter(*, saved_id: int, user_id: int) -> SavedFilter:
    """Take it away; returns what it was, so that it can be put back. Raises NotFound."""
    saved = _own(saved_id, user_id)
    database.session.delete(saved)
    database.session.flush()
    return saved


def _own(saved_id: int, user_id: int) -> SavedFilter:
    saved = database.session.get(SavedFilter, saved_id)
    if saved is None or saved.user_id != user_id:
        raise NotFound
    return saved


def _checked(text: str) -> str:
    name = plain_line(text)
    if not name:
        raise Invalid({"name": "Geef de keuze een naam, zoals ‘Avond in Selwerd’."})
    if len(name) > NAME_LIMIT:
        raise Invalid({"name": f"Gebruik hoogstens {NAME_LIMIT} tekens. Het zijn er nu {len(name)}."})
    return name
