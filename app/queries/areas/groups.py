"""The buurten of a group of another division, in today's boundaries."""

from __future__ import annotations

from sqlalchemy import Select, select

from app.database import database
from app.models.areas import Area, AreaGroupArea, AreaLink, Vintage

MOSTLY = 0.5
"""The share of an older buurt that makes a newer one its successor."""


def group_buurten(group: int) -> Select[int]:
    """Their ids; a buurt of older boundaries counts as what most of it became."""
    said = select(AreaGroupArea.area_id).where(AreaGroupArea.area_group_id == group)
    since = select(AreaLink.to_id).where(AreaLink.from_id.in_(said), AreaLink.share >= MOSTLY)
    return select(Area.id).join(Vintage).where(Vintage.is_current, Area.id.in_(said.union(since)))


def buurten_of_group(group: int) -> tuple[int, ...]:
    """The same, read; nothing for a group that is not there."""
    return tuple(database.session.scalars(group_buurten(group).order_by(Area.id)))
