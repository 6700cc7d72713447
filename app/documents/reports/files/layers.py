"""A report as a GeoPackage in RD New (EPSG:28992), with looks for QGIS of the four states."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from shapely.geometry import MultiPolygon, Point

from app.documents.reports.contents import Contents
from app.documents.reports.files.qgis import PARTS_STYLE, SPOTS_STYLE, STYLES_TABLE
from app.exports.about import INVENTED, PRECISION
from app.queries.coverage.facts import STATE_WORDS
from app.queries.reports.gathering import Gathered
from app.queries.reports.layers import MOST, Spot, borders, spots
from geodata.crs import RD_NEW

PARTS, SPOTS, ABOUT = "delen", "buurtkrachten", "over_dit_bestand"
MORE = f"Van de buurtkrachten staan er hier {MOST}. Er kunnen er meer zijn: kies een deel van de gemeente."
TOLD = (
    "insert into layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName,"
    " styleQML, styleSLD, useAsDefault, description, owner, ui, update_time)"
    " values ('', '', ?, 'geom', ?, ?, '', 1, ?, '', '', ?)"
)


def report_layers(found: Gathered, contents: Contents, day: date, *, invented: bool) -> bytes:
    """The parts with their borders and counts, records without names, and what the file is.

    Equal bytes for equal data: the moment of writing is that of the report.
    """
    import pyogrio  # noqa: PLC0415 (heavy, and seldom wanted)

    moment = f"{day.isoformat()}T00:00:00.000Z"
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": moment})
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "rapport.gpkg"
            _write(path, found, contents, day, invented=invented)
            _looks(path, moment)
            return path.read_bytes()
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


def _write(path: Path, found: Gathered, contents: Contents, day: date, *, invented: bool) -> None:
    import geopandas  # noqa: PLC0415 (heavy, and seldom wanted)
    import pandas as pd  # noqa: PLC0415 (heavy, and seldom wanted)

    def layer(name: str, rows: Iterable[dict[str, Any]], shape: str) -> None:
        listed = list(rows)
        shapes = [row.pop("vorm") for row in listed]
        columns = list(listed[0]) if listed else ["soort"]
        table = pd.DataFrame(listed, columns=columns)
        for column in table.columns:
            if all(value is None or isinstance(value, int) for value in table[column].tolist()):
                table[column] = table[column].astype("Int64")
        frame = geopandas.GeoDataFrame(table, geometry=shapes, crs=RD_NEW)
        frame.to_file(path, layer=name, driver="GPKG", engine="pyogrio", geometry_type=shape)

    layer(PARTS, _parts(found), "MultiPolygon")
    shown = spots(found)
    layer(SPOTS, (_spot(one, day) for one in shown), "Point")
    about = _about(contents, invented=invented) + ([("Let op", MORE)] if len(shown) == MOST else [])
    told = pd.DataFrame(about, columns=["wat", "tekst"])
    geopandas.GeoDataFrame(told).to_file(path, layer=ABOUT, driver="GPKG", engine="pyogrio")


def _parts(found: Gathered) -> Iterator[dict[str, Any]]:
    shapes = borders(found)
    rates = {one.region.id: one for one in found.measured("C2")}
    for region in found.parts.regions:
        known, rate = found.parts.of(region), rates[region.id]
        shape = shapes.get(region.id)
        yield {
            "code": region.code,
            "naam": region.name,
            "inwoners": region.inhabitants,
            "stand": STATE_WORDS[known.state],
            "pas_gecheckt": known.fresh,
            "lang_niet_gecheckt": known.expired,
            "per_1000": None if rate.value is None else round(rate.value, 3),
            "marge_van": None if rate.low is None else round(rate.low, 3),
            "marge_tot": None if rate.high is None else round(rate.high, 3),
            "indeling": found.vintage.name,
            "stand_van": found.stand.isoformat(),
            "vorm": MultiPolygon([shape]) if shape is not None and shape.geom_type == "Polygon" else shape,
        }


def _spot(one: Spot, day: date) -> dict[str, Any]:
    return {
        "soort": one.kind,
        "thema": one.themes,
        "check": one.check,
        "laatste_check": one.checked_on.isoformat() if one.checked_on else None,
        "precisie": one.precision,
        "buurtcode": one.buurt_code,
        "indeling_van": one.vintage,
        "stand_van": day.isoformat(),
        "vorm": Point(*one.location) if one.location else None,
    }


def _about(contents: Contents, *, invented: bool) -> list[tuple[str, str]]:
    told = [("Let op", INVENTED)] if invented else []
    told.append(("Rapport", f"{contents.title} {contents.period}, {contents.place}, {contents.numbered}"))
    told += [("Gemaakt", contents.line), ("Let op", contents.caution), ("Precisie", PRECISION)]
    told += [
        (f"{one.code} (versie {one.version})", f"{one.name} {one.words}") for one in contents.definitions
    ]
    return told + [("Bron", words) for words in contents.sources]


def _looks(path: Path, moment: str) -> None:
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(STYLES_TABLE)
        file.execute(
            "insert into gpkg_contents (table_name, data_type, identifier, last_change)"
            " values ('layer_styles', 'attributes', 'layer_styles', ?)",
            (moment,),
        )
        for layer, style in ((PARTS, PARTS_STYLE), (SPOTS, SPOTS_STYLE)):
            file.execute(TOLD, (layer, layer, style, "De kleuren van het rapport", moment))
