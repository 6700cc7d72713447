"""Tables to take along: rows under headings, with what it is, of when, how it was counted, and a licence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.exports.about import INVENTED, LICENCE
from app.queries.record.exporting.rows import Column


def text(heading: str) -> Column:
    """A column of words."""
    return Column(heading)


def figure(heading: str) -> Column:
    """A column of numbers or days."""
    return Column(heading, is_text=False)


def people(fives: int | None) -> int | str:
    """A count of people that came in fives: words for some but fewer than five."""
    return "minder dan 5" if fives is None else fives


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """`key` names its sheet and file; `counted` says how it was counted ("" when there is nothing to say).

    A row has a value for each column: words, a number, a day, or None for not known.
    """

    key: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]]
    counted: str = ""

    def said(self, day: date, *, invented: bool) -> str:
        """One line: what, when, which definition, which licence."""
        parts = (
            INVENTED if invented else "",
            f"{self.title}{'' if self.title.endswith('?') else '.'} Stand {day.isoformat()}.",
            f"Zo geteld: {' '.join(self.counted.split())}" if self.counted else "",
            f"{LICENCE}. Niets geteld betekent niet dat er niets is.",
        )
        return " ".join(filter(None, parts))
