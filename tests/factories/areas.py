"""A small city with real-looking codes: a gemeente with two wijken and five buurten that share borders.

rd_y 584000  ┌────────────┬──────┬──────┐
             │ BU00140000 │ …001 │ …002 │   WK001400 Noorderham
     582000  ├────────────┴─┬────┴──────┤
             │ BU00140100   │ …101      │   WK001401 Zuiderlaan
     580000  └──────────────┴───────────┘
   rd_x   232000         234200        236000
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import shapely
from sqlalchemy import select

from app.database import database
from app.models.areas import Area, Vintage, VintageKind
from app.services.areas.loading import load_boundaries
from app.services.areas.report import LoadReport
from geodata.areas import AreaRecord, Boundary, BoundarySet

SOURCE = "CBS / Kadaster, voorbeeld"
GEMEENTE = "GM0014"
WIJK_NAMES = {"WK001400": "Noorderham", "WK001401": "Zuiderlaan"}


def box(west: float, south: float, east: float, north: float) -> Boundary:
    """A rectangle in RD New."""
    return shapely.box(west, south, east, north)


def make_buurt(code: str, name: str, boundary: Boundary, **over: object) -> AreaRecord:
    """A buurt of the wijk that its code names; fields may be given."""
    return _record(code, "buurt", name, f"WK{code[2:8]}", boundary, over)


def _record(code, level, name, parent, boundary, over) -> AreaRecord:
    centre = boundary.representative_point()
    fields = {
        "code": code,
        "level": level,
        "name": name,
        "parent_code": parent,
        "boundary": boundary,
        "label_point": (centre.x, centre.y),
        "hectares": boundary.area / 10_000,
        "figures": {"addresses_per_km2": 2450, "percent_aged_65_and_over": None},
    }
    return AreaRecord(**{**fields, **over})


BUURTEN = (
    make_buurt("BU00140000", "Hamrik", box(232_000, 582_000, 233_500, 584_000), inhabitants=3200),
    make_buurt("BU00140001", "De Wierde", box(233_500, 582_000, 234_800, 584_000), inhabitants=2100),
    make_buurt("BU00140002", "Kloosterhof", box(234_800, 582_000, 236_000, 584_000)),
    make_buurt("BU00140100", "Laanzicht", box(232_000, 580_000, 234_200, 582_000), inhabitants=4100),
    make_buurt("BU00140101", "'t Zuiderveld", box(234_200, 580_000, 236_000, 582_000), inhabitants=40),
)


def city_boundaries(
    *,
    year: int = 2024,
    buurten: Iterable[AreaRecord] = BUURTEN,
    wijk_names: dict[str, str] = WIJK_NAMES,
    gemeente_name: str = "Groningen",
    source: str = SOURCE,
) -> BoundarySet:
    """What an importer would hand over: the buurten with their wijken and gemeente."""
    parts = tuple(sorted(buurten, key=lambda area: area.code))
    members: dict[str, list[AreaRecord]] = {}
    for part in parts:
        members.setdefault(part.parent_code or "", []).append(part)
    wijken = [
        _whole(code, "wijk", wijk_names.get(code, code), GEMEENTE, of_wijk)
        for code, of_wijk in sorted(members.items())
    ]
    gemeente = _whole(GEMEENTE, "gemeente", gemeente_name, None, parts)
    return BoundarySet(vintage=year, source=source, areas=(gemeente, *wijken, *parts))


@dataclass(frozen=True, slots=True)
class City:
    """The areas of one vintage, by code."""

    vintage: Vintage
    areas: dict[str, Area]
    report: LoadReport

    def id(self, code: str) -> int:
        """The database id of an area."""
        return self.areas[code].id

    def place_in(self, code: str) -> tuple[float, float]:
        """A point (rd_x, rd_y) in the middle of an area."""
        return self.areas[code].label_point


def make_city(
    *, kind: VintageKind = VintageKind.OFFICIAL, boundaries: BoundarySet | None = None, **over
) -> City:
    """Load the small city, 2024 unless told otherwise; `over` goes to `city_boundaries`."""
    boundaries = boundaries or city_boundaries(**over)
    report = load_boundaries(boundaries, kind=kind)
    vintage = database.session.scalars(
        select(Vintage).where(Vintage.kind == kind, Vintage.year == boundaries.vintage)
    ).one()
    areas = database.session.scalars(select(Area).where(Area.vintage_id == vintage.id))
    return City(vintage, {area.code: area for area in areas}, report)


def _whole(code: str, level: str, name: str, parent: str | None, parts: Iterable[AreaRecord]) -> AreaRecord:
    boundary = shapely.union_all([part.boundary for part in parts])
    known = [part.inhabitants for part in parts]
    inhabitants = None if None in known else sum(known)
    return _record(code, level, name, parent, boundary, {"inhabitants": inhabitants, "derived": True})
