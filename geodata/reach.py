"""Which share of an area lies near something: discs around points, laid over where people live."""

from __future__ import annotations

import geopandas
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geodata.crs import RD_NEW

_QUARTER = 16  # straight pieces per quarter of a circle: 0.2 % of its surface is lost


def covered_share(
    points: NDArray[np.float64], inhabited: geopandas.GeoDataFrame, metres: float
) -> pd.Series[float]:
    """The share of people of each area who live at most `metres` from one of the points, by `area`.

    `points` is n × 2 (rd_x, rd_y). `inhabited` has a row per inhabited surface (RD New): its geometry, the
    `area` in which it lies, and the `people` on it (any unit), spread evenly over it. An area without people
    is left out.
    """
    near = geopandas.GeoSeries.from_xy(points[:, 0], points[:, 1], crs=RD_NEW)
    discs = near.buffer(metres, quad_segs=_QUARTER).union_all()
    within = inhabited.geometry.intersection(discs).area / inhabited.geometry.area
    people = inhabited["people"].astype(float)
    table = pd.DataFrame({"area": inhabited["area"], "people": people, "reached": people * within})
    sums = table.groupby("area")[["people", "reached"]].sum()
    sums = sums[sums["people"] > 0]
    return sums["reached"] / sums["people"]
