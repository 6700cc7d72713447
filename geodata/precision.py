"""Where a place that is shown at street level stands: the centre of its 100 m cell.

No randomness: a jitter can be averaged away, and two jitters are two samples. The answer depends only on
the cell, so that filtering, sorting and measuring on it gives away nothing more.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

STREET_CELL_METRES = 100


def street_cells(points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Centres of the 100 m RD cells of many points, both of shape (n, 2) in RD metres.

    The south and west edge of a cell belong to it.
    """
    return np.floor(points / STREET_CELL_METRES) * STREET_CELL_METRES + STREET_CELL_METRES / 2
