"""Where a row lies: as its columns declare it, checked against the Netherlands.

Turned axes and numbers of the other system can be told with certainty, for the four rectangles don't meet.
They are repaired only when somebody asked for it, and then said.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from geodata.crs import NETHERLANDS_RD, NETHERLANDS_WGS84, Flags, Floats, to_rd, to_wgs84
from importers.assets import parse
from importers.assets.log import Log
from importers.assets.records import LocatedRow, LonLat, RdPoint, RepairUse, Row, Spot

Integers = NDArray[np.int64]
BATCH = 10_000  # converting one point costs as much as converting a thousand

SWAPPED: Final = "Lengte en breedte (of X en Y) staan verwisseld. Wissel de twee kolommen om in het bestand."
DEGREES_AS_RD: Final = "Dit lijken graden, maar de kolommen heten X en Y (RD). Noem de kolommen lon en lat."
RD_AS_DEGREES: Final = (
    "Dit lijken RD-meters, maar ze staan als lengte en breedte. Noem de kolommen rd_x en rd_y."
)
NULL_ISLAND: Final = "Er staat 0, 0. Dat vult een programma in als het niets weet. Haal de nullen weg."
OUTSIDE: Final = "Deze plek ligt niet in Nederland. Controleer de coördinaten."
HALF: Final = "Er staat maar één van de twee coördinaten. Vul beide in, of haal beide weg."
NO_NUMBER: Final = "De coördinaten zijn geen getallen. Controleer ze, of haal beide weg."


class Way(NamedTuple):
    """How two numbers may be meant: the other way round, in the other system, or both."""

    turned: bool
    other_system: bool


WAYS: Final = (Way(False, False), Way(True, False), Way(False, True), Way(True, True))  # noqa: FBT003 - a table
NO_WAY: Final = -1


class Repairs:
    """Counts the places that are turned or in the other system; with `wanted` they are put right."""

    def __init__(self, *, wanted: bool) -> None:
        self.wanted = wanted
        self.turned = 0
        self.other_system = 0

    def count(self, how: int) -> None:
        """Add a row that has to be read in way `how` (an index of WAYS)."""
        way = WAYS[how]
        self.other_system += way.other_system
        self.turned += way.turned and not way.other_system

    def use(self) -> RepairUse:
        """The counts, for whoever has to say yes."""
        return RepairUse(self.turned, self.other_system, is_done=self.wanted)


def locate(rows: Iterable[Row], log: Log, repairs: Repairs) -> Iterator[LocatedRow]:
    """Rows with their place in both systems, or without a place when the row names none.

    A row with half a place, an unreadable one, or one outside the Netherlands is refused, each with its own
    reason; so is one with turned axes or numbers in the other system, unless repairs are wanted.
    """
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        declared = [(row, _declared(row)) for row in batch]
        spots = iter(_spots([place for _, place in declared if isinstance(place, LonLat | RdPoint)], repairs))
        for row, place in declared:
            spot = next(spots) if isinstance(place, LonLat | RdPoint) else place
            if isinstance(spot, str):
                log.refuse(row.number, spot, field="place", value=_as_written(row, place))
            else:
                yield LocatedRow(row.number, row.texts, spot, _shape(row, spot))


def _declared(row: Row) -> LonLat | RdPoint | str | None:
    """The place of the geometry or the columns; a reason when it can't be read, None when there is none."""
    if row.place is not None:
        return row.place
    texts = row.texts
    for first, second, make in (("lon", "lat", LonLat), ("rd_x", "rd_y", RdPoint)):
        pair = texts.get(first, ""), texts.get(second, "")
        if not any(pair):
            continue
        if not all(pair):
            return HALF
        numbers = parse.number(pair[0]), parse.number(pair[1])
        if numbers[0] is None or numbers[1] is None:
            return NO_NUMBER
        return make(numbers[0], numbers[1])
    return None


def _spots(places: list[LonLat | RdPoint], repairs: Repairs) -> Iterator[Spot | str]:
    """One spot or reason for each place, in order."""
    if not places:
        return
    in_rd = np.array([isinstance(place, RdPoint) for place in places])
    table = np.array([_axes(place) for place in places], dtype=float)
    how = _ways(table[:, 0], table[:, 1], in_rd)
    used = how if repairs.wanted else np.where(how > 0, NO_WAY, how)
    lon, lat, rd_x, rd_y, outside = _converted(table, in_rd, used)
    columns = zip(lon.tolist(), lat.tolist(), rd_x.tolist(), rd_y.tolist(), strict=True)
    for place, axes, way, away in zip(places, columns, how.tolist(), outside.tolist(), strict=True):
        if way > 0:
            repairs.count(way)
        if away:
            yield _reason(place, NO_WAY if repairs.wanted else way)
        else:
            yield Spot(*axes)


