"""Where a row lies: as its columns declare it, checked against the Netherlands, never repaired."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

import numpy as np

from geodata.crs import NETHERLANDS_RD, NETHERLANDS_WGS84, Floats, to_rd, to_wgs84
from importers.assets import parse
from importers.assets.log import Log
from importers.assets.records import LocatedRow, LonLat, RdPoint, Row, Spot

BATCH = 10_000  # converting one point costs as much as converting a thousand

SWAPPED: Final = "Lengte en breedte (of X en Y) staan verwisseld. Wissel de twee kolommen om in het bestand."
DEGREES_AS_RD: Final = "Dit lijken graden, maar de kolommen heten X en Y (RD). Noem de kolommen lon en lat."
RD_AS_DEGREES: Final = (
    "Dit lijken RD-meters, maar ze staan als lengte en breedte. Noem de kolommen rd_x en rd_y."
)
OUTSIDE: Final = "Deze plek ligt niet in Nederland. Controleer de coördinaten."
HALF: Final = "Er staat maar één van de twee coördinaten. Vul beide in, of haal beide weg."
NO_NUMBER: Final = "De coördinaten zijn geen getallen. Controleer ze, of haal beide weg."


def locate(rows: Iterable[Row], log: Log) -> Iterator[LocatedRow]:
    """Rows with their place in both systems, or without a place when the row names none.

    A row with half a place, an unreadable one, swapped axes, numbers in the other system or a place
    outside the Netherlands is refused, each with its own reason.
    """
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        declared = [(row, _declared(row)) for row in batch]
        spots = iter(_spots([place for _, place in declared if isinstance(place, LonLat | RdPoint)]))
        for row, place in declared:
            spot = next(spots) if isinstance(place, LonLat | RdPoint) else place
            if isinstance(spot, str):
                log.refuse(row.number, spot, field="place", value=_as_written(row, place))
            else:
                yield LocatedRow(row.number, row.texts, spot)


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


def _spots(places: list[LonLat | RdPoint]) -> list[Spot | str]:
    """One spot or reason for each place, in order."""
    degrees = [(place.lon, place.lat) for place in places if isinstance(place, LonLat)]
    metres = [(place.rd_x, place.rd_y) for place in places if isinstance(place, RdPoint)]
    from_degrees, from_metres = iter(_from_degrees(degrees)), iter(_from_metres(metres))
    return [next(from_degrees if isinstance(place, LonLat) else from_metres) for place in places]


def _from_degrees(points: list[tuple[float, float]]) -> Iterator[Spot | str]:
    lon, lat = _axes(points)
    inside, swapped = NETHERLANDS_WGS84.hold(lon, lat), NETHERLANDS_WGS84.hold_swapped(lon, lat)
    other = NETHERLANDS_RD.hold(lon, lat)
    rd_x, rd_y = to_rd(np.where(inside, lon, np.nan), np.where(inside, lat, np.nan))
    reasons = np.select(
        [swapped, other, ~NETHERLANDS_RD.hold(rd_x, rd_y)], [SWAPPED, RD_AS_DEGREES, OUTSIDE], ""
    )
    return _zipped(lon, lat, rd_x, rd_y, reasons=reasons.tolist())


def _from_metres(points: list[tuple[float, float]]) -> Iterator[Spot | str]:
    rd_x, rd_y = _axes(points)
    inside, swapped = NETHERLANDS_RD.hold(rd_x, rd_y), NETHERLANDS_RD.hold_swapped(rd_x, rd_y)
    other = NETHERLANDS_WGS84.hold(rd_x, rd_y) | NETHERLANDS_WGS84.hold_swapped(rd_x, rd_y)
    lon, lat = to_wgs84(np.where(inside, rd_x, np.nan), np.where(inside, rd_y, np.nan))
    reasons = np.select(
        [swapped, other, ~NETHERLANDS_WGS84.hold(lon, lat)], [SWAPPED, DEGREES_AS_RD, OUTSIDE], ""
    )
    return _zipped(lon, lat, rd_x, rd_y, reasons=reasons.tolist())


def _axes(points: list[tuple[float, float]]) -> tuple[Floats, Floats]:
    table = np.array(points, dtype=float).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def _zipped(
    lon: Floats, lat: Floats, rd_x: Floats, rd_y: Floats, *, reasons: list[str]
) -> Iterator[Spot | str]:
    columns = zip(lon.tolist(), lat.tolist(), rd_x.tolist(), rd_y.tolist(), reasons, strict=True)
    for one_lon, one_lat, one_x, one_y, reason in columns:
        yield reason or Spot(one_lon, one_lat, one_x, one_y)


def _as_written(row: Row, place: LonLat | RdPoint | str | None) -> str:
    if isinstance(place, LonLat):
        return f"{place.lon} {place.lat}"
    if isinstance(place, RdPoint):
        return f"{place.rd_x} {place.rd_y}"
    return " ".join(row.texts.get(field, "") for field in ("lon", "lat", "rd_x", "rd_y")).strip()
