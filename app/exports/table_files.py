"""Tables as files: CSV, or one spreadsheet with a sheet for each. Equal bytes for equal tables and day."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from app.exports.csv_file import write_table
from app.exports.tables import Table
from app.exports.xlsx_file import cell_of

CSV_MIMETYPE = "text/csv"
XLSX_MIMETYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EPOCH = (1980, 1, 1, 0, 0, 0)
STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
WIDEST = 48
ABOUT = "Hoe we tellen"


def csv_of(table: Table, day: date, *, invented: bool) -> bytes:
    """A line that says what it is, and then the table."""
    target, rows = io.BytesIO(), ([_dutch(one) for one in row] for row in table.rows)
    said = table.said(day, invented=invented)
    write_table(table.columns, rows, target, is_demo=invented, said=said)
    return target.getvalue()


def xlsx_of(
    tables: Iterable[Table], day: date, *, invented: bool, about: Sequence[tuple[str, str]] = ()
) -> bytes:
    """A sheet per table, each beginning with the line that says what it is; `about` on a last one."""
    from openpyxl import Workbook  # noqa: PLC0415 (heavy, and seldom wanted)

    book = Workbook(write_only=True)
    book.properties.creator = "Opbouwkaart"
    for table in tables:
        _sheet(book, table, table.said(day, invented=invented))
    if about:
        told = book.create_sheet(ABOUT)
        told.column_dimensions["A"].width, told.column_dimensions["B"].width = 32, 2 * WIDEST
        for line in about:
            told.append([cell_of(told, words, is_text=True) for words in line])
    target = io.BytesIO()
    book.save(target)
    return _same_for_ever(target.getvalue(), day)


def _sheet(book: Any, table: Table, said: str) -> None:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 (heavy, and seldom wanted)

    sheet = book.create_sheet(table.key.replace("_", " ").capitalize()[:31])
    sheet.freeze_panes = "C3"
    for place, column in enumerate(table.columns):
        lengths = [len(str(row[place])) for row in table.rows]
        letter = get_column_letter(place + 1)
        sheet.column_dimensions[letter].width = min(WIDEST, 2 + max([len(column.heading), *lengths]))
    sheet.append([cell_of(sheet, said, is_text=True)])
    sheet.append([column.heading for column in table.columns])
    for row in table.rows:
        sheet.append([_value(sheet, one) for one in row])


def _value(sheet: Any, value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 3)
    return cell_of(sheet, value, is_text=isinstance(value, str))


def _dutch(value: Any) -> Any:
    """A number with a decimal comma, as the semicolons ask."""
    return f"{value:.2f}".replace(".", ",") if isinstance(value, float) else value


def _same_for_ever(content: bytes, day: date) -> bytes:
    """The same spreadsheet without the moment of writing: openpyxl puts it into every part."""
    target = io.BytesIO()
    stamp = f"{day.isoformat()}T00:00:00Z".encode()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as made,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as kept,
    ):
        for name in made.namelist():
            part = made.read(name)
            if name == "docProps/core.xml":
                part = STAMP.sub(rb"\g<1>" + stamp, part)
            entry = zipfile.ZipInfo(name, date_time=EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(entry, part)
    return target.getvalue()
