"""Lay the areas of two years over each other: which part of an older one lies in which newer one.

Pure geometry in RD New; nothing here knows the database.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray

from geodata.areas import Boundary

SAME: Final = 0.99
"""An older area that lies for this share in the newer one of the same code did not change."""

SLIVER: Final = 0.01
"""A smaller share of an older area is an inaccuracy of drawing."""

CLEAR: Final = 0.9
"""With less than this share in one newer area, no program should decide what became of the older one."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """`share` (0–1] of the surface of the older area (by code) lies in the newer one."""

    older: str
    newer: str
    share: float


def overlaps(older: Mapping[str, Boundary], newer: Mapping[str, Boundary]) -> list[Overlap]:
    """Which older areas lie in which newer ones, both of one level, in the order of the older codes.

    An area with the same code and at least 99 % of its surface in it has that one overlap, of 1; of others
    each share from 1 % on counts.
    """
    old_codes, new_codes = sorted(older), sorted(newer)
    old_shapes, new_shapes = _array(older, old_codes), _array(newer, new_codes)
    rows, columns = shapely.STRtree(new_shapes).query(old_shapes, predicate="intersects")
    surfaces = shapely.area(shapely.intersection(old_shapes[rows], new_shapes[columns]))
    shares = surfaces / shapely.area(old_shapes[rows])
    by_area: dict[str, list[Overlap]] = {code: [] for code in old_codes}
    for row, column, share in zip(rows.tolist(), columns.tolist(), shares.tolist(), strict=True):
        if share >= SLIVER:
            code = old_codes[row]
            by_area[code].append(Overlap(code, new_codes[column], min(share, 1.0)))
    return [overlap for code in old_codes for overlap in _settled(by_area[code])]


def redrawn(before: Mapping[str, Boundary], after: Mapping[str, Boundary]) -> list[str]:
    """The codes in both of which less than 99 % of the joint surface is common, in their order."""
    codes = sorted(before.keys() & after.keys())
    old_shapes, new_shapes = _array(before, codes), _array(after, codes)
    common = shapely.area(shapely.intersection(old_shapes, new_shapes))
    joint = shapely.area(old_shapes) + shapely.area(new_shapes) - common
    return [code for code, changed in zip(codes, common < SAME * joint, strict=True) if changed]


def same_codes(older: Sequence[str], newer: Sequence[str]) -> list[Overlap]:
    """Ties by code alone, for schematic cells: their drawn surface means nothing."""
    return [Overlap(code, code, 1.0) for code in sorted(set(older) & set(newer))]


def _settled(found: list[Overlap]) -> list[Overlap]:
    same = [overlap for overlap in found if overlap.older == overlap.newer and overlap.share >= SAME]
    if same:
        return [Overlap(same[0].older, same[0].newer, 1.0)]
    return sorted(found, key=lambda overlap: (-overlap.share, overlap.newer))


def _array(areas: Mapping[str, Boundary], codes: Sequence[str]) -> NDArray[np.object_]:
    shapes = np.empty(len(codes), dtype=object)
    shapes[:] = [areas[code] for code in codes]
    return shapes
