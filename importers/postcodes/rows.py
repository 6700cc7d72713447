"""Row by row: a postcode and two numbers, or an issue that says why not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from importers.assets.parse import number
from importers.postcodes.columns import Columns
from importers.records import Issue

Row = tuple[int, list[str]]

NOT_READ: Final = "niet ingelezen"
NO_POSTCODE: Final = "Dit is geen postcode van vier cijfers en twee letters."
NO_NUMBERS: Final = "De plek bestaat niet uit twee getallen."
TOLD_EACH: Final = 10_000
_POSTCODE = re.compile(r"([1-9][0-9]{3})\s?([A-Za-z]{2})")
_POINT = re.compile(r"(?:SRID=[0-9]+;)?POINT ?\(([-0-9.]+) ([-0-9.]+)\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Declared:
    """A row as it is written: its number, the postcode ("9711AB") and two numbers, x or longitude first."""

    row: int
    postcode: str
    first: float
    second: float


@dataclass(slots=True)
class RowIssues:
    """How many rows were read, how many can't be used, and why."""

    rows: int = 0
    refused: int = 0
    told: list[Issue] = field(default_factory=list)

    def refuse(self, row: int, reason: str, *, value: str) -> None:
        """One row that can't be used."""
        self.refused += 1
        self.told.append(Issue(row=row, reason=reason, action=NOT_READ, value=value[:80]))


def rows_of(
    lines: Iterable[Row], columns: Columns, issues: RowIssues, tell: Callable[[int], None]
) -> Iterator[Declared]:
    """The rows that have a postcode and a place; empty rows don't count."""
    for row, cells in lines:
        if not any(cells):
            continue
        issues.rows += 1
        if issues.rows % TOLD_EACH == 0:
            tell(issues.rows)
        postcode = _POSTCODE.fullmatch(_cell(cells, columns.postcode))
        place = _place(cells, columns)
        if postcode is None:
            issues.refuse(row, NO_POSTCODE, value=_cell(cells, columns.postcode))
        elif place is None:
            issues.refuse(row, NO_NUMBERS, value=postcode[0])
        else:
            yield Declared(row, f"{postcode[1]}{postcode[2].upper()}", *place)


def _place(cells: list[str], columns: Columns) -> tuple[float, float] | None:
    if columns.second is None:
        point = _POINT.fullmatch(_cell(cells, columns.first))
        texts = point.groups() if point else ("", "")
    else:
        texts = _cell(cells, columns.first), _cell(cells, columns.second)
    first, second = number(texts[0]), number(texts[1])
    return None if first is None or second is None else (first, second)


def _cell(cells: list[str], index: int) -> str:
    return cells[index].strip() if index < len(cells) else ""
