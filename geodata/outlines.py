"""Boundaries made ready to draw and to label: merged, simplified together, in degrees.

Simplifying areas one by one tears neighbours apart; a coverage is simplified as a whole, so that shared edges
stay shared.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

import numpy as np
import orjson
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from geodata.areas import Boundary
from geodata.crs import to_wgs84

Geometries = NDArray[np.object_]

TOLERANCE_METRES = 5.0
SLIVER_METRES = 10.0
_DECIMALS = 5  # a metre in latitude, 0.7 m in longitude
_LABEL_TOLERANCE_METRES = 1.0


def outlines(
    areas: Sequence[tuple[str, Boundary]], *, tolerance: float = TOLERANCE_METRES
) -> dict[str, bytes]:
    """The GeoJSON geometry of each area as compact JSON, by code.

    `areas` are pairs of code and boundary (RD New) of one level, not overlapping. Corners that span less than
    about `tolerance` metres squared are cut off; coordinates are lon, lat with five decimals, exterior rings
    counter-clockwise, and every geometry is valid.
    """
    boundaries = np.array([boundary for _, boundary in areas], dtype=object)
    drawn = shapely.orient_polygons(_in_degrees(shapely.coverage_simplify(boundaries, tolerance)))
    return {code: _geojson(boundary) for (code, _), boundary in zip(areas, drawn, strict=True)}


def dissolve(boundaries: Iterable[Boundary]) -> Boundary:
    """One boundary around several (RD New), without the hairline holes between neighbours."""
    merged = shapely.union_all(list(boundaries))
    return from_polygons(
        Polygon(part.exterior, [ring for ring in part.interiors if not is_sliver(Polygon(ring))])
        for part in polygons_of(merged)
    )


def is_sliver(shape: shapely.Geometry, *, width: float = SLIVER_METRES) -> bool:
    """Whether a shape is nowhere wider than `width` metres: an inaccuracy of drawing, not a place."""
    return bool(shape.buffer(-width / 2).is_empty)


def label_point(boundary: Boundary) -> tuple[float, float]:
    """A point (rd_x, rd_y) well inside: the middle of the largest circle that fits, to a metre."""
    circle = shapely.maximum_inscribed_circle(boundary, tolerance=_LABEL_TOLERANCE_METRES)
    centre = shapely.get_point(circle, 0)
    if not boundary.contains(centre):
        centre = boundary.representative_point()
    return centre.x, centre.y


def polygons_of(shape: shapely.Geometry) -> list[Polygon]:
    """The non-empty polygons in any geometry; lines and points fall away."""
    parts = shapely.get_parts(shape)
    nested = shapely.get_parts(parts) if len(parts) else parts
    return [part for part in nested if isinstance(part, Polygon) and not part.is_empty]


def from_polygons(polygons: Iterable[Polygon]) -> Boundary:
    """A Polygon when there is one, else a MultiPolygon (empty when there is none)."""
    parts = list(polygons)
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def _in_degrees(boundaries: Geometries) -> Geometries:
    """The same in WGS84 on a grid of five decimals.

    `set_precision` keeps each geometry valid, where plain rounding lets narrow places cross themselves; as
    neighbours round the same vertices, shared edges stay shared.
    """
    degrees = shapely.transform(boundaries, lambda rd: np.column_stack(to_wgs84(*rd.T)))
    return cast("Geometries", shapely.set_precision(degrees, 10.0**-_DECIMALS))


def _geojson(boundary: Boundary) -> bytes:
    polygons = [
        [_positions(ring) for ring in (part.exterior, *part.interiors)] for part in polygons_of(boundary)
    ]
    if len(polygons) == 1:
        return orjson.dumps({"type": "Polygon", "coordinates": polygons[0]})
    return orjson.dumps({"type": "MultiPolygon", "coordinates": polygons})


def _positions(ring: shapely.LinearRing) -> list[list[float]]:
    return cast("list[list[float]]", np.round(shapely.get_coordinates(ring), _DECIMALS).tolist())
