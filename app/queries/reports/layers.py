"""The shapes of a report for a GIS: its parts with their borders, and records without their names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import shapely
from sqlalchemy import select

from app import labels
from app.database import database
from app.models.areas import Area, AreaLevel, Vintage
from app.models.record import PublishedAsset
from app.queries.record.catalogue import theme_labels
from app.queries.record.exporting.rows import POINTED
from app.queries.record.filters import AssetFilter, conditions, freshness
from app.queries.reports.gathering import READERS, Gathered

MOST = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A record as a report keeps it: no name and no words of anybody, for those must be able to go.

    `location` (RD New) only where the file may hold a point.
    """

    kind: str
    themes: str
    check: str
    checked_on: date | None
    precision: str
    buurt_code: str
    vintage: int | None
    location: tuple[float, float] | None


def borders(found: Gathered) -> Mapping[int, Any]:
    """The border of each part of a report (shapely, RD New) by its id, out of those of its buurten."""
    rows = database.session.execute(
        select(Area.code, Area.boundary)
        .join(Vintage, Vintage.id == Area.vintage_id)
        .where(Vintage.is_current, Area.level == AreaLevel.BUURT, Area.code.in_(found.by_buurt))
        .order_by(Area.code)
    )
    buurten: dict[int, list[Any]] = {}
    for code, boundary in rows:
        buurten.setdefault(found.by_buurt[code], []).append(shapely.from_wkb(boundary))
    return {region: shapely.normalize(shapely.union_all(each)) for region, each in buurten.items()}


def spots(found: Gathered) -> Sequence[Spot]:
    """At most `MOST` records that go on, as the readers of the report may see them."""
    row, words = PublishedAsset, theme_labels()
    chosen = AssetFilter(buurt=found.asked.period.codes, status=("active",))
    rows = database.session.execute(
        select(row, freshness(), Area.code, Vintage.year)
        .outerjoin(Area, Area.id == row.buurt_id)
        .outerjoin(Vintage, Vintage.id == Area.vintage_id)
        .where(*conditions(chosen, READERS[found.asked.edition]))
        .order_by(Area.code, row.asset_id)
        .limit(MOST)
    )
    return [
        Spot(
            kind=labels.KINDS[one.kind],
            themes=", ".join(words.get(theme, theme) for theme in one.themes),
            check=labels.FRESHNESS[state],
            checked_on=one.verified_on,
            precision=labels.PRECISIONS[one.precision],
            buurt_code=code or "",
            vintage=year,
            location=one.location if one.precision in POINTED else None,
        )
        for one, state, code, year in rows
    ]
