"""From area ids to codes and names and back, and from a group of another division to its buurten."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import CompoundSelect, Select, select, union

from app.database import database
from app.models.areas import Area, AreaGroupArea, AreaLink, Vintage

MOSTLY = 0.5
"""The share of an older buurt that makes a newer one its successor."""


def areas_of_today() -> CompoundSelect[int, int]:
    """Pairs of the id of an area of any year (`area_id`) and of what it mostly became today (`today_id`).

    By the links between the years, never by code: a code may come back for another place. What fell apart
    without one large part has none.
    """
    same = select(Area.id.label("area_id"), Area.id.label("today_id")).join(Vintage)
    became = (
        select(AreaLink.from_id, AreaLink.to_id)
        .join(Area, Area.id == AreaLink.to_id)
        .join(Vintage)
        .where(AreaLink.share >= MOSTLY)
    )
    return union(same.where(Vintage.is_current), became.where(Vintage.is_current))


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


def group_buurten(group: int) -> Select[int]:
    """Their ids; a buurt of older boundaries counts as what most of it became."""
    said = select(AreaGroupArea.area_id).where(AreaGroupArea.area_group_id == group)
    since = select(AreaLink.to_id).where(AreaLink.from_id.in_(said), AreaLink.share >= MOSTLY)
    return select(Area.id).join(Vintage).where(Vintage.is_current, Area.id.in_(said.union(since)))


def buurten_of_group(group: int) -> tuple[int, ...]:
    """The same, read; nothing for a group that is not there."""
    return tuple(database.session.scalars(group_buurten(group).order_by(Area.id)))
