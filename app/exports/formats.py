"""Which files there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from app.exports import csv_file, geojson_file, geopackage_file, xlsx_file
from app.exports.about import About
from app.queries.record.exporting.rows import ExportRow

Write = Callable[[Iterator[ExportRow], BinaryIO, About], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A kind of file: `most` rows fit, None for as many as there are."""

    label: str
    help: str
    extension: str
    mimetype: str
    write: Write
    most: int | None = None


FORMATS = {
    "xlsx": Format(
        label="Excel",
        help="Om in te rekenen of te sorteren.",
        extension="xlsx",
        mimetype="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        write=xlsx_file.write,
        most=50_000,
    ),
    "csv": Format(
        label="CSV",
        help="Platte tekst, voor elk programma.",
        extension="csv",
        mimetype="text/csv",
        write=csv_file.write,
    ),
    "geojson": Format(
        label="GeoJSON",
        help="Voor een kaart op een website.",
        extension="geojson",
        mimetype="application/geo+json",
        write=geojson_file.write,
    ),
    "gpkg": Format(
        label="GeoPackage",
        help="Voor QGIS en ArcGIS.",
        extension="gpkg",
        mimetype="application/geopackage+sqlite3",
        write=geopackage_file.write,
        most=50_000,
    ),
}
