"""How far the map must reach: the municipality, the buurten of a team, or what was chosen."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import shapely
from sqlalchemy import or_, select
from sqlalchemy.orm import aliased

from app.database import database
from app.models.areas import Area, AreaLevel, Vintage
from app.queries.areas.vintages import current_vintage
from geodata.crs import to_wgs84

Box = tuple[float, float, float, float]


def municipality_box() -> Box | None:
    """West, south, east and north (WGS84) of everything that was loaded; None before the first load."""
    return _whole(_boxes())


def box_of(area_ids: tuple[int, ...]) -> Box | None:
    """The same of some buurten of the current boundaries; None without any."""
    return _whole({area_id: box for area_id, box in _boxes().items() if area_id in area_ids})


def box_of_codes(codes: tuple[str, ...]) -> Box | None:
    """The same of buurten and wijken that are chosen by code; None when none of them is known."""
    if not codes:
        return None
    wijk = aliased(Area)
    buurten = (
        select(Area.id)
        .join(Vintage, Vintage.id == Area.vintage_id)
        .outerjoin(wijk, wijk.id == Area.parent_id)
        .where(Vintage.is_current, or_(Area.code.in_(codes), wijk.code.in_(codes)))
    )
    return box_of(tuple(database.session.scalars(buurten)))


def _whole(boxes: dict[int, Box]) -> Box | None:
    if not boxes:
        return None
    west, south, east, north = zip(*boxes.values(), strict=True)
    return min(west), min(south), max(east), max(north)


def _boxes() -> dict[int, Box]:
    vintage = current_vintage()
    return {} if vintage is None else _read(vintage.key, vintage.id)


@lru_cache(maxsize=2)
def _read(_key: Hashable, vintage_id: int) -> dict[int, Box]:
    rows = database.session.execute(
        select(Area.id, Area.boundary).where(Area.vintage_id == vintage_id, Area.level == AreaLevel.BUURT)
    ).all()
    bounds = shapely.bounds(shapely.from_wkb([row.boundary for row in rows]))
    return dict(zip((row.id for row in rows), _in_degrees(bounds), strict=True))


def _in_degrees(bounds: npt.NDArray[np.float64]) -> list[Box]:
    """Boxes in RD metres, shape (n, 4), as boxes in degrees that hold all four corners."""
    west, south, east, north = bounds.T
    lon, lat = to_wgs84(np.stack([west, east, west, east]), np.stack([south, south, north, north]))
    edges = np.stack([lon.min(0), lat.min(0), lon.max(0), lat.max(0)], axis=1).round(6)
    return [(box[0], box[1], box[2], box[3]) for box in edges.tolist()]
