"""A layer of GeoPackage, Shapefile, FlatGeobuf, KML or GPX, read apart: the same rows as GeoJSON gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from importers.assets.log import Log
from importers.assets.reading.limits import MOST_VERTICES, Limits
from importers.assets.reading.shapes import note_shape
from importers.assets.reading.table import Table
from importers.assets.records import LonLat, RawRow, RdPoint, Recognised
from importers.records import ImportRefused

REASONS: Final = {
    "too many": f"Deze vorm heeft meer dan {MOST_VERTICES:,} hoekpunten. Maak hem eenvoudiger.".replace(
        ",", "."
    ),
    "unreadable": "De plek is niet te lezen. Controleer de coördinaten.",
}


def read_features(found: Mapping[str, Any], limits: Limits, log: Log, *, as_areas: bool) -> Table:
    """The table of what the child found; raises ImportRefused when it is too wide."""
    headings = tuple(found["headings"])
    if len(headings) > limits.columns:
        raise ImportRefused(f"Dit bestand heeft meer dan {limits.columns} verschillende kenmerken.")
    sheets = tuple(found["sheets"])
    if others := [name for name in sheets if name != found["sheet"]]:
        log.note(
            None,
            "Er zijn ook lagen die we niet lazen. Kies een andere laag als dit hem niet is.",
            value=", ".join(others),
        )
    if not found["says_crs"]:
        log.note(
            None, "Het bestand zegt niet in welk stelsel de plekken staan. We lazen ze als graden (WGS84)."
        )
    recognised = Recognised(found["format"], sheet=found["sheet"], sheets=sheets)
    return Table(headings, _rows(found, log, as_areas=as_areas), recognised, found["crs"])


def _rows(found: Mapping[str, Any], log: Log, *, as_areas: bool) -> Iterator[RawRow]:
    make = LonLat if found["crs"] == "wgs84" else RdPoint
    for number, (first, second, kind, shape, cells) in enumerate(found["rows"], start=1):
        log.rows_read += 1
        if kind in REASONS:
            log.refuse(number, REASONS[kind], field="geometry", unread=True)
            continue
        if kind not in {"", "Point"}:
            note_shape(number, kind, log, as_area=as_areas and bool(shape))
        place = None if first is None else make(first, second)
        yield RawRow(number, tuple(cells), place, bytes.fromhex(shape) if place and shape else None)
