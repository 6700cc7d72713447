"""Where a visitor sees a place that is not shown exactly.

No randomness: a jitter can be averaged away, and two jitters are two samples. The answer depends only on the
cell or the buurt, so that filtering, sorting and measuring on it gives away nothing more.
"""

from __future__ import annotations

from math import floor
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

STREET_CELL_METRES = 100

Precision: TypeAlias = Literal["exact", "street", "buurt", "hidden"]
RdPoint: TypeAlias = tuple[float, float]


def street_location(rd_x: float, rd_y: float) -> RdPoint:
    """Centre (rd_x, rd_y) of the 100 m RD cell that holds the point; its south and west edge belong to it."""
    return _cell_centre(rd_x), _cell_centre(rd_y)


def shown_location(point: RdPoint, *, precision: Precision, label_point: RdPoint | None) -> RdPoint | None:
    """The location (rd_x, rd_y) that others may see: the point, its cell, the buurt's label point, or None.

    With `buurt` and a point in no buurt (`label_point` None) nothing is shown.
    """
    match precision:
        case "exact":
            return point
        case "street":
            return street_location(*point)
        case "buurt":
            return label_point
        case "hidden":
            return None


def _cell_centre(metres: float) -> float:
    return (floor(metres / STREET_CELL_METRES) + 0.5) * STREET_CELL_METRES


def street_cells(points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Centres of the 100 m RD cells of many points, both of shape (n, 2) in RD metres."""
    return np.floor(points / STREET_CELL_METRES) * STREET_CELL_METRES + STREET_CELL_METRES / 2
