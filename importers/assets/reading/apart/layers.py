"""Layers of a GIS through GDAL, with the one driver that the file's own bytes ask for.

The allow-list stands before pyogrio is first imported. A file that names other files (VRT) or addresses has
no driver here, whatever it is called.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer
from pyproj.exceptions import ProjError

from geodata import allow_only
from geodata.crs import WGS84, transformer
from geodata.gdal import check_drivers, local_file
from importers.assets.reading.apart.cells import text_of
from importers.assets.reading.apart.question import Question
from importers.assets.reading.grid import heading_of
from importers.assets.reading.limits import MOST_VERTICES
from importers.assets.reading.shapes import serves
from importers.records import ImportRefused

DRIVERS: Final = {
    "gpkg": "GPKG",
    "shapefile": "ESRI Shapefile",
    "flatgeobuf": "FlatGeobuf",
    "kml": "LIBKML",
    "kmz": "LIBKML",
    "gpx": "GPX",
}
MOST_LAYERS: Final = 50
OF_KML: Final = frozenset(
    (
        "id",
        "timestamp",
        "begin",
        "end",
        "altitudeMode",
        "tessellate",
        "extrude",
        "visibility",
        "drawOrder",
        "icon",
    )
)
"""How it is drawn; and a number by its order, which is another one in the next export."""
_MARKUP: Final = re.compile(r"<[^<>]*>")
_KNOWN_CRS: Final = {
    **dict.fromkeys(("EPSG:4326", "OGC:CRS84", "EPSG:4258"), "wgs84"),
    **dict.fromkeys(("EPSG:28992", "EPSG:7415"), "rd_new"),
}

Layer = tuple[str, tuple[str, ...], int]
"""A name, its fields, and how many features it has."""


def read_layer(path: Path, question: Question, *, format_: str) -> dict[str, Any]:
    """The features of the layer that looks most like a list, or of the chosen one. Raises ImportRefused.

    Other coordinate systems than our two become WGS84.
    """
    drivers = frozenset({DRIVERS[format_]})
    allow_only(drivers)
    import pyogrio  # noqa: PLC0415 - after the allow-list
    from pyogrio.errors import DataLayerError, DataSourceError, FeatureError  # noqa: PLC0415 - idem

    check_drivers(drivers)
    try:
        file = local_file(path)
        layers = [layer for layer in _layers(file) if layer[2]]
        if not layers:
            raise ImportRefused("In dit kaartbestand staat niets. Kies een bestand met plekken.")
        chosen = [layer for layer in layers if layer[0] == question.sheet]
        name, _, count = chosen[0] if chosen else max(layers, key=_likeness)
        if count > question.rows:
            raise ImportRefused(f"Dit bestand heeft meer dan {question.rows} onderdelen. Splits het.")
        meta, _, shapes, fields = pyogrio.raw.read(file, layer=name, max_features=question.rows + 1)
    except (DataSourceError, DataLayerError, FeatureError, ValueError) as error:
        raise ImportRefused(
            "Dit kaartbestand is beschadigd of van een soort die we niet lezen. Sla het op als GeoJSON."
        ) from error
    headings, columns = _columns(meta["fields"].tolist(), fields, format_)
    found = _points(shapes, len(fields[0]) if fields else 0, whole=question.shapes)
    crs, places = _placed(found, meta["crs"])
    return {
        "format": format_,
        "sheet": name,
        "sheets": [layer[0] for layer in layers],
        "headings": headings,
        "crs": crs,
        "says_crs": bool(meta["crs"]),
        "rows": [[*row, list(cells)] for row, cells in zip(places, _rows(columns, len(places)), strict=True)],
    }


def _layers(file: Path) -> Iterator[Layer]:
    import pyogrio  # noqa: PLC0415 - after the allow-list

    for name, _ in pyogrio.list_layers(file)[:MOST_LAYERS]:
        info = pyogrio.read_info(file, layer=name, force_feature_count=True)
        yield str(name), tuple(map(str, info["fields"])), int(info["features"])


def _likeness(layer: Layer) -> int:
    """How many of its fields we know; of equals `max` takes the first."""
    heading = heading_of([(1, layer[1])])
    return heading.score if heading else 0


Place = tuple[float | None, float | None, str, str]
"""Two coordinates, what kind of shape it was ("Point", another type, "too many" or "unreadable"), and itself.

