"""Lines and areas in a list: by choice a point on them, or the areas for which something is there."""

from __future__ import annotations

from typing import Final

import shapely

from importers.assets.log import Log

WORDS: Final = {
    "LineString": "een lijn",
    "MultiLineString": "een lijn in delen",
    "Polygon": "een vlak",
    "MultiPolygon": "een vlak in delen",
    "MultiPoint": "een groep punten",
    "GeometryCollection": "een groep vormen",
}


def serves(shape: shapely.Geometry) -> bool:
    """Whether a shape can say for which areas something is there: it is longer or wider than a point."""
    return bool(shapely.get_dimensions(shape) >= 1)


def note_shape(number: int, kind: str, log: Log, *, as_area: bool) -> None:
    """Say what a row was that is no point, and as what it comes in."""
    log.shapes += 1
    taken = "de buurten waar het ligt" if as_area else "een punt erin"
    log.note(number, f"Dit is geen punt maar {WORDS.get(kind, kind)}. We nemen {taken}.", field="place")
