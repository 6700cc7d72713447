"""Tie the areas of two vintages, so that what was said about one year can be read in another.

A link goes from the older vintage to the newer one, and from schematic cells to official areas.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import shapely
from sqlalchemy import select, text

from app.database import database
from app.models.areas import Area, AreaLevel, Vintage, VintageKind
from app.services.areas.overlaying import CLEAR, Overlap, overlaps, same_codes
from app.services.areas.references import references
from app.services.areas.report import Ambiguous, AreaName, Part, VintageName
from geodata.areas import Boundary

UNLINK = text(
    "delete from area_links using areas older, areas newer where from_id = older.id and to_id = newer.id "
    "and older.vintage_id = :older and newer.vintage_id = :newer"
)
LINK = text(
    "insert into area_links (from_id, to_id, share) "
    "select * from unnest(cast(:older as bigint[]), cast(:newer as bigint[]), cast(:shares as float8[]))"
)


@dataclass(frozen=True, slots=True)
class Known:
    """An area as the database has it."""

    id: int
    code: str
    name: str
    level: AreaLevel
    boundary: Boundary


Areas = dict[str, Known]


def known_areas(vintage_id: int) -> Areas:
    """The areas of a vintage by code, with their boundaries (RD New)."""
    rows = database.session.execute(
        select(Area.id, Area.code, Area.name, Area.level, Area.boundary)
        .where(Area.vintage_id == vintage_id)
        .order_by(Area.code)
    ).all()
    shapes = shapely.from_wkb([row.boundary for row in rows])
    return {
        row.code: Known(row.id, row.code, row.name, row.level, shape)
        for row, shape in zip(rows, shapes, strict=True)
    }


def link_vintage(vintage: Vintage) -> tuple[Ambiguous, ...]:
    """Make the links between this vintage and all others anew; answers what a person must choose."""
    others = database.session.scalars(
        select(Vintage).where(Vintage.id != vintage.id).order_by(Vintage.year)
    ).all()
    doubtful: list[Ambiguous] = []
    own = known_areas(vintage.id)
    for other in others:
        older, newer = sorted((vintage, other), key=_age)
        ends = (own, known_areas(other.id)) if older is vintage else (known_areas(other.id), own)
        found = _compare(*ends, by_code=older.kind is VintageKind.SCHEMATIC)
        _write(found, *ends, pair=(older, newer))
        doubtful += _doubtful(found, *ends, vintage=older)
    return tuple(doubtful)


def _age(vintage: Vintage) -> tuple[bool, int]:
    """Schematic cells before all official years: they stand in for what is not known yet."""
    return vintage.kind is VintageKind.OFFICIAL, vintage.year


def _compare(older: Areas, newer: Areas, *, by_code: bool) -> list[Overlap]:
    if by_code:
        return same_codes(list(older), list(newer))
    found: list[Overlap] = []
    for level in AreaLevel:
        found += overlaps(_of_level(older, level), _of_level(newer, level))
    return found


def _of_level(areas: Areas, level: AreaLevel) -> dict[str, Boundary]:
    return {code: area.boundary for code, area in areas.items() if area.level is level}


def _write(found: Iterable[Overlap], older: Areas, newer: Areas, *, pair: tuple[Vintage, Vintage]) -> None:
    database.session.execute(UNLINK, {"older": pair[0].id, "newer": pair[1].id})
    links = list(found)
    database.session.execute(
        LINK,
        {
            "older": [older[link.older].id for link in links],
            "newer": [newer[link.newer].id for link in links],
            "shares": [link.share for link in links],
        },
    )


def _doubtful(found: Iterable[Overlap], older: Areas, newer: Areas, *, vintage: Vintage) -> list[Ambiguous]:
    """The older areas without one clear successor, those that somebody spoke of first."""
    parts: dict[str, list[Part]] = {code: [] for code in older}
    for link in found:
        parts[link.older].append(Part(area=_name(newer[link.newer]), share=link.share))
    unclear = [older[code] for code, ways in parts.items() if not ways or ways[0].share < CLEAR]
    spoken_of = references([area.id for area in unclear])
    listed = [
        Ambiguous(
            vintage=VintageName(kind=vintage.kind, year=vintage.year),
            area=_name(area),
            parts=tuple(parts[area.code]),
            references=spoken_of[area.id].total() if area.id in spoken_of else 0,
        )
        for area in unclear
    ]
    return sorted(listed, key=lambda item: (item.references == 0, item.area.code))


def _name(area: Known) -> AreaName:
    return AreaName(code=area.code, name=area.name)
