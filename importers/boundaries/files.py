"""Boundaries from a file: GeoPackage, GeoJSON, FlatGeobuf or a zip with one of these or shapefiles.

Read through the wall of `geodata.gdal`, and no more than the municipality asked for: a national file
holds 14,500 buurten.
"""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import shapely

from geodata.areas import BoundarySet
from geodata.crs import WGS84
from geodata.gdal import check_drivers, local_file
from geodata.issues import Issue
from importers.boundaries.archive import unpack
from importers.boundaries.assembly import assemble, check_municipality
from importers.boundaries.columns import (
    CODE_COLUMNS,
    NAME_COLUMNS,
    PLAIN_NAME_COLUMNS,
    WATER_COLUMNS,
    code_columns,
    fold,
    identify,
)
from importers.boundaries.figures import FIGURE_HEADINGS
from importers.boundaries.formats import FORMATS, SUFFIXES
from importers.boundaries.layer import Layer, Row
from importers.records import ImportRefused

_SAMPLE_ROWS = 1000
_TEXT_COLUMNS = frozenset(
    (*(name for names in NAME_COLUMNS.values() for name in names), *PLAIN_NAME_COLUMNS, *WATER_COLUMNS)
)


def read_file(path: str | Path, *, vintage: int, municipality: str) -> BoundarySet:
    """The areas of one municipality (CBS code, GM0014) in a file, as a set of the year `vintage`.

    Raises ImportRefused, with what to do, for a file that can't be used as a whole.
    """
    check_municipality(municipality)
    try:
        file = local_file(path)
    except ValueError as error:
        raise ImportRefused(
            f"{path} is geen bestand op deze computer. Geef de naam van een bestand, geen adres."
        ) from error
    issues: list[Issue] = []
    with tempfile.TemporaryDirectory() as folder, _warnings_as(issues):
        sources = unpack(file, Path(folder)) if file.suffix.lower() == ".zip" else [(file, file.name)]
        layers = [
            layer
            for source, name in sources
            for layer in _read(source, name=name, vintage=vintage, municipality=municipality, issues=issues)
        ]
    if not layers:
        raise ImportRefused(
            f"In {file.name} staat geen kaartlaag met codes van gebieden. Nodig is een kolom met CBS-codes: "
            "buurtcode (BU00140000), wijkcode (WK001400) of gemeentecode (GM0014)."
        )
    return assemble(layers, vintage=vintage, municipality=municipality, source=file.name, issues=issues)


def _read(file: Path, *, name: str, vintage: int, municipality: str, issues: list[Issue]) -> list[Layer]:
    if file.suffix.lower() not in SUFFIXES:
        raise ImportRefused(f"{name} heeft een soort die we niet kennen. Dit kan wel: {FORMATS}.")
    import pyogrio  # noqa: PLC0415 - heavy
    from pyogrio.errors import DataLayerError, DataSourceError  # noqa: PLC0415 - heavy

    check_drivers()
    try:
        tables = [str(table) for table, kind in pyogrio.list_layers(file) if kind is not None]
        descriptions = {
            table: pyogrio.read_info(file, layer=table, force_feature_count=True) for table in tables
        }
        if not any(description["features"] for description in descriptions.values()):
            raise ImportRefused(f"{name} is leeg: er staat geen gebied in. Haal het bestand opnieuw op.")
        layers = [
            _layer(file, table, description, vintage=vintage, municipality=municipality)
            for table, description in descriptions.items()
        ]
    except (DataSourceError, DataLayerError) as error:
        raise ImportRefused(
            f"{name} is niet te lezen: het is beschadigd, of het is geen kaartbestand. "
            f"Haal het opnieuw op. Dit kan: {FORMATS}."
        ) from error
    issues += [
        Issue(
            value=table,
            reason=f"Kaartlaag {table} van {name} heeft geen vlakken met een CBS-code.",
            action="Overgeslagen.",
        )
        for table, layer in zip(tables, layers, strict=True)
        if layer is None
    ]
    return [layer for layer in layers if layer is not None]


