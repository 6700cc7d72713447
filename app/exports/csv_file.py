"""CSV that a Dutch spreadsheet opens at once: semicolons, UTF-8 with its mark, days as 2026-10-01."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO

from app.exports.about import INVENTED, About
from app.queries.record.exporting.rows import COLUMNS, Column, ExportRow

TITLE = "Buurtkrachten"
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(rows: Iterator[ExportRow], target: BinaryIO, about: About) -> None:
    """A line that says what it is, then one a record; in a demo a last column says that all is invented."""
    write_table(COLUMNS, (row.values for row in rows), target, is_demo=about.is_demo, said=about.said(TITLE))


def write_table(
    columns: Sequence[Column],
    lines: Iterable[Sequence[Any]],
    target: BinaryIO,
    *,
    is_demo: bool,
    said: str = "",
) -> None:
    """The headings, and a line for each of `lines`, whose values are in the order of the columns.

    `said` stands above them behind a "#"; without it a program finds the headings on the first line.
    """
    text = io.TextIOWrapper(target, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    if said:
        writer.writerow([f"# {said}"])
    notice = [INVENTED] if is_demo else []
    writer.writerow([*(column.heading for column in columns), *(["let_op"] if notice else [])])
    for values in lines:
        cells = [_cell(value, is_text=column.is_text) for value, column in zip(values, columns, strict=True)]
        writer.writerow([*cells, *notice])
    text.flush()
    text.detach()


def _cell(value: Any, *, is_text: bool) -> Any:
    """A text that a spreadsheet would take for a formula gets a sign in front, which our reader takes off."""
    if is_text and isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return value
