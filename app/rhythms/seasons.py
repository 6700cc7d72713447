"""When the periods are in which things rest. School holidays and ramadan are data, and data ends somewhere.

Behind the last period that the data knows we don't guess: such a day counts as open and as not sure.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path

from app.rhythms.rhythm import Pauses, Season

FACTS = Path(__file__).parent / "facts"
TABLES = {Season.SCHOOL_HOLIDAYS: "school_holidays_north.csv", Season.RAMADAN: "ramadan.csv"}
SUMMER = "zomerstop"
WINTER = "winterstop"
OWN = "pauze"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A period from its first up to and including its last day, with the word for it."""

    first: date
    last: date
    name: str


def spans(pauses: Pauses, first: date, last: date) -> tuple[Span, ...]:
    """The periods that touch these days, the earliest first; they may lie over each other."""
    touching = (span for span in _all_between(pauses, first, last) if span.last >= first)
    return tuple(sorted(span for span in touching if span.first <= last))


def is_sure(pauses: Pauses, day: date) -> bool:
    """Whether the data says of each chosen season if it is then."""
    return all(first <= day <= last for first, last in map(known, pauses.seasons))


@cache
def known(season: Season) -> tuple[date, date]:
    """From which day to which the season is known."""
    if season not in TABLES:
        return date.min, date.max
    table = _table(season)
    return date(table[0].first.year, 1, 1), table[-1].last


def holiday_on(day: date) -> str:
    """The school holiday of that day, or ''."""
    return next((span.name for span in _table(Season.SCHOOL_HOLIDAYS) if span.first <= day <= span.last), "")


def holiday_in(first: date, last: date) -> str:
    """The first school holiday that touches these days, or ''."""
    return next(
        (span.name for span in _table(Season.SCHOOL_HOLIDAYS) if span.first <= last and span.last >= first),
        "",
    )


def _all_between(pauses: Pauses, first: date, last: date) -> Iterator[Span]:
    for season in pauses.seasons:
        yield from _table(season) if season in TABLES else _yearly(season, first.year - 1, last.year)
    for begins, ends in pauses.periods:
        yield Span(first=begins, last=ends, name=OWN)


@lru_cache(maxsize=256)
def _yearly(season: Season, first_year: int, last_year: int) -> tuple[Span, ...]:
    """Summer is July and August; winter the first of November to the end of February."""
    years = range(max(first_year, 1), min(last_year, 9998) + 1)
    if season is Season.SUMMER:
        return tuple(Span(first=date(year, 7, 1), last=date(year, 8, 31), name=SUMMER) for year in years)
    return tuple(
        Span(first=date(year, 11, 1), last=date(year + 1, 3, 1) - timedelta(days=1), name=WINTER)
        for year in years
    )


@cache
def _table(season: Season) -> tuple[Span, ...]:
    with (FACTS / TABLES[season]).open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return tuple(
            Span(
                first=date.fromisoformat(row["first"]), last=date.fromisoformat(row["last"]), name=row["name"]
            )
            for row in rows
        )