def _layer(
    file: Path, table: str, description: Mapping[str, Any], *, vintage: int, municipality: str
) -> Layer | None:
    """The rows of the municipality in one table, or None for a table without areas and codes."""
    headings, textual = _headings(description, vintage=vintage)
    own = code_columns(textual)
    if not own or any(flat in str(description["geometry_type"]) for flat in ("Point", "Line")):
        return None
    crs = description["crs"] or (WGS84 if description["driver"] == "GeoJSON" else None)
    if crs is None:
        raise ImportRefused(
            f"{file.name} zegt niet in welk coördinatenstelsel de grenzen staan. Sla het op met een "
            "coördinatenstelsel (bij een shapefile hoort een .prj-bestand), zoals RD (EPSG:28992)."
        )
    # FlatGeobuf finds nothing when the column of the condition is not among those that are read.
    columns = sorted(real for folded, real in headings.items() if _wanted(folded))
    rows = _rows(file, table, vintage=vintage, columns=columns, where=_condition(headings, own, municipality))
    if not rows:
        # Of another municipality, or with codes of its own making?
        sample = _rows(
            file, table, vintage=vintage, columns=columns, read_geometry=False, max_features=_SAMPLE_ROWS
        )
        if not any(identify(row) for row in sample):
            return None
    return Layer(name=table, crs=crs, headings=headings, rows=rows)


def _rows(file: Path, table: str, *, vintage: int, **options: Any) -> tuple[Row, ...]:
    from pyogrio.raw import read  # noqa: PLC0415 - heavy

    meta, numbers, wkb, values = read(file, layer=table, force_2d=True, return_fids=True, **options)
    folded = [fold(str(heading), vintage=vintage) for heading in meta["fields"]]
    shapes = [None] * len(numbers) if wkb is None else shapely.from_wkb(wkb, on_invalid="ignore")
    cells = (column.tolist() for column in values)
    return tuple(
        Row(number=number, shape=shape, values=dict(zip(folded, row, strict=True)))
        for number, shape, *row in zip(numbers.tolist(), shapes, *cells, strict=True)
    )


def _headings(description: Mapping[str, Any], *, vintage: int) -> tuple[dict[str, str], set[str]]:
    """Folded heading → real one, the first when two fold to the same; and which of them hold text."""
    headings: dict[str, str] = {}
    textual = set()
    for real, kind in zip(description["fields"], description["dtypes"], strict=True):
        folded = fold(str(real), vintage=vintage)
        if folded not in headings:
            headings[folded] = str(real)
            textual |= {folded} if kind == "object" else set()
    return headings, textual


def _wanted(folded: str) -> bool:
    return bool(code_columns([folded])) or folded in _TEXT_COLUMNS or folded in FIGURE_HEADINGS


def _condition(headings: Mapping[str, str], own: Sequence[str], municipality: str) -> str:
    """The SQL that keeps the rest of the country out; `assemble` looks again, at the code without padding."""
    digits = municipality.removeprefix("GM")
    by_municipality = [column for column in own if column in CODE_COLUMNS["gemeente"]]
    prefixes = ("GM",) if by_municipality else ("BU", "WK", "GM")
    # A folded heading that is known holds no quotation mark, so neither does the real one.
    return " OR ".join(
        f"\"{headings[column]}\" LIKE '{prefix}{digits}%'"
        for column in by_municipality or own
        for prefix in prefixes
    )


@contextmanager
def _warnings_as(issues: list[Issue]) -> Iterator[None]:
    """What GDAL only mutters about becomes an issue too."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", RuntimeWarning)
        yield
    issues += [
        Issue(reason=f"Melding bij het lezen: {warning.message}", action="Gelezen; kijk het na.")
        for warning in caught
    ]
