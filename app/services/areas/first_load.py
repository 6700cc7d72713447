"""The first start has a map, with or without a network: boundaries from PDOK, else schematic cells."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from app.config import Settings
from app.models.areas import AreaLevel, VintageKind
from app.queries.areas.vintages import current_vintage
from app.services.areas.fetching import Reader, fetch_newest
from app.services.areas.loading import load_boundaries, take_turn
from geodata.areas import BoundarySet
from geodata.schematic import GRONINGEN_FACTS, GRONINGEN_VINTAGE, SOURCE
from geodata.schematic.cache import cached_cells
from importers.boundaries import read_pdok
from importers.records import ImportRefused

SECONDS: Final = 5.0
FACTS: Final = {"GM0014": (GRONINGEN_FACTS, GRONINGEN_VINTAGE)}
"""Tables of facts to draw cells from, with their year, by municipality."""

LOAD_LATER: Final = "Laad de echte grenzen met ‘flask boundaries load --pdok’ of van een bestand van het CBS."


def ensure_areas(*, settings: Settings, read: Reader = read_pdok) -> str:
    """Load boundaries when there are none; a Dutch sentence that says which there are.

    Asks PDOK for at most five seconds, then draws schematic cells, kept in `data_dir`. Flushes, never
    commits.
    """
    if (there := _what_is_there()) is not None:
        return there
    try:
        fetched = fetch_newest(municipality=settings.municipality, seconds=SECONDS, read=read)
    except ImportRefused as error:
        return _draw(settings, why=error.message)
    take_turn()  # somebody else may have started at the same time
    return _what_is_there() or _load(fetched)


def _what_is_there() -> str | None:
    vintage = current_vintage()
    if vintage is None:
        return None
    if vintage.is_schematic:
        return f"De kaart toont schematische grenzen. {LOAD_LATER}"
    return f"De kaart toont de grenzen van {vintage.year}."


def _load(fetched: BoundarySet) -> str:
    report = load_boundaries(fetched, kind=VintageKind.OFFICIAL)
    buurten = report.counts[AreaLevel.BUURT]
    return f"De grenzen van {report.vintage.year} zijn geladen: {buurten} buurten ({report.source})."


def _draw(settings: Settings, *, why: str) -> str:
    if settings.municipality not in FACTS:
        return f"{why} Er zijn nog geen grenzen van {settings.municipality}. {LOAD_LATER}"
    facts, year = FACTS[settings.municipality]
    take_turn()
    if (there := _what_is_there()) is not None:
        return there
    report = load_boundaries(_cells(facts, year, settings.data_dir / "cache"), kind=VintageKind.SCHEMATIC)
    buurten = report.counts[AreaLevel.BUURT]
    return f"{why} De kaart toont schematische grenzen van {buurten} buurten. {LOAD_LATER}"


def _cells(facts: Path, year: int, cache: Path) -> BoundarySet:
    return BoundarySet(vintage=year, source=SOURCE, areas=cached_cells(facts, cache))
