"""How a measure went, per part: its value at the end of each of the last quarters, and today.

Each day is counted as `/dekking` counts it: in the boundaries and with the people of today, so a year of new
boundaries breaks no line. On which day they came is told all the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from app import clock
from app.database import database
from app.models.areas import Vintage, VintageKind
from app.policy import Viewer
from app.queries.coverage.beside.comparing import beside
from app.queries.coverage.divisions import Division, Region
from app.queries.coverage.measures import Measure
from app.queries.coverage.overview import coverage
from app.queries.record.filters import AssetFilter

QUARTERS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The values of a part, in the order of the days; None where nothing can be said.

    `is_clear`: whether the last differs from the first by more than chance can do; None without limits.
    """

    region: Region
    values: tuple[float | None, ...]
    is_clear: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """How all parts went, on one scale.

    `top` is the highest value of all; `breaks` are the places in `days` by which we worked in other
    boundaries than at the day before.
    """

    days: tuple[date, ...]
    lines: tuple[Line, ...]
    top: float
    breaks: tuple[int, ...]


def trend(chosen: AssetFilter, viewer: Viewer, within: Division, measure: Measure) -> Trend:
    """The lines of all parts by name. Raises Invalid for a measure or choice that other days can't answer."""
    days = _days(clock.today())
    found = [coverage(chosen, viewer, within, measure, day=day).values for day in days]
    lines = tuple(
        Line(
            region=parts[0].region,
            values=tuple(one.value for one in parts),
            is_clear=beside(parts[-1], parts[0]).is_clear,
        )
        for parts in zip(*found, strict=True)
    )
    known = [value for line in lines for value in line.values if value is not None]
    return Trend(days=days, lines=lines, top=max(known, default=0), breaks=_breaks(days))


def _days(today: date) -> tuple[date, ...]:
    """Today, after the ends of the quarters before it."""
    days = [today]
    begin = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
    while len(days) < QUARTERS:
        days.append(begin - timedelta(days=1))
        begin = date(days[-1].year, days[-1].month - 2, 1)
    return tuple(reversed(days))


def _breaks(days: tuple[date, ...]) -> tuple[int, ...]:
    official = (
        select(Vintage.year, Vintage.loaded_at)
        .where(Vintage.kind == VintageKind.OFFICIAL)
        .order_by(Vintage.loaded_at, Vintage.year)
    )
    loaded, newest = [], 0
    for year, moment in database.session.execute(official):
        # An older year that comes later changes nothing: the newest is the one that we work with.
        if year > newest:
            newest = year
            loaded.append(moment.astimezone(clock.LOCAL_ZONE).date())
    return tuple(
        place
        for place, day in enumerate(days)
        if place and any(days[place - 1] < one <= day for one in loaded)
    )
