"""Which share of an area lies near something: discs around points, laid over where people live."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import shapely
from numpy.typing import NDArray

from geodata.crs import RD_NEW

if TYPE_CHECKING:
    import geopandas
    import pandas as pd

_QUARTER = 8  # straight pieces per quarter of a circle
_AS_LARGE = math.sqrt(math.pi / (2 * _QUARTER * math.sin(math.pi / 2 / _QUARTER)))
"""A polygon of so many corners is as large as its circle when its corners lie this much further out."""


def covered_share(
    points: NDArray[np.float64], inhabited: geopandas.GeoDataFrame, metres: float
) -> pd.Series[float]:
    """The share of people of each area who live at most `metres` from one of the points, by `area`.

    `points` is n × 2 (rd_x, rd_y). `inhabited` has a row per inhabited surface (RD New): its geometry, the
    `area` in which it lies, and the `people` on it (any unit), spread evenly over it. An area without people
    is left out.
    """
    import geopandas  # noqa: PLC0415 (heavy, and seldom wanted)
    import pandas as pd  # noqa: PLC0415 (heavy, and seldom wanted)

    near = geopandas.GeoSeries.from_xy(points[:, 0], points[:, 1], crs=RD_NEW)
    discs = near.buffer(metres * _AS_LARGE, quad_segs=_QUARTER).union_all()
    within = _share_under(discs, inhabited.geometry.to_numpy())
    people = inhabited["people"].astype(float)
    table = pd.DataFrame({"area": inhabited["area"], "people": people, "reached": people * within})
    sums = table.groupby("area")[["people", "reached"]].sum()
    sums = sums[sums["people"] > 0]
    return sums["reached"] / sums["people"]


def _share_under(discs: shapely.Geometry, surfaces: NDArray[np.object_]) -> NDArray[np.float64]:
    """The share of each surface that lies under the discs; only what lies across their edge is cut."""
    shapely.prepare(discs)
    shares: NDArray[np.float64] = shapely.covers(discs, surfaces).astype(np.float64)
    cut = shapely.intersects(discs, surfaces) & (shares == 0)
    shares[cut] = shapely.area(shapely.intersection(surfaces[cut], discs)) / shapely.area(surfaces[cut])
    return shares