def _ways(first: Floats, second: Floats, in_rd: Flags) -> Integers:
    """For each place the first of WAYS in which it lies in the Netherlands, else NO_WAY."""
    as_degrees, as_degrees_turned = (
        NETHERLANDS_WGS84.hold(first, second),
        NETHERLANDS_WGS84.hold(second, first),
    )
    as_rd, as_rd_turned = NETHERLANDS_RD.hold(first, second), NETHERLANDS_RD.hold(second, first)
    found: Integers = np.select(
        [
            np.where(in_rd, as_rd, as_degrees),
            np.where(in_rd, as_rd_turned, as_degrees_turned),
            np.where(in_rd, as_degrees, as_rd),
            np.where(in_rd, as_degrees_turned, as_rd_turned),
        ],
        [0, 1, 2, 3],
        NO_WAY,
    )
    return found


def _converted(table: Floats, in_rd: Flags, how: Integers) -> tuple[Floats, Floats, Floats, Floats, Flags]:
    """Degrees and metres of each place read in its way, and which lie outside after all."""
    turned = np.isin(how, [index for index, way in enumerate(WAYS) if way.turned])
    other = np.isin(how, [index for index, way in enumerate(WAYS) if way.other_system])
    first = np.where(turned, table[:, 1], table[:, 0])
    second = np.where(turned, table[:, 0], table[:, 1])
    is_rd, known = in_rd ^ other, how != NO_WAY
    lon, lat = to_wgs84(np.where(is_rd & known, first, np.nan), np.where(is_rd & known, second, np.nan))
    rd_x, rd_y = to_rd(np.where(~is_rd & known, first, np.nan), np.where(~is_rd & known, second, np.nan))
    lon, lat = np.where(is_rd, lon, first), np.where(is_rd, lat, second)
    rd_x, rd_y = np.where(is_rd, first, rd_x), np.where(is_rd, second, rd_y)
    outside = ~(known & NETHERLANDS_RD.hold(rd_x, rd_y) & NETHERLANDS_WGS84.hold(lon, lat))
    return lon, lat, rd_x, rd_y, outside


def _shape(row: Row, spot: Spot | None) -> bytes | None:
    """The line or area of a row in RD New, read in the way in which its point lay in the Netherlands."""
    if row.shape is None or row.place is None or spot is None:
        return None
    first, second = _axes(row.place)
    turned, in_degrees = min(
        ((turned, in_degrees) for turned in (False, True) for in_degrees in (False, True)),
        key=lambda way: math.dist(
            (second, first) if way[0] else (first, second),
            (spot.lon, spot.lat) if way[1] else (spot.rd_x, spot.rd_y),
        ),
    )

    def moved(axes: Floats) -> Floats:
        one, other = (axes[:, 1], axes[:, 0]) if turned else (axes[:, 0], axes[:, 1])
        return np.column_stack(to_rd(one, other) if in_degrees else (one, other))

    wkb: bytes = shapely.to_wkb(shapely.transform(shapely.from_wkb(row.shape), moved))
    return wkb


def _reason(place: LonLat | RdPoint, way: int) -> str:
    if _axes(place) == (0, 0):
        return NULL_ISLAND
    if way <= 0:
        return OUTSIDE
    if WAYS[way].other_system:
        return DEGREES_AS_RD if isinstance(place, RdPoint) else RD_AS_DEGREES
    return SWAPPED


def _axes(place: LonLat | RdPoint) -> tuple[float, float]:
    return (place.lon, place.lat) if isinstance(place, LonLat) else (place.rd_x, place.rd_y)


def _as_written(row: Row, place: LonLat | RdPoint | str | None) -> str:
    if isinstance(place, LonLat):
        return f"{place.lon} {place.lat}"
    if isinstance(place, RdPoint):
        return f"{place.rd_x} {place.rd_y}"
    return " ".join(row.texts.get(field, "") for field in ("lon", "lat", "rd_x", "rd_y")).strip()
