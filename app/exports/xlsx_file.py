"""A spreadsheet: sheets of rows, such as the records, and a last one that says what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from app.exports.about import About
from app.queries.record.exporting.rows import COLUMNS, Column, ExportRow

FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Signs that an XLSX can't hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet with its headings; `lines` have their values in the order of the columns."""

    name: str
    columns: Sequence[Column]
    lines: Iterable[Sequence[Any]]


def write(rows: Iterator[ExportRow], target: BinaryIO, about: About) -> None:
    """The records, and what the file is."""
    records = Sheet(name="Buurtkrachten", columns=COLUMNS, lines=(row.values for row in rows))
    write_sheets([records], target, about.lines())


def write_sheets(sheets: Iterable[Sheet], target: BinaryIO, told: Iterable[tuple[str, str]]) -> None:
    """Row by row, so that no sheet stands in memory as a whole; `told` is what the file says of itself."""
    from openpyxl import Workbook  # noqa: PLC0415 (heavy, and seldom wanted)

    book = Workbook(write_only=True)
    book.properties.creator = "Opbouwkaart"
    for one in sheets:
        sheet = book.create_sheet(one.name)
        sheet.freeze_panes = "C2"
        sheet.append([column.heading for column in one.columns])
        for values in one.lines:
            sheet.append(
                [
                    cell_of(sheet, value, is_text=column.is_text)
                    for value, column in zip(values, one.columns, strict=True)
                ]
            )
    last = book.create_sheet("Over dit bestand")
    for line in told:
        last.append([cell_of(last, said, is_text=True) for said in line])
    book.save(target)


def cell_of(sheet: Any, value: Any, *, is_text: bool) -> Any:
    """Openpyxl takes a text that begins with "=" for a formula, unless it is told that it is a text."""
    if not is_text or not isinstance(value, str):
        return value
    plain = FORBIDDEN.sub(" ", value)
    if not plain.startswith("="):
        return plain
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 (heavy, and seldom wanted)

    cell = WriteOnlyCell(sheet, value=plain)
    cell.data_type = "s"
    return cell
