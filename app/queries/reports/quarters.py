"""Quarters of a year, as a report is asked for and as it is named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from app import clock
from app.exceptions import Invalid
from app.rhythms.dutch import period_words

CODE = re.compile(r"(20[0-9]{2})Q([1-4])")
ORDINALS = ("Eerste", "Tweede", "Derde", "Vierde")
OFFERED = 8
"""How many quarters one can choose from, this one and those before it."""


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """`number` is 1 to 4."""

    year: int
    number: int

    @property
    def code(self) -> str:
        """'2026Q3', as a command and an address say it."""
        return f"{self.year}Q{self.number}"

    @property
    def name(self) -> str:
        """'Derde kwartaal 2026'."""
        return f"{ORDINALS[self.number - 1]} kwartaal {self.year}"

    @property
    def since(self) -> date:
        """The first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def until(self) -> date:
        """The last day."""
        return self.next.since - timedelta(days=1)

    @property
    def next(self) -> Quarter:
        """The one after it."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def previous(self) -> Quarter:
        """The one before it."""
        return quarter_of(self.since - timedelta(days=1))


def quarter_of(day: date) -> Quarter:
    """The quarter in which a day lies."""
    return Quarter(day.year, (day.month + 2) // 3)


def is_quarter(since: date, until: date) -> bool:
    """Whether these are the first and the last day of a quarter."""
    named = quarter_of(since)
    return (named.since, named.until) == (since, until)


def quarter(code: str) -> Quarter:
    """The quarter that '2026Q3' names; Invalid ("quarter") for another text and for one that still comes."""
    found = CODE.fullmatch(code.strip().upper())
    if found is None:
        raise Invalid({"quarter": "Een kwartaal schrijf je als 2026Q3. Kies er een uit de lijst."})
    named = Quarter(int(found[1]), int(found[2]))
    if named.since > clock.today():
        raise Invalid({"quarter": "Dit kwartaal moet nog beginnen. Kies een eerder kwartaal."})
    return named


def quarters() -> tuple[Quarter, ...]:
    """Those to choose from: the last one that ended first, then those before it; this one at the end."""
    this = quarter_of(clock.today())
    ended = [this.previous]
    while len(ended) < OFFERED - 1:
        ended.append(ended[-1].previous)
    return (*ended, this)


def period_name(since: date, until: date) -> str:
    """'Derde kwartaal 2026', or from day to day when it is no quarter."""
    if is_quarter(since, until):
        return quarter_of(since).name
    return period_words(since, until)
