"""A map as vector for paper: areas to scale from their outlines, where points fall, and a scale bar.

Pure: RD New (EPSG:28992) metres in, millimetres on paper out. North is up: that of RD New differs from the
true one by less than two degrees anywhere in the country.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import floor, log10
from xml.sax.saxutils import quoteattr

import numpy as np
from numpy.typing import NDArray

Ring = NDArray[np.float64]
"""Points as rows of (rd_x, rd_y), metres."""

HATCH = "url(#hatch)"
"""A fill that can be told from every colour, also without colours."""
HATCHED = (
    '<defs><pattern id="hatch" width="1.6" height="1.6" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate(45)"><rect width="1.6" height="1.6" fill="#f8f8f5"/>'
    '<rect width="0.35" height="1.6" fill="#cdd3ce"/></pattern></defs>'
)

STEP = 0.15
"""Points that lie closer together on paper than this many millimetres are one."""
STEPS = (1, 2, 5)
BAR = 0.3
"""The scale bar is at most this part of the width."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """Areas that look the same, each as its rings; `fill` may be HATCH; `stroke` is in millimetres."""

    areas: Sequence[Sequence[Ring]]
    fill: str
    line: str
    stroke: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """The SVG (no text in it), its size, and a bar of a round number of metres; lengths in millimetres."""

    svg: str
    width: float
    height: float
    bar: float
    bar_metres: int
    points: tuple[tuple[float, float], ...]


def draw(
    layers: Iterable[Layer],
    focus: Sequence[Ring],
    *,
    width: float,
    height: float,
    points: Iterable[tuple[float, float]] = (),
    margin: float = 0.15,
) -> Drawing:
    """The layers, the first at the bottom, around `focus` (rings that must fit) within `width` x `height` mm.

    `points` (RD metres) come back as (x, y) millimetres from the top left, in their order. `margin` is the
    room around the focus, as a part of its size on each side. Raises ValueError without a focus of some size.
    """
    every = np.concatenate(list(focus)) if focus else np.empty((0, 2))
    if not len(every) or not np.ptp(every, axis=0).all():
        raise ValueError("a map needs something with a size in its middle")
    low, high = every.min(axis=0), every.max(axis=0)
    scale = float(min((width, height) / ((high - low) * (1 + 2 * margin))))
    middle = (low + high) / 2

    def placed(ring: Ring) -> Ring:
        moved = (ring - middle) * scale
        result: Ring = np.column_stack((width / 2 + moved[:, 0], height / 2 - moved[:, 1]))
        return result

    drawn = "".join(_layer(layer, placed, width, height) for layer in layers)
    if HATCH in drawn:
        drawn = HATCHED + drawn
    metres = _round(BAR * width / scale)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}">{drawn}</svg>'
    spots = placed(np.array(list(points), dtype=float).reshape(-1, 2))
    return Drawing(
        svg=svg,
        width=width,
        height=height,
        bar=round(metres * scale, 3),
        bar_metres=metres,
        points=tuple((round(float(x), 2), round(float(y), 2)) for x, y in spots),
    )


def _layer(layer: Layer, placed: Callable[[Ring], Ring], width: float, height: float) -> str:
    paths = (_path([placed(ring) for ring in area], width, height) for area in layer.areas)
    paint = f"fill={quoteattr(layer.fill)} stroke={quoteattr(layer.line)}"
    joined = 'stroke-linejoin="round" fill-rule="evenodd"'
    return f'<g {paint} stroke-width="{layer.stroke:g}" {joined}>{"".join(paths)}</g>'


def _path(rings: Iterable[Ring], width: float, height: float) -> str:
    """An area that touches the sheet; others cost bytes and show nothing."""
    kept = list(rings)
    points = np.concatenate(kept)
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    if right < 0 or bottom < 0 or left > width or top > height:
        return ""
    return f'<path d="{"".join(_ring(ring) for ring in kept)}"/>'


def _ring(ring: Ring) -> str:
    along = np.cumsum(np.hypot(*np.diff(ring, axis=0).T)) // STEP
    kept = ring[np.concatenate(([True], np.diff(along, prepend=0) > 0))]
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in kept) + "Z"


def _round(metres: float) -> int:
    """The largest of 1, 2, 5, 10, 20, … metres that is not more."""
    power = 10 ** floor(log10(metres))
    return int(max(step * power for step in STEPS if step * power <= metres)) or 1
