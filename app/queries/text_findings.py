"""The counts of text findings, latest month first: per field and kind, without any content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy import select

from app.database import database
from app.models.record import TextFinding

MOST_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class Count:
    """How often one kind was found in one field of forms."""

    field: str
    found: str
    level: str
    count: int


@dataclass(frozen=True, slots=True)
class Month:
    """The counts of one month, and all of them together."""

    first_day: date
    counts: tuple[Count, ...]

    @property
    def total(self) -> int:
        """All findings of the month."""
        return sum(count.count for count in self.counts)


def months_of_findings() -> tuple[Month, ...]:
    """Every month with findings, the latest first; within it the most frequent first."""
    columns = (TextFinding.month, TextFinding.field, TextFinding.found, TextFinding.level, TextFinding.count)
    rows = database.session.execute(
        select(*columns)
        .order_by(TextFinding.month.desc(), TextFinding.count.desc(), TextFinding.field, TextFinding.found)
        .limit(MOST_ROWS)
    )
    return tuple(
        Month(month, tuple(Count(*row[1:]) for row in found))
        for month, found in groupby(rows, key=lambda row: row[0])
    )
