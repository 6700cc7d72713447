"""Where invented things lie: a point in a real buurt, drawn from the name, on the loaded boundaries."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from sqlalchemy import select

from app.database import database
from app.demo.neighbourhood.chance import fraction
from app.demo.shapes import DemoAsset
from app.models.areas import Area, AreaLevel, Vintage
from app.queries.areas.lookup import BuurtIndex, buurt_index
from app.services.record.content import Where

TRIES: Final = 60
APART: Final = 45.0
"""Metres that two drawn places are apart, when there is room."""
FARTHEST: Final = 500.0
"""Metres from the middle of a buurt: a village lies in a lot of land."""
WIDTH: Final = 0.85
"""Part of the radius that the buurt would have as a circle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Buurt:
    """A loaded buurt; `middle` and distances are in RD metres."""

    id: int
    name: str
    middle: tuple[float, float]
    radius: float


def loaded_buurten() -> dict[str, Buurt]:
    """The buurten of the current boundaries by name; of two with one name the first code counts."""
    rows = database.session.execute(
        select(Area.id, Area.name, Area.label_point, Area.hectares)
        .join(Vintage)
        .where(Vintage.is_current, Area.level == AreaLevel.BUURT)
        .order_by(Area.code.desc())
    )
    return {
        row.name: Buurt(
            id=row.id,
            name=row.name,
            middle=row.label_point,
            radius=min(FARTHEST, WIDTH * math.sqrt(row.hectares * 10_000 / math.pi)),
        )
        for row in rows
    }


def find_places(assets: Iterable[DemoAsset], buurten: Mapping[str, Buurt]) -> dict[str, Where]:
    """Where each record is, by name; one that lies beside another comes after it."""
    index = buurt_index()
    points: dict[str, tuple[float, float]] = {}
    places: dict[str, Where] = {}
    for asset in assets:
        spot, buurt = asset.spot, buurten[asset.spot.buurt]
        if not spot.whole:
            points[asset.name] = _point(asset, buurt, points, index)
        serves = tuple(sorted(buurten[name].id for name in asset.serves if name in buurten))
        places[asset.name] = Where(
            location=points.get(asset.name),
            place_note=asset.place_note,
            place_uncertain=asset.place_uncertain,
            service_area=(buurt.id,) if spot.whole else serves,
        )
    return places


def _point(
    asset: DemoAsset, buurt: Buurt, taken: Mapping[str, tuple[float, float]], index: BuurtIndex
) -> tuple[float, float]:
    if asset.spot.beside:
        rd_x, rd_y = taken[asset.spot.beside]
        return rd_x + asset.spot.metres[0], rd_y + asset.spot.metres[1]
    if asset.spot.centre:
        return _rounded(buurt.middle)
    points = _drawn(asset.name, buurt)
    inside = points[index.locate(points) == buurt.id]
    if not len(inside):
        return _rounded(buurt.middle)
    if not taken:
        return _rounded(inside[0])
    others = np.array(list(taken.values()))
    nearest = np.hypot(*(inside[:, None, :] - others[None, :, :]).transpose(2, 0, 1)).min(axis=1)
    free = np.flatnonzero(nearest >= APART)
    return _rounded(inside[free[0] if len(free) else int(nearest.argmax())])


def _drawn(name: str, buurt: Buurt) -> npt.NDArray[np.float64]:
    """Places spread evenly over a circle around the middle of the buurt."""
    turns = np.array([fraction(name, "turn", number) for number in range(TRIES)]) * 2 * math.pi
    away = np.sqrt([fraction(name, "away", number) for number in range(TRIES)]) * buurt.radius
    return np.array(buurt.middle) + np.column_stack((np.cos(turns) * away, np.sin(turns) * away))


def _rounded(point: Iterable[float]) -> tuple[float, float]:
    rd_x, rd_y = point
    return round(float(rd_x), 1), round(float(rd_y), 1)
