"""Which share of an area lies near something: discs around points, laid over where people live."""

from __future__ import annotations

import geopandas
import numpy as np
import pandas as pd
import shapely
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
    within = _covered(_discs(points, metres), inhabited.geometry.to_numpy())
    people = inhabited["people"].astype(float)
    table = pd.DataFrame({"area": inhabited["area"], "people": people, "reached": people * within})
    sums = table.groupby("area")[["people", "reached"]].sum()
    sums = sums[sums["people"] > 0]
    return sums["reached"] / sums["people"]


def _discs(points: NDArray[np.float64], metres: float) -> NDArray[np.object_]:
    """A disc around each point."""
    discs = geopandas.GeoSeries.from_xy(points[:, 0], points[:, 1], crs=RD_NEW).buffer(metres, _QUARTER)
    return np.asarray(discs.to_numpy(), dtype=object)


def _covered(discs: NDArray[np.object_], surfaces: NDArray[np.object_]) -> NDArray[np.float64]:
    """The share of each surface that lies under the discs.

    Small surfaces mostly lie under none or wholly under one; the rest is laid over those that it meets only.
    """
    shares = np.zeros(len(surfaces))
    tree = shapely.STRtree(discs)
    surface, _ = tree.query(surfaces, predicate="covered_by")
    shares[surface] = 1.0
    open_ = np.flatnonzero(shares == 0)
    surface, disc = tree.query(surfaces[open_], predicate="intersects")
    for at, met in pd.Series(disc).groupby(surface):
        over = shapely.union_all(discs[met.to_numpy()])
        whole = surfaces[open_[at]]
        shares[open_[at]] = shapely.area(shapely.intersection(whole, over)) / shapely.area(whole)
    return shares
