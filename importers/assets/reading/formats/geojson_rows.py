"""First step for GeoJSON: from a FeatureCollection to headings and rows, without GDAL.

The standard `json` reader is used one feature at a time: GDAL would recognise other formats behind the name,
and the whole tree of a big file would not fit in the memory of a small server.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Final, Literal

import shapely

from importers.assets.log import Log
from importers.assets.reading.formats.json_stream import members_of
from importers.assets.reading.formats.json_values import text_of
from importers.assets.reading.limits import MOST_VERTICES, Limits
from importers.assets.reading.shapes import note_shape, serves
from importers.assets.reading.table import Table
from importers.assets.records import LonLat, RawRow, RdPoint, Recognised
from importers.records import ImportRefused

# Older GeoJSON declares its CRS; today's standard has only WGS84 with the longitude first.
DECLARED_CRS: Final = {
    **dict.fromkeys(("CRS84", "4326", "4258"), "wgs84"),
    **dict.fromkeys(("28992", "7415"), "rd_new"),
}
GeometryCrs = Literal["wgs84", "rd_new"]


def read_geojson(text: str, encoding: str, limits: Limits, log: Log, *, as_areas: bool) -> Table:
    """The features with their properties as cells; raises ImportRefused for what is no FeatureCollection."""
    features = Features(text, limits, log, as_areas=as_areas)
    return Table(tuple(features.headings), features.rows(), Recognised("geojson", encoding), features.crs)


class Features:
    """The features of one file: iterate for the properties and a place each, then ask for the CRS."""

    def __init__(self, text: str, limits: Limits, log: Log, *, as_areas: bool) -> None:
        self.headings: dict[str, int] = {}
        self._as_areas = as_areas
        self.crs: GeometryCrs = "wgs84"
        self._rows = list(self._read(text, limits, log))

    def rows(self) -> Iterator[RawRow]:
        """The rows, numbered from 1, with as many cells as there are headings in the whole file."""
        width = len(self.headings)
        make = LonLat if self.crs == "wgs84" else RdPoint
        for number, cells, axes, shape in self._rows:
            full = (*cells, *[""] * (width - len(cells)))
            yield RawRow(number, full, make(*axes) if axes else None, shape)

    def _read(self, text: str, limits: Limits, log: Log) -> Iterator[Read]:
        kind, found = "", False
        for key, value in members_of(text, stream="features"):
            if key == "type":
                kind = str(value)
            elif key == "crs":
                self.crs = _declared(value)
            elif key == "features":
                found = True
                log.rows_read += 1
                if log.rows_read > limits.rows:
                    raise ImportRefused(f"Dit bestand heeft meer dan {limits.rows} onderdelen. Splits het.")
                yield from self._feature(log.rows_read, value, limits, log)
        if kind != "FeatureCollection" or not found:
            raise ImportRefused(
                "Dit is geen GeoJSON met een lijst van onderdelen (FeatureCollection), of de lijst is leeg. "
                "Sla het bestand opnieuw op als GeoJSON."
            )

    def _feature(self, number: int, feature: object, limits: Limits, log: Log) -> Iterator[Read]:
        properties = feature.get("properties") or {} if isinstance(feature, dict) else None
        if not isinstance(feature, dict) or not isinstance(properties, dict):
            log.refuse(number, "Dit onderdeel heeft niet de vorm van een Feature.", value=str(feature)[:80])
            return
        texts = {"@id": feature["id"], **properties} if "id" in feature else properties
        for heading in texts:
            self.headings.setdefault(heading, len(self.headings))
        if len(self.headings) > limits.columns:
            raise ImportRefused(f"Dit bestand heeft meer dan {limits.columns} verschillende kenmerken.")
        try:
            cells = [text_of(texts.get(heading)) for heading in self.headings]
            axes, shape = self._place(feature.get("geometry"), number, log)
        except _UNREADABLE:
            log.refuse(
                number,
                "De plek is niet te lezen, of heeft te veel hoekpunten.",
                field="geometry",
                unread=True,
            )
        else:
            yield number, cells, axes, shape

    def _place(self, geometry: object, number: int, log: Log) -> tuple[Axes | None, bytes | None]:
        """The two coordinates as written, for lines and areas those of a point on them; and these themselves.

        Raises _UNREADABLE.
        """
        if geometry is None:
            return None, None
        if not isinstance(geometry, dict):
            raise TypeError
        if geometry["type"] == "Point":
            return _axes(*geometry["coordinates"][:2]), None
        written = json.dumps(geometry)
        if written.count("[") > MOST_VERTICES:
            raise ValueError
        shape = shapely.from_geojson(written)
        inside = shapely.point_on_surface(shape)
        axes = _axes(inside.x, inside.y)
        kept = self._as_areas and serves(shape)
        note_shape(number, str(geometry["type"]), log, as_area=kept)
        return axes, shapely.to_wkb(shape) if kept else None


Axes = tuple[float, float]
Read = tuple[int, list[str], Axes | None, bytes | None]
"""A number, the cells, two coordinates, and the shape (WKB) of what is to be read as an area."""
_UNREADABLE = (
    *(ValueError, TypeError, KeyError, IndexError, OverflowError, RecursionError),
    shapely.errors.ShapelyError,
)


def _axes(first: object, second: object) -> Axes:
    if isinstance(first, bool) or isinstance(second, bool):
        raise TypeError
    if not isinstance(first, int | float) or not isinstance(second, int | float):
        raise TypeError
    axes = float(first), float(second)
    if not math.isfinite(sum(axes)):
        raise ValueError
    return axes


def _declared(crs: object) -> GeometryCrs:
    name = crs.get("properties", {}).get("name", "") if isinstance(crs, dict) else ""
    code = DECLARED_CRS.get(str(name).rsplit(":", 1)[-1])
    if crs is not None and code is None:
        raise ImportRefused(
            f"De coördinaten staan in een stelsel dat we niet lezen ({str(name)[:60] or 'zonder naam'}). "
            "Sla het bestand op in WGS84 (EPSG:4326) of RD New (EPSG:28992)."
        )
    return "rd_new" if code == "rd_new" else "wgs84"
