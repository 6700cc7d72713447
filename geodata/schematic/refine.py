"""The fit runs on coarse pixels for speed; borders drawn from those would show as stairs.

The scores are smooth, so they can be read between the pixels: three times finer, and then nudged until the
areas of the hard cells (each fine pixel to one buurt) are right too.
"""

from dataclasses import dataclass

import numpy as np

from geodata.schematic.frame import PIXEL_METRES, Floats, Frame, Integers
from geodata.schematic.solve import Scores

OUTSIDE = -1
_FINER = 3
_AREA_ROUNDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelGrid:
    """The number of a buurt, or OUTSIDE, per fine pixel; rows go north, columns east.

    `west`, `south`: RD New metres of the corner. `pixel_metres`: the side of a pixel.
    """

    labels: Integers
    west: float
    south: float
    pixel_metres: float


def label_grid(frame: Frame, scores: Scores) -> LabelGrid:
    """Who holds each fine pixel (25 m) when areas count as hard areas."""
    outside = _finer(scores.outside)
    inside = [_finer(window) for window in scores.inside]
    offsets = np.zeros(len(inside))
    labels = _best(frame, inside, outside, offsets)
    for _ in range(_AREA_ROUNDS):
        held = np.bincount(labels[labels != OUTSIDE], minlength=len(inside)) / _FINER**2
        offsets += np.clip(0.1 * np.log(frame.pixels / np.maximum(held, 1e-3)), -0.3, 0.3)
        labels = _best(frame, inside, outside, offsets)
    return LabelGrid(labels=labels, west=frame.west, south=frame.south, pixel_metres=PIXEL_METRES / _FINER)


def _best(frame: Frame, inside: list[Floats], outside: Floats, offsets: Floats) -> Integers:
    best = outside.copy()
    labels = np.full(outside.shape, OUTSIDE, dtype=np.int64)
    for number, (window, score) in enumerate(zip(frame.windows, inside, strict=True)):
        place = window.within(_FINER)
        claim = score + offsets[number]
        wins = claim > best[place]
        best[place][wins] = claim[wins]
        labels[place][wins] = number
    return labels


def _finer(coarse: Floats) -> Floats:
    """Bilinear interpolation between pixel centres; beyond the outermost centres the edge value holds."""
    rows, columns = (_interpolation(length) for length in coarse.shape)
    finer: Floats = rows @ coarse @ columns.T
    return finer


def _interpolation(length: int) -> Floats:
    """Matrix (fine × coarse) of the weights of a row of pixels, each fine pixel between two coarse ones."""
    position = np.clip((np.arange(length * _FINER) + 0.5) / _FINER - 0.5, 0, length - 1)
    left = np.minimum(position.astype(np.int64), length - 2)
    weight = position - left
    matrix = np.zeros((length * _FINER, length))
    fine = np.arange(length * _FINER)
    matrix[fine, left] = 1 - weight
    matrix[fine, left + 1] = weight
    return matrix
