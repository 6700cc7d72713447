"""CSV that a Dutch spreadsheet opens at once: semicolons, UTF-8 with its mark, days as 2026-10-01."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from app.exports.about import INVENTED, About
from app.queries.record.exporting.rows import COLUMNS, HEADINGS, ExportRow

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(rows: Iterator[ExportRow], target: BinaryIO, about: About) -> None:
    """One line a record; in a demo a last column says that all is invented."""
    text = io.TextIOWrapper(target, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    notice = [INVENTED] if about.is_demo else []
    writer.writerow([*HEADINGS, *(["let_op"] if notice else [])])
    for row in rows:
        cells = [
            _cell(value, is_text=column.is_text) for value, column in zip(row.values, COLUMNS, strict=True)
        ]
        writer.writerow([*cells, *notice])
    text.flush()
    text.detach()


def _cell(value: Any, *, is_text: bool) -> Any:
    """A text that a spreadsheet would take for a formula gets a sign in front, which our reader takes off."""
    if is_text and isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return value
