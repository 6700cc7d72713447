"""What lies near a record, measured between shown places: the line that one gets back for recording."""

from __future__ import annotations

from dataclasses import dataclass

from app.models.record import PublishedAsset
from app.policy import Viewer
from app.queries.record.filters import AssetFilter, conditions, count_published
from geodata.crs import to_wgs84

NEAR_METRES = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearby:
    """How many records of the same themes are near, and the filter that shows them."""

    count: int
    filter: AssetFilter


def nearby(row: PublishedAsset, viewer: Viewer) -> Nearby | None:
    """Records that share a theme within 300 metres of a published row; None when it has no shown place."""
    if row.location is None:
        return None
    rd_x, rd_y = row.location
    chosen = AssetFilter(theme=tuple(row.themes), bbox=_box(rd_x, rd_y))
    count = count_published(
        *conditions(chosen, viewer),
        PublishedAsset.location.distance((rd_x, rd_y)) <= NEAR_METRES,
        PublishedAsset.asset_id != row.asset_id,
    )
    return Nearby(count=count, filter=chosen)


def _box(rd_x: float, rd_y: float) -> tuple[float, float, float, float]:
    west, south = to_wgs84(rd_x - NEAR_METRES, rd_y - NEAR_METRES)
    east, north = to_wgs84(rd_x + NEAR_METRES, rd_y + NEAR_METRES)
    return west, south, east, north
