"""What the box of the map holds, for the list beside it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from app.database import database
from app.models.areas import Area
from app.models.record import PublishedAsset
from app.policy import Viewer
from app.queries.areas.lookup import buurt_index
from app.queries.record.assets import Order, Page, list_page
from app.queries.record.filters import AssetFilter, conditions, count_published
from geodata.crs import to_rd


@dataclass(frozen=True, slots=True, kw_only=True)
class InView:
    """The records in the box, how many have no shown place, and the wijk in the middle ("" outside)."""

    page: Page
    placeless: int
    wijk_code: str


def in_view(chosen: AssetFilter, viewer: Viewer, *, order: Order) -> InView:
    """The first page of what the filter shows in its box; near means near the middle of that box."""
    middle = middle_of(chosen)
    return InView(
        page=list_page(chosen, viewer, order=order, near=middle if order is Order.NEAR else None),
        placeless=placeless(chosen, viewer),
        wijk_code=_wijk_at(middle) if middle else "",
    )


def middle_of(chosen: AssetFilter) -> tuple[float, float] | None:
    """The RD place in the middle of the box of a filter; None without a box."""
    if chosen.bbox is None:
        return None
    west, south, east, north = chosen.bbox
    rd_x, rd_y = to_rd((west + east) / 2, (south + north) / 2)
    return float(rd_x), float(rd_y)


def placeless(chosen: AssetFilter, viewer: Viewer) -> int:
    """How many records of a filter have no place to be shown at, wherever the map looks."""
    anywhere = conditions(chosen.without("bbox"), viewer)
    return count_published(*anywhere, PublishedAsset.location.is_(None))


def _wijk_at(place: tuple[float, float]) -> str:
    buurt_id = buurt_index().locate_one(place)
    if buurt_id is None:
        return ""
    wijk = select(Area.parent_id).where(Area.id == buurt_id).scalar_subquery()
    return database.session.scalar(select(Area.code).where(Area.id == wijk)) or ""
