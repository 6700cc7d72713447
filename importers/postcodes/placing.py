"""All rows at once: in both systems, inside the Netherlands, and each postcode once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from geodata.crs import NETHERLANDS_RD, NETHERLANDS_WGS84, Floats, to_rd, to_wgs84
from importers.postcodes.columns import System
from importers.postcodes.records import PostcodePoint
from importers.postcodes.rows import NOT_READ, Declared, RowIssues
from importers.records import ImportRefused, Issue

SWAPPED: Final = "Lengte en breedte (of X en Y) staan verwisseld."
DEGREES_AS_RD: Final = "Dit zijn graden, maar de kolommen heten X en Y (RD)."
RD_AS_DEGREES: Final = "Dit zijn RD-meters, maar de kolommen heten lengte en breedte."
OUTSIDE: Final = "Deze plek ligt niet in Nederland."
SPREAD: Final = "De rijen met deze postcode liggen te ver uit elkaar."
ADVICE: Final = {
    SWAPPED: "Wissel de koppen van de twee kolommen om en lees het bestand opnieuw in.",
    DEGREES_AS_RD: "Noem de kolommen lon en lat en lees het bestand opnieuw in.",
    RD_AS_DEGREES: "Noem de kolommen rd_x en rd_y en lees het bestand opnieuw in.",
    OUTSIDE: "Kijk de getallen na en lees het bestand opnieuw in.",
}
NOTHING: Final = (
    "In dit bestand staat geen postcode die we kunnen gebruiken. Nodig zijn rijen met een postcode van "
    "vier cijfers en twee letters (9711AB) en twee getallen voor de plek."
)
FARTHEST: Final = 5_000.0
"""Metres from the middle of a postcode; the longest country road is shorter."""


@dataclass(frozen=True, slots=True)
class Found:
    """The postcodes in order; `reason` says in Dutch why there are none."""

    points: tuple[PostcodePoint, ...]
    reason: str = NOTHING


def placed(rows: Iterable[Declared], system: System, issues: RowIssues) -> Found:
    """Each postcode with the middle of its rows.

    Raises ImportRefused when half of the rows or more stand in another system than the headings say, or have
    their axes swapped: then the headings are wrong, and the other half can't be trusted.
    """
    declared = list(rows)
    if not declared:
        return Found(())
    first = np.array([row.first for row in declared])
    second = np.array([row.second for row in declared])
    rd_x, rd_y, reasons = _in_rd(first, second, system)
    _refuse_wrong_headings(reasons)
    for index in np.flatnonzero(reasons != ""):
        issues.refuse(declared[index].row, str(reasons[index]), value=declared[index].postcode)
    good = np.flatnonzero(reasons == "")
    if not len(good):
        return Found((), f"{OUTSIDE} {ADVICE[OUTSIDE]}")
    return Found(_middles([declared[index].postcode for index in good], rd_x[good], rd_y[good], issues))


def _in_rd(first: Floats, second: Floats, system: System) -> tuple[Floats, Floats, np.ndarray]:
    here, there = (
        (NETHERLANDS_WGS84, NETHERLANDS_RD) if system == "wgs84" else (NETHERLANDS_RD, NETHERLANDS_WGS84)
    )
    inside = here.hold(first, second)
    other = there.hold(first, second) | there.hold_swapped(first, second)
    rd_x, rd_y = np.where(inside, first, np.nan), np.where(inside, second, np.nan)
    if system == "wgs84":
        rd_x, rd_y = to_rd(rd_x, rd_y)
    wrong = RD_AS_DEGREES if system == "wgs84" else DEGREES_AS_RD
    checks = [here.hold_swapped(first, second), other, ~NETHERLANDS_RD.hold(rd_x, rd_y)]
    return rd_x, rd_y, np.select(checks, [SWAPPED, wrong, OUTSIDE], "")


def _refuse_wrong_headings(reasons: np.ndarray) -> None:
    for reason in (SWAPPED, DEGREES_AS_RD, RD_AS_DEGREES):
        if (reasons == reason).mean() >= 0.5:
            raise ImportRefused(f"{reason} {ADVICE[reason]} Er is niets veranderd.")


def _middles(
    postcodes: list[str], rd_x: Floats, rd_y: Floats, issues: RowIssues
) -> tuple[PostcodePoint, ...]:
    """The mean place of each postcode's rows; one whose rows lie too far apart is left out."""
    names, which = np.unique(np.array(postcodes), return_inverse=True)
    count = np.bincount(which)
    mean_x, mean_y = np.bincount(which, rd_x) / count, np.bincount(which, rd_y) / count
    apart = np.zeros(len(names))
    np.maximum.at(apart, which, np.hypot(rd_x - mean_x[which], rd_y - mean_y[which]))
    for name in names[apart > FARTHEST]:
        issues.told.append(Issue(reason=SPREAD, action=NOT_READ, value=str(name)))
    issues.refused += int(count[apart > FARTHEST].sum())
    near = apart <= FARTHEST
    lon, lat = to_wgs84(mean_x[near], mean_y[near])
    rounded = [np.round(lon, 6), np.round(lat, 6), np.round(mean_x[near], 1), np.round(mean_y[near], 1)]
    columns = (column.tolist() for column in (names[near], *rounded))
    return tuple(PostcodePoint(*point) for point in zip(*columns, strict=True))
