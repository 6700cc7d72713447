"""A GeoPackage in RD New (EPSG:28992) for a GIS, with a table that says what it is."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from shapely.geometry import Point

from app.exports.about import About
from app.queries.record.exporting.rows import HEADINGS, ExportRow
from geodata.crs import RD_NEW

LAYER = "buurtkrachten"


def write(rows: Iterator[ExportRow], target: BinaryIO, about: About) -> None:
    """All rows at once: GDAL wants the columns whole."""
    import geopandas  # noqa: PLC0415 (heavy, and seldom wanted)
    import pandas as pd  # noqa: PLC0415 (heavy, and seldom wanted)

    found = list(rows)
    table = pd.DataFrame([row.values for row in found], columns=list(HEADINGS)).rename(
        columns={"id": "nummer"}
    )
    for name in ("sinds", "laatste_check"):
        table[name] = table[name].map(lambda day: day.isoformat() if day else None)
    table["hoeveel_mensen"] = table["hoeveel_mensen"].astype("Int64")
    table["indeling_van"] = table["indeling_van"].astype("Int64")
    points = [Point(*row.location) if row.location else None for row in found]
    frame = geopandas.GeoDataFrame(table, geometry=points, crs=RD_NEW)
    told = pd.DataFrame(about.lines(), columns=["wat", "tekst"])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "buurtkrachten.gpkg"
        frame.to_file(path, layer=LAYER, driver="GPKG", engine="pyogrio", geometry_type="Point")
        geopandas.GeoDataFrame(told).to_file(path, layer="over_dit_bestand", driver="GPKG", engine="pyogrio")
        with path.open("rb") as made:
            shutil.copyfileobj(made, target)