The last is WKB in hexadecimal, of lines and areas when they were asked for; else empty.
"""


def _points(shapes: NDArray[np.object_] | None, count: int, *, whole: bool) -> list[Place]:
    """For each shape a point: itself, or one on its surface."""
    if shapes is None:
        return [(None, None, "", "")] * count
    return [_point(wkb, whole=whole) for wkb in shapes]


def _point(wkb: bytes | None, *, whole: bool) -> Place:
    if wkb is None:
        return None, None, "", ""
    try:
        shape = shapely.force_2d(shapely.from_wkb(wkb))
        if shape.is_empty:
            return None, None, "", ""
        if shapely.get_num_coordinates(shape) > MOST_VERTICES:
            return None, None, "too many", ""
        point = shape if shape.geom_type == "Point" else shapely.point_on_surface(shape)
        if not np.isfinite((point.x, point.y)).all():
            return None, None, "unreadable", ""
    except shapely.errors.ShapelyError:
        return None, None, "unreadable", ""
    kept = shapely.to_wkb(shape, hex=True) if whole and serves(shape) else ""
    return float(point.x), float(point.y), str(shape.geom_type), kept


def _placed(points: list[Place], crs: str | None) -> tuple[str, list[Place]]:
    """Which of our systems they are in, and the points in it."""
    known = _KNOWN_CRS.get(crs or "EPSG:4326")
    if known:
        return known, points
    try:
        convert = transformer(str(crs), WGS84)
    except ProjError as error:
        raise ImportRefused(
            "Het coördinatenstelsel van dit bestand is niet te gebruiken. "
            "Sla het bestand op in WGS84 (EPSG:4326) of RD New (EPSG:28992)."
        ) from error
    return "wgs84", [_moved(convert, *point) for point in points]


def _moved(convert: Transformer, x: float | None, y: float | None, kind: str, shape: str) -> Place:
    if x is None or y is None:
        return x, y, kind, shape
    lon, lat = convert.transform(x, y)
    if not np.isfinite((lon, lat)).all():
        return None, None, "unreadable", ""
    if shape:
        there = shapely.transform(shapely.from_wkb(shape), lambda axes: _through(convert, axes))
        shape = shapely.to_wkb(there, hex=True)
    return float(lon), float(lat), kind, shape


def _through(convert: Transformer, axes: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.column_stack(convert.transform(axes[:, 0], axes[:, 1]))


def _columns(names: list[str], fields: list[NDArray[Any]], format_: str) -> tuple[list[str], list[list[str]]]:
    """The fields that say anything, as texts; KML writes its descriptions as a page."""
    left_out = OF_KML if DRIVERS[format_] == "LIBKML" else frozenset[str]()
    found = [
        (name, [_text(value) for value in values])
        for name, values in zip(names, fields, strict=True)
        if name not in left_out
    ]
    told = [(name, texts) for name, texts in found if any(texts)]
    if left_out:
        told = [(name, [html.unescape(_MARKUP.sub(" ", text)) for text in texts]) for name, texts in told]
    return [name for name, _ in told], [texts for _, texts in told]


def _rows(columns: list[list[str]], count: int) -> Iterator[tuple[str, ...]]:
    return iter(zip(*columns, strict=True)) if columns else iter([()] * count)


def _text(value: object) -> str:
    if isinstance(value, np.datetime64):
        return "" if np.isnat(value) else text_of(value.astype("datetime64[s]").item())
    return text_of(value.item() if isinstance(value, np.generic) else value)
