"""CSV in any of its ways: semicolon, comma, tab or bar, with or without what stands above the headings."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from importers.assets.log import Log
from importers.assets.reading.grid import checked, heading_of, rows_under
from importers.assets.reading.limits import Limits
from importers.assets.reading.table import Table
from importers.assets.records import Recognised
from importers.records import ImportRefused

DELIMITERS = (";", ",", "\t", "|")


def read_csv(text: str, encoding: str, limits: Limits, log: Log) -> Table:
    """The table written with the delimiter that gives the most headings that we know.

    Raises ImportRefused when there is no row of headings, or a quotation mark that is never closed.
    """
    found = [(delimiter, heading_of(_lines(text, delimiter, strict=False))) for delimiter in DELIMITERS]
    best: tuple[str, int, int] | None = None
    for delimiter, heading in found:
        if heading and (best is None or (heading.score, heading.width) > best[1:]):
            best = delimiter, heading.score, heading.width
    delimiter = best[0] if best else ""
    heading = checked(dict(found).get(delimiter), limits, log)
    recognised = Recognised("csv", encoding=encoding, delimiter=delimiter, heading_row=heading.line)
    lines = _lines(text, delimiter, strict=True)
    return Table(heading.texts, rows_under(lines, heading, limits, log), recognised)


def _lines(text: str, delimiter: str, *, strict: bool) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    try:
        yield from enumerate(reader, start=1)
    except csv.Error as error:
        raise ImportRefused(
            f"Rond regel {reader.line_num} klopt een aanhalingsteken niet: het gaat niet dicht, of er staat "
            "tekst achter. Verbeter die regel en probeer het opnieuw."
        ) from error
