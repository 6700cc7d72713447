"""From area ids to codes and names and back, for what is stored by id and said by code."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app.database import database
from app.models.areas import Area, Vintage


def codes_of(area_ids: Sequence[int]) -> list[str]:
    """The codes of these areas, sorted."""
    return (
        sorted(database.session.scalars(select(Area.code).where(Area.id.in_(area_ids)))) if area_ids else []
    )


def names_of(area_ids: Sequence[int]) -> list[str]:
    """The names of these areas, in the order of their codes."""
    named = select(Area.name).where(Area.id.in_(area_ids)).order_by(Area.code)
    return list(database.session.scalars(named)) if area_ids else []


def ids_of(codes: Sequence[str]) -> tuple[int, ...]:
    """The ids in the current boundaries of these codes; an unknown code is left out."""
    found = select(Area.id).join(Vintage).where(Vintage.is_current, Area.code.in_(codes)).order_by(Area.id)
    return tuple(database.session.scalars(found)) if codes else ()
