"""The records of a filter that have a shown place, for a map that stands alone."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from app.database import database
from app.models.areas import Area
from app.models.record import PublishedAsset
from app.policy import Viewer
from app.queries.record.assets import PIN_LIMIT
from app.queries.record.filters import AssetFilter, conditions, freshness


@dataclass(frozen=True, slots=True, kw_only=True)
class PinnedRecord:
    """A record with its shown place (WGS84) and what a pin says of it."""

    name: str
    kind: str
    summary: str
    lon: float
    lat: float
    precision: str
    visibility: str
    freshness: str
    buurt: str


def pinned_records(
    chosen: AssetFilter, viewer: Viewer, *, limit: int = PIN_LIMIT
) -> tuple[tuple[PinnedRecord, ...], bool]:
    """At most `limit` of them by name, and whether there are more."""
    row = PublishedAsset
    found = database.session.execute(
        select(
            row.name,
            row.kind,
            row.summary,
            row.lon,
            row.lat,
            row.precision,
            row.visibility,
            freshness().label("freshness"),
            Area.name.label("buurt"),
        )
        .outerjoin(Area, Area.id == row.buurt_id)
        .where(*conditions(chosen, viewer), row.location.is_not(None))
        .order_by(row.name_key, row.asset_id)
        .limit(limit + 1)
    ).mappings()
    records = [PinnedRecord(**{**line, "buurt": line["buurt"] or ""}) for line in found]
    return tuple(records[:limit]), len(records) > limit
