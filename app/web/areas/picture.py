"""A small map of an area among its neighbours, drawn from our own outlines as inline SVG.

No base map, no request, no script: what stands here is what is known of the boundaries, for a reader of the
page and for paper alike.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from math import cos, radians

import numpy as np

from app.queries.areas.outlines import OutlineDocument
from app.queries.areas.rings import Box, Outline, Ring, outlines_in

WIDTH = 356.0
LEAST_HEIGHT, MOST_HEIGHT = 200.0, 400.0

AMONG_NEIGHBOURS, ALONE = 0.35, 0.05
"""How much room there is around the area, as a part of its own size on each side."""

STEP = 0.4
"""Points that lie closer together on the screen than this many pixels are one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """An area on the screen: `path` is the `d` of an SVG path."""

    code: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What the template draws: the land around, the area itself, lines within, and points; all in pixels."""

    width: float
    height: float
    around: tuple[Shape, ...]
    within: tuple[Shape, ...]
    itself: tuple[Shape, ...]
    points: tuple[tuple[float, float], ...] = ()


def picture(
    code: str,
    *,
    areas: OutlineDocument,
    parts: OutlineDocument | None = None,
    points: Iterable[tuple[float, float]] = (),
) -> Picture | None:
    """The area `code` among the `areas` of its level, with `parts` within it; None when it isn't drawn.

    `points` are lon and lat; those beyond the edge are left out.
    """
    level = outlines_in(areas)
    own = next((outline for outline in level if outline.code == code), None)
    if own is None:
        return None
    view = _View(own.box, margin=ALONE if len(level) == 1 else AMONG_NEIGHBOURS)
    near = [outline for outline in level if outline.code != code and view.shows(outline.box)]
    inner = [part for part in outlines_in(parts) if view.shows(part.box)] if parts else []
    return Picture(
        width=WIDTH,
        height=view.height,
        around=view.draw(near),
        within=view.draw(inner),
        itself=view.draw([own]),
        points=view.mark(points),
    )


def picture_among(codes: Collection[str], *, areas: OutlineDocument) -> Picture | None:
    """All `areas` of a level, with those of `codes` marked; None when there are no outlines."""
    level = outlines_in(areas)
    if not level:
        return None
    west, south = (min(outline.box[side] for outline in level) for side in (0, 1))
    east, north = (max(outline.box[side] for outline in level) for side in (2, 3))
    view = _View((west, south, east, north), margin=ALONE)
    return Picture(
        width=WIDTH,
        height=view.height,
        around=view.draw(outline for outline in level if outline.code not in codes),
        within=(),
        itself=view.draw(outline for outline in level if outline.code in codes),
    )


class _View:
    """A part of the world on the screen; north is up, and a metre is as long in both directions."""

    def __init__(self, box: Box, *, margin: float) -> None:
        west, south, east, north = box
        self._stretch = cos(radians((south + north) / 2))
        wide = (east - west) * self._stretch * (1 + 2 * margin)
        high = (north - south) * (1 + 2 * margin)
        self.height = round(min(max(WIDTH * high / wide, LEAST_HEIGHT), MOST_HEIGHT))
        self._scale = min(WIDTH / wide, self.height / high)
        self._middle = (west + east) / 2, (south + north) / 2

    def shows(self, box: Box) -> bool:
        """Whether any of a box may be on the screen."""
        corners = self._place(np.array([box[:2], box[2:]]))
        (left, bottom), (right, top) = corners
        return bool(left < WIDTH and right > 0 and top < self.height and bottom > 0)

    def draw(self, outlines: Iterable[Outline]) -> tuple[Shape, ...]:
        """The paths of the areas."""
        return tuple(
            Shape(code=outline.code, path="".join(self._path(ring) for ring in outline.rings))
            for outline in outlines
        )

    def mark(self, points: Iterable[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
        """Where the points are on the screen, each spot once."""
        found = np.array(list(points), dtype=float).reshape(-1, 2)
        placed = np.unique(np.round(self._place(found), 1), axis=0)
        return tuple((x, y) for x, y in placed.tolist() if 0 < x < WIDTH and 0 < y < self.height)

    def _place(self, lon_lat: Ring) -> Ring:
        x = WIDTH / 2 + (lon_lat[:, 0] - self._middle[0]) * self._stretch * self._scale
        y = self.height / 2 - (lon_lat[:, 1] - self._middle[1]) * self._scale
        placed: Ring = np.column_stack((x, y))
        return placed

    def _path(self, ring: Ring) -> str:
        points = self._place(ring[:-1])
        along = np.cumsum(np.hypot(*np.diff(points, axis=0).T)) // STEP
        kept = points[np.concatenate(([True], np.diff(along, prepend=0) > 0))]
        return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in kept) + "Z"
