"""The door of the import: which file may come in, what its bytes say that it is, and which reader takes it.

The name decides nothing: people rename files, and a name must never choose the library that opens them.
"""

from __future__ import annotations

import io
import stat
from pathlib import Path
from typing import Final

from importers.assets.choices import Choices
from importers.assets.log import Log
from importers.assets.reading.apart.asking import ask
from importers.assets.reading.formats.csv_rows import read_csv
from importers.assets.reading.formats.geojson_rows import read_geojson
from importers.assets.reading.formats.json_rows import LIST_KEYS, read_json
from importers.assets.reading.formats.json_stream import first_key
from importers.assets.reading.formats.layer_rows import read_features
from importers.assets.reading.formats.overpass_rows import read_overpass
from importers.assets.reading.formats.sheet_rows import read_sheet
from importers.assets.reading.limits import Limits
from importers.assets.reading.recognise import APART, HEAD, format_of
from importers.assets.reading.table import Table
from importers.assets.reading.text import decoded
from importers.records import ImportRefused

FORMATS: Final = (
    "CSV, Excel, OpenDocument, JSON, GeoJSON, GeoPackage, Shapefile in een zip, KML, GPX of FlatGeobuf"
)
REFUSED: Final = {
    "pdf": "Dit is een PDF. Vraag de maker om een Excel-, CSV- of GeoJSON-bestand.",
    "gzip": "Dit bestand is ingepakt (gzip). Pak het uit en stuur het bestand zelf.",
    "picture": f"Dit is een plaatje. Dit kan wel: {FORMATS}.",
    "xml": f"Dit is XML of een webpagina van een soort die we niet lezen. Dit kan wel: {FORMATS}.",
}
DECLARATIONS: Final = (b"<!DOCTYPE", b"<!ENTITY")
"""What makes a small XML file grow or name other files; no KML or GPX needs it."""
SUFFIXES: Final = {
    "csv": {".csv", ".tsv", ".txt"},
    "json": {".json"},
    "overpass": {".json"},
    "geojson": {".geojson", ".json"},
    "shapefile": {".zip"},
    "flatgeobuf": {".fgb"},
    "gpkg": {".gpkg", ".zip"},
}
"""How such a file is usually called, beside its own code; another name is worth a remark."""


def read(path: Path, choices: Choices, limits: Limits, log: Log) -> Table:
    """Open a file within `limits` by what it is.

    Raises ImportRefused when it is absent, too big, empty, or in a format that we don't read.
    """
    head = _head(path, limits)
    if format_of(head) == "text":
        table = read_csv(lambda: path.open("rb"), limits, log)
    else:
        table = _read(path, path.read_bytes(), choices, limits, log)
    format_ = table.recognised.format
    suffix = path.suffix.casefold()
    if format_of(head) == "zip" and suffix == ".zip":
        return table
    if suffix not in SUFFIXES.get(format_, {f".{format_}"}):
        log.note(None, f"De naam past niet bij wat erin zit. We lazen het als {format_}.", value=suffix)
    return table


def _read(path: Path, content: bytes, choices: Choices, limits: Limits, log: Log) -> Table:
    format_ = format_of(content[:HEAD])
    if format_ in REFUSED:
        raise ImportRefused(REFUSED[format_])
    if format_ in APART:
        if format_ in {"kml", "gpx"} and any(word in content for word in DECLARATIONS):
            raise ImportRefused(
                "In dit bestand staan eigen afkortingen (DTD). Sla het op zonder, of als GeoJSON."
            )
        found = ask(path, choices, limits)
        if "content" in found:
            return _unpacked(found["content"], choices, limits, log)
        if "crs" in found:
            return read_features(found, limits, log, as_areas=choices.as_areas)
        return read_sheet(found, limits, log)
    return _text(content, format_, choices, limits, log)


def _unpacked(content: bytes, choices: Choices, limits: Limits, log: Log) -> Table:
    """A list out of a zip: text and nothing else, whatever it is called there."""
    format_ = format_of(content[:HEAD])
    if not content.strip():
        raise ImportRefused("De lijst in deze zip is leeg.")
    if format_ not in {"json", "text"}:
        raise ImportRefused(
            "In deze zip zit iets anders dan de naam zegt. Pak hem uit en stuur het bestand zelf."
        )
    return _text(content, format_, choices, limits, log)


def _text(content: bytes, format_: str, choices: Choices, limits: Limits, log: Log) -> Table:
    if format_ == "json":
        text, encoding = decoded(content, log, only_utf8=True)
        return _json(text, encoding, choices, limits, log)
    return read_csv(lambda: io.BytesIO(content), limits, log)


def _json(text: str, encoding: str, choices: Choices, limits: Limits, log: Log) -> Table:
    if text.lstrip()[:1] == "[":
        return read_json(text, encoding, "", limits, log)
    key = first_key(text, {"features", "elements", *LIST_KEYS})
    if key == "elements":
        return read_overpass(text, encoding, limits, log)
    if key in LIST_KEYS:
        return read_json(text, encoding, key, limits, log)
    return read_geojson(text, encoding, limits, log, as_areas=choices.as_areas)


def _head(path: Path, limits: Limits) -> bytes:
    """Its first bytes; that is enough to know who reads it, and whether anybody may."""
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise ImportRefused(f"{path.name} is geen gewoon bestand.")
        if about.st_size > limits.megabytes * 1_000_000:
            raise ImportRefused(f"{path.name} is groter dan {limits.megabytes} MB. Splits het in delen.")
        with path.open("rb") as file:
            head = file.read(HEAD)
            if not head.strip() and not any(chunk.strip() for chunk in iter(lambda: file.read(HEAD), b"")):
                raise ImportRefused(f"{path.name} is leeg.")
    except OSError as error:
        raise ImportRefused(f"{path.name} is niet te openen. Klopt de naam, en mag je het lezen?") from error
    return head
