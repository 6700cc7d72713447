"""Which area a point lies in, for one point or a hundred thousand.

The rule: an area holds the points that it covers, its own edge included; of several areas the lowest code
wins. So a point on a shared edge or corner has one area, whatever the order in which the areas were given.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray

from geodata.areas import Boundary

Indices = NDArray[np.intp]
TENTH: Final = 0.1
LONG: Final = 100.0
"""Metres of a line."""


class AreaIndex:
    """A fixed set of areas in RD New that answers which one holds a point; safe to share between threads.

    `codes` are sorted; the numbers that `locate` answers point into them.
    """

    def __init__(self, areas: Sequence[tuple[str, Boundary]]) -> None:
        """Build from pairs of code and boundary (RD New); ValueError for a code that occurs twice."""
        ordered = sorted(areas, key=lambda area: area[0])
        self.codes: tuple[str, ...] = tuple(code for code, _ in ordered)
        if len(set(self.codes)) < len(self.codes):
            raise ValueError("each code may occur once")
        # Parts of a multipolygon get a box each: one around far exclaves would hold half the map.
        boundaries = np.array([boundary for _, boundary in ordered], dtype=object)
        self._parts, owners = shapely.get_parts(boundaries, return_index=True)
        self._owners: Indices = owners.astype(np.intp)
        self._tree = shapely.STRtree(self._parts)
        self._warm_up()

    def _warm_up(self) -> None:
        """Make GEOS build its own indexes now: at first use is not safe when two threads are first."""
        shapely.prepare(self._parts)
        for part in self._parts:
            west, south, east, north = part.bounds
            shapely.intersects_xy(part, (west + east) / 2, (south + north) / 2)
        self._tree.query(shapely.Point(0, 0))

    def locate(self, points: NDArray[np.float64]) -> Indices:
        """Index into `codes` for each of n points, -1 outside all areas; `points` is n × 2 (rd_x, rd_y)."""
        points = np.asarray(points, dtype=np.float64).reshape(-1, 2)
        found = np.full(len(points), -1, dtype=np.intp)
        known = np.flatnonzero(np.isfinite(points).all(axis=1))
        candidates, parts = self._tree.query(shapely.points(points[known]))
        # Parts stand in the order of their codes, so the first area that takes a point is the lowest.
        by_part = np.argsort(parts, kind="stable")
        candidates, parts = known[candidates[by_part]], parts[by_part]
        starts = np.flatnonzero(np.diff(parts, prepend=-1))
        for start, end in pairwise([*starts, len(parts)]):
            rows, number = candidates[start:end], parts[start]
            free = rows[found[rows] < 0]
            # For a point and a polygon "intersects" is "covers", and this one takes bare numbers.
            held = shapely.intersects_xy(self._parts[number], points[free, 0], points[free, 1])
            found[free[held]] = self._owners[number]
        return found

    def under(self, shape: shapely.Geometry) -> list[int]:
        """Indices into `codes` of the areas in which a line or surface (RD New) lies, the most of it first.

        An area counts from a tenth: of the shape, or of its own surface; of a line also from 100 metres. What
        only touches, or crosses a border by inaccuracy, does not count.
        """
        shape = shapely.make_valid(shape)
        is_surface = shapely.get_dimensions(shape) == 2
        measure = shapely.area if is_surface else shapely.length
        parts = self._tree.query(shape, predicate="intersects")
        common, size = np.zeros(len(self.codes)), np.zeros(len(self.codes))
        held = measure(shapely.intersection(self._parts[parts], shape))
        np.add.at(common, self._owners[parts], held)
        np.add.at(size, self._owners, shapely.area(self._parts))
        enough = np.minimum(TENTH * measure(shape), TENTH * size if is_surface else LONG)
        found = np.flatnonzero((common > 0) & (common >= enough))
        return sorted(found.tolist(), key=lambda number: (-common[number], number))

    def locate_one(self, rd_x: float, rd_y: float) -> str | None:
        """Code of the area that holds the point (RD New), or None outside all areas."""
        if not np.isfinite((rd_x, rd_y)).all():
            return None
        for number in sorted(self._tree.query(shapely.Point(rd_x, rd_y))):
            if shapely.intersects_xy(self._parts[number], rd_x, rd_y):
                return self.codes[int(self._owners[number])]
        return None
