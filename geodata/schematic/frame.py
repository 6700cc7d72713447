"""Every cell only competes for ground near its own centroid; this lays out who may claim which pixel.

A buurt has a *window* of pixels around its centroid. All (buurt, pixel) pairs stand end to end in flat
arrays, so that a whole round of the competition is a handful of numpy calls, without a loop over buurten.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geodata.schematic.facts import BuurtFacts

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

PIXEL_METRES = 75.0
_MARGIN_PIXELS = 10
# A cell is less compact than the ellipse with its moments; tuned on Groningen.
_SPREAD_FACTOR = 1.1
_WINDOW_SPREADS = 3.2


@dataclass(frozen=True, slots=True)
class Window:
    """A rectangle of pixels: rows and columns from `top` and `left` up to but not `bottom` and `right`.

    Rows count northwards and columns eastwards.
    """

    top: int
    bottom: int
    left: int
    right: int

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return self.bottom - self.top, self.right - self.left

    def within(self, factor: int) -> tuple[slice, slice]:
        """The slices that cut this window out of a raster with `factor` times finer pixels."""
        return (
            slice(self.top * factor, self.bottom * factor),
            slice(self.left * factor, self.right * factor),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The raster, and all (buurt, pixel) pairs on it, buurt after buurt.

    `west`, `south`: RD New metres of the raster's corner. `shape`: rows, columns. `windows`: one per buurt;
    its pairs begin at `starts`. `owner`, `pixel` (both pairs long): number of the buurt, flat number of the
    pixel. `features` (pairs × 6): 1, u, v, u², v², uv, with u and v the distance east and north of the
    centroid in radii of the buurt. `pixels` (buurten): the area wanted, in pixels. `spread` (buurten × 3):
    the second moments wanted, the means of u², v² and uv.
    """

    west: float
    south: float
    shape: tuple[int, int]
    windows: tuple[Window, ...]
    starts: Integers
    owner: Integers
    pixel: Integers
    features: Floats
    pixels: Floats
    spread: Floats


def lay_out(facts: Sequence[BuurtFacts]) -> Frame:
    """The frame that holds a window for every buurt, in the order given."""
    spread = np.array([_spread(fact) for fact in facts])
    bounds = np.array([_bounds(fact, moments) for fact, moments in zip(facts, spread, strict=True)])
    origin = bounds.min(axis=0)[:2] - _MARGIN_PIXELS
    row0, column0 = int(origin[0]), int(origin[1])
    bounds -= np.tile(origin, 2)
    windows = tuple(
        Window(int(top), int(bottom), int(left), int(right)) for top, left, bottom, right in bounds
    )
    rows, columns = bounds.max(axis=0)[2:] + _MARGIN_PIXELS
    west, south = column0 * PIXEL_METRES, row0 * PIXEL_METRES
    sizes = np.array([math.prod(window.shape) for window in windows])
    pixel = np.concatenate([_pixels(window, int(columns)) for window in windows])
    owner = np.repeat(np.arange(len(facts)), sizes)
    return Frame(
        west=west,
        south=south,
        shape=(int(rows), int(columns)),
        windows=windows,
        starts=np.concatenate(([0], np.cumsum(sizes)[:-1])),
        owner=owner,
        pixel=pixel,
        features=_features(facts, owner, pixel, (west, south, int(columns))),
        pixels=np.array([fact.square_metres for fact in facts]) / PIXEL_METRES**2,
        spread=spread,
    )


def _spread(fact: BuurtFacts) -> tuple[float, float, float]:
    """Second moments u², v², uv of the cell, in squared radii.

    An ellipse of area π has semi-axes √stretch and 1/√stretch, and along an axis of length a the second
    moment a²/4; both are turned from the compass bearing to the mathematical angle.
    """
    angle = math.radians(90 - fact.bearing)
    sine, cosine = math.sin(angle), math.cos(angle)
    along, across = _SPREAD_FACTOR * fact.stretch / 4, _SPREAD_FACTOR / fact.stretch / 4
    return (
        along * cosine**2 + across * sine**2,
        along * sine**2 + across * cosine**2,
        (along - across) * sine * cosine,
    )


def _bounds(fact: BuurtFacts, spread: Floats) -> tuple[int, int, int, int]:
    """Top, left, bottom and right of the window, in pixels of the RD grid, at least two pixels wide."""
    half_width, half_height = _WINDOW_SPREADS * fact.radius * np.sqrt(spread[:2])
    left = round((fact.rd_x - half_width) / PIXEL_METRES)
    right = round((fact.rd_x + half_width) / PIXEL_METRES)
    top = round((fact.rd_y - half_height) / PIXEL_METRES)
    bottom = round((fact.rd_y + half_height) / PIXEL_METRES)
    return top, left, max(bottom, top + 2), max(right, left + 2)


def _pixels(window: Window, columns: int) -> Integers:
    rows = np.arange(window.top, window.bottom)[:, None]
    numbers: Integers = (rows * columns + np.arange(window.left, window.right)).ravel()
    return numbers


def _features(
    facts: Sequence[BuurtFacts], owner: Integers, pixel: Integers, raster: tuple[float, float, int]
) -> Floats:
    west, south, columns = raster
    centroids = np.array([(fact.rd_x, fact.rd_y) for fact in facts])[owner]
    radii = np.array([fact.radius for fact in facts])[owner]
    u = (west + (pixel % columns + 0.5) * PIXEL_METRES - centroids[:, 0]) / radii
    v = (south + (pixel // columns + 0.5) * PIXEL_METRES - centroids[:, 1]) / radii
    return np.column_stack((np.ones_like(u), u, v, u * u, v * v, u * v))
