"""XLSX, ODS and XLS by calamine: the sheet that looks most like a list, or the one that was chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import python_calamine as calamine

from importers.assets.reading.apart.cells import text_of
from importers.assets.reading.apart.question import Question
from importers.assets.reading.grid import LINES_TO_SEARCH, heading_of
from importers.records import ImportRefused

MOST_SHEETS: Final = 50
MOST_ABOVE: Final = 1_000
"""Rows beside the list itself: titles above it, and empty ones."""


def read_spreadsheet(question: Question, *, format_: str) -> dict[str, Any]:
    """Its filled rows with their numbers, and which sheets there are. Raises ImportRefused."""
    try:
        with calamine.load_workbook(question.path) as book:
            return {"format": format_, **_read(book, question)}
    except calamine.PasswordError as error:
        raise ImportRefused("Dit bestand heeft een wachtwoord. Sla het op zonder wachtwoord.") from error
    except calamine.CalamineError as error:
        raise ImportRefused(
            "Dit Excel- of zip-bestand is beschadigd. Open het in Excel of LibreOffice en sla het opnieuw op."
        ) from error


def _read(book: calamine.CalamineWorkbook, question: Question) -> dict[str, Any]:
    visible = [
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.typ == calamine.SheetTypeEnum.WorkSheet
        and sheet.visible == calamine.SheetVisibleEnum.Visible
    ][:MOST_SHEETS]
    if not visible:
        raise ImportRefused("In dit bestand staat geen werkblad dat te zien is. Maak het zichtbaar in Excel.")
    name = question.sheet if question.sheet in visible else max(visible, key=lambda one: _likeness(book, one))
    rows = list(_rows(book, name, question))
    return {"sheet": name, "sheets": visible, "rows": rows}


def _likeness(book: calamine.CalamineWorkbook, name: str) -> tuple[int, int]:
    """How much a sheet looks like a list; of equals `max` takes the first."""
    first = book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=LINES_TO_SEARCH)
    heading = heading_of((number, [text_of(cell) for cell in cells]) for number, cells in enumerate(first, 1))
    return (heading.score, 1) if heading else (0, 0)


def _rows(book: calamine.CalamineWorkbook, name: str, question: Question) -> Iterator[tuple[int, list[str]]]:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height > question.rows + MOST_ABOVE:
        raise ImportRefused(f"Dit bestand heeft meer dan {question.rows} rijen. Splits het in delen.")
    cells = [[text_of(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    _fill_down(cells, sheet.merged_cell_ranges or ())
    for number, row in enumerate(cells, start=1):
        while row and not row[-1].strip():
            row.pop()
        if row:
            yield number, row


def _fill_down(cells: list[list[str]], merged: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """A cell that was merged over rows holds for each of them; over columns it is a title, and stays one."""
    for (top, left), (bottom, _) in merged:
        if top < len(cells) and left < len(cells[top]):
            for row in cells[top + 1 : bottom + 1]:
                row[left] = row[left] or cells[top][left]
