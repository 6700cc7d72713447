"""In which buurt a place lies: the buurten of the current boundaries, held in memory per worker.

The index is rebuilt when the current boundaries are others than those it was made of, so a load in
another process is seen by the next request.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import shapely
from sqlalchemy import select

from app.database import database
from app.models.areas import Area, AreaLevel
from app.queries.areas.vintages import current_vintage
from geodata.lookup import AreaIndex


@dataclass(frozen=True, slots=True)
class BuurtIndex:
    """The buurten of one vintage: `ids[i]` is the database id behind index i of the tree."""

    tree: AreaIndex
    ids: npt.NDArray[np.int64]

    def locate(self, points: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
        """Area ids for RD points of shape (n, 2); -1 outside all buurten."""
        if not len(self.ids):
            return np.full(len(points), -1, dtype=np.int64)
        found = self.tree.locate(points)
        return np.where(found >= 0, self.ids[np.maximum(found, 0)], -1)

    def under(self, shape: shapely.Geometry) -> list[int]:
        """Ids of the buurten in which a line or surface (RD New) lies, where most of it is first."""
        return [int(self.ids[number]) for number in self.tree.under(shape)]

    def locate_one(self, place: tuple[float, float]) -> int | None:
        """The id of the buurt of one RD place, or None outside."""
        found = int(self.locate(np.array([place], dtype=np.float64))[0])
        return None if found < 0 else found


def buurt_index() -> BuurtIndex:
    """The index of the current boundaries; of nothing before the first load."""
    vintage = current_vintage()
    return NOWHERE if vintage is None else _build(vintage.id, vintage.key)


@lru_cache(maxsize=2)
def _build(vintage_id: int, _key: Hashable) -> BuurtIndex:
    rows = database.session.execute(
        select(Area.id, Area.code, Area.boundary)
        .where(Area.vintage_id == vintage_id, Area.level == AreaLevel.BUURT)
        .order_by(Area.code)
    ).all()
    boundaries = shapely.from_wkb([row.boundary for row in rows])
    tree = AreaIndex(list(zip((row.code for row in rows), boundaries, strict=True)))
    return BuurtIndex(tree, np.array([row.id for row in rows], dtype=np.int64))


NOWHERE = BuurtIndex(AreaIndex([]), np.array([], dtype=np.int64))
