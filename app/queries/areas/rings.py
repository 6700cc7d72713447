"""The outlines of areas as rings of points, for whatever is drawn of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray

from app.models.areas import AreaLevel
from app.queries.areas.outlines import OutlineDocument, outlines
from geodata.crs import to_rd

Ring = NDArray[np.float64]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Outline:
    """An area as rings of (lon, lat) with its box (west, south, east, north)."""

    code: str
    rings: tuple[Ring, ...]
    box: Box


@lru_cache(maxsize=8)
def outlines_in(document: OutlineDocument) -> tuple[Outline, ...]:
    """The areas of a GeoJSON document; kept, for the document changes with a load only."""
    return tuple(_outline(feature) for feature in orjson.loads(document.json)["features"])


def rd_rings(level: AreaLevel) -> Mapping[str, Sequence[Ring]]:
    """The rings of each current area of a level as (rd_x, rd_y), by its code and in their order."""
    return _in_rd(outlines(level))


@lru_cache(maxsize=4)
def _in_rd(document: OutlineDocument) -> Mapping[str, Sequence[Ring]]:
    return {
        one.code: [np.column_stack(to_rd(ring[:, 0], ring[:, 1])) for ring in one.rings]
        for one in outlines_in(document)
    }


def _outline(feature: dict[str, Any]) -> Outline:
    geometry = feature["geometry"]
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    rings = tuple(np.array(ring, dtype=np.float64) for polygon in polygons for ring in polygon)
    points = np.concatenate(rings)
    west, south = points.min(axis=0)
    east, north = points.max(axis=0)
    return Outline(feature["id"], rings, (float(west), float(south), float(east), float(north)))
