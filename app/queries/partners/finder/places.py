"""Where somebody looks: an area or point with how far around it counts, and how far records lie from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from sqlalchemy import select

from app.database import database
from app.models.areas import Area, Vintage
from app.queries.partners.finder.asking.wanted import Wanted
from geodata.crs import to_rd


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """RD New geometry, and how far from it in metres; `area_ids` and `name` are of the areas themselves."""

    geometry: Any
    area_ids: tuple[int, ...]
    name: str
    limit: int

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The RD box within which everything lies."""
        west, south, east, north = shapely.bounds(self.geometry)
        return (
            float(west) - self.limit,
            float(south) - self.limit,
            float(east) + self.limit,
            float(north) + self.limit,
        )

    @property
    def middle(self) -> tuple[float, float]:
        """An RD point inside, to walk the nearest from."""
        point = shapely.point_on_surface(self.geometry)
        return float(point.x), float(point.y)

    def distances(self, places: list[tuple[float, float] | None]) -> npt.NDArray[np.float64]:
        """Metres from each RD place, 0 inside, NaN without a place."""
        measured = np.full(len(places), np.nan)
        known = [number for number, place in enumerate(places) if place is not None]
        if known:
            shapely.prepare(self.geometry)
            points = shapely.points([places[number] for number in known])
            measured[known] = shapely.distance(self.geometry, points)
        return measured


def surroundings(wanted: Wanted, *, distance_m: int) -> Surroundings | None:
    """Where it is looked for; None when nothing was said of it, or nothing that we know."""
    limit = distance_m if wanted.distance_m is None else wanted.distance_m
    if wanted.lon is not None and wanted.lat is not None:
        rd_x, rd_y = to_rd(wanted.lon, wanted.lat)
        point = shapely.Point(float(rd_x), float(rd_y))
        return Surroundings(geometry=point, area_ids=(), name="de plek die je aanwees", limit=limit)
    codes = [*wanted.buurten, *wanted.wijken]
    rows = database.session.execute(
        select(Area.id, Area.name, Area.boundary)
        .join(Vintage)
        .where(Vintage.is_current, Area.code.in_(codes))
        .order_by(Area.level.desc(), Area.name_key)
    ).all()
    if not rows:
        return None
    geometry = shapely.union_all(shapely.from_wkb([row.boundary for row in rows]))
    return Surroundings(
        geometry=geometry,
        area_ids=tuple(row.id for row in rows),
        name=", ".join(dict.fromkeys(row.name for row in rows)),
        limit=limit,
    )
