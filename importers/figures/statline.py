"""KWB from StatLine (OData v4): which measures a table has, and the observations of one municipality."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from importers.boundaries.fetch import Fetcher, Json
from importers.boundaries.figures import figure_of
from importers.figures.records import CODE, KEY_OF, FigureTable, Told, fold
from importers.records import ImportRefused

BASE_URL: Final = "https://datasets.cbs.nl/odata/v1/CBS"
TABLES: Final = {
    2017: "83765NED",
    2018: "84286NED",
    2019: "84583NED",
    2020: "84799NED",
    2021: "85039NED",
    2022: "85318NED",
    2023: "85618NED",
    2024: "85984NED",
    2025: "86165NED",
}
"""The table of each year."""
MEASURES: Final = {"T001036": "inhabitants", "1050010_2": "households"}
"""Measures that have the same code in every table; others are known by their title."""
MOST_PAGES: Final = 1_000
MISSING: Final = "CBS geeft dit cijfer niet (‘{mark}’)."
OTHER: Final = (
    "StatLine antwoordt met iets anders dan gevraagd. Er is niets veranderd. Gebruik een bestand van het CBS."
)


def read_statline(
    *,
    year: int,
    municipality: str,
    base_url: str = BASE_URL,
    timeout: float = 120.0,
    allow_loopback: bool = False,
) -> FigureTable:
    """The figures of a municipality (GM0014), its wijken and its buurten in a year.

    Raises Unreachable when StatLine is away or slow, ImportRefused for a year without a table and for an
    answer that is not what was asked.
    """
    table = TABLES.get(year)
    if table is None:
        raise ImportRefused(f"Van {year} kennen we geen tabel. Kies {min(TABLES)} tot en met {max(TABLES)}.")
    fetcher = Fetcher(base_url, timeout=timeout, connect_timeout=10.0, allow_loopback=allow_loopback)
    try:
        measures = _measures(fetcher, f"{base_url}/{table}")
        areas: dict[str, dict[str, Told]] = {}
        for prefix in (municipality, f"WK{municipality[2:]}", f"BU{municipality[2:]}"):
            for measure, key in measures.items():
                for code, told in _observations(fetcher, f"{base_url}/{table}", prefix, measure):
                    areas.setdefault(code, {})[key] = told
    finally:
        fetcher.close()
    if not areas:
        raise ImportRefused(f"StatLine heeft van {year} geen cijfers over {municipality}.")
    return FigureTable(year=year, source=f"CBS StatLine {table}", areas=areas)


def _measures(fetcher: Fetcher, table: str) -> dict[str, str]:
    """Our key by the code of a measure."""
    found = dict(MEASURES)
    for row in _pages(fetcher, f"{table}/MeasureCodes", {}):
        key = KEY_OF.get(fold(str(row.get("Title", ""))))
        if key is not None and key not in found.values():
            found[str(row.get("Identifier", ""))] = key
    return found


def _observations(fetcher: Fetcher, table: str, prefix: str, measure: str) -> Iterator[tuple[str, Told]]:
    asked = f"startswith(WijkenEnBuurten,'{prefix}') and Measure eq '{measure}'"
    for row in _pages(fetcher, f"{table}/Observations", {"$filter": asked}):
        code = str(row.get("WijkenEnBuurten", "")).strip()
        if row.get("Measure") != measure or not code.startswith(prefix) or not CODE.fullmatch(code):
            raise ImportRefused(OTHER)
        yield code, _told(row)


def _told(row: Json) -> Told:
    if row.get("Value") is None:
        return Told(None, MISSING.format(mark=str(row.get("ValueAttribute") or ".")[:10]))
    return Told(*figure_of(row["Value"]))


def _pages(fetcher: Fetcher, url: str, parameters: dict[str, str]) -> Iterator[Any]:
    """The rows of all pages: the next one is where the answer says."""
    following: str | None = url
    for _page in range(MOST_PAGES):
        if following is None:
            return
        answer = fetcher.json(following, parameters)
        rows = answer.get("value")
        if not isinstance(rows, list):
            raise ImportRefused(OTHER)
        yield from rows
        following, parameters = answer.get("@odata.nextLink"), {}
    raise ImportRefused(OTHER)
