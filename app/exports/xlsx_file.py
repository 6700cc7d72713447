"""A spreadsheet: the records, and a second sheet that says what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from app.exports.about import About
from app.queries.record.exporting.rows import COLUMNS, HEADINGS, ExportRow

FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Signs that an XLSX can't hold."""


def write(rows: Iterator[ExportRow], target: BinaryIO, about: About) -> None:
    """Row by row, so that the sheet never stands in memory as a whole."""
    from openpyxl import Workbook  # noqa: PLC0415 (heavy, and seldom wanted)

    book = Workbook(write_only=True)
    book.properties.creator = "Opbouwkaart"
    sheet = book.create_sheet("Buurtkrachten")
    sheet.freeze_panes = "C2"
    sheet.append(list(HEADINGS))
    for row in rows:
        sheet.append(
            [
                cell_of(sheet, value, is_text=column.is_text)
                for value, column in zip(row.values, COLUMNS, strict=True)
            ]
        )
    told = book.create_sheet("Over dit bestand")
    for heading, text in about.lines():
        told.append([cell_of(told, said, is_text=True) for said in (heading, text)])
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
