"""CSV in any of its ways: semicolon, comma, tab or bar, with or without what stands above the headings."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from importers.assets.log import Log
from importers.assets.reading.grid import checked, heading_of, rows_under
from importers.assets.reading.limits import Limits
from importers.assets.reading.table import Table
from importers.assets.reading.text import AT_A_TIME, Opened, encoding_of, shown
from importers.assets.records import Recognised
from importers.records import ImportRefused

DELIMITERS = (";", ",", "\t", "|")
TOO_LONG = "larger than field limit"
"""In what Python says of a cell that it will not read."""


def read_csv(opened: Opened, limits: Limits, log: Log) -> Table:
    """The table written with the delimiter that gives the most headings that we know.

    Its rows are read from the file while they are taken. Raises ImportRefused when it is no text, when there
    is no row of headings, or a quotation mark that is never closed.
    """
    encoding = encoding_of(opened, log, only_utf8=False)
    found = [
        (delimiter, heading_of(_lines(opened, encoding, delimiter, strict=False))) for delimiter in DELIMITERS
    ]
    best: tuple[str, int, int] | None = None
    for delimiter, heading in found:
        if heading and (best is None or (heading.score, heading.width) > best[1:]):
            best = delimiter, heading.score, heading.width
    delimiter = best[0] if best else ""
    heading = checked(dict(found).get(delimiter), limits, log)
    recognised = Recognised("csv", encoding=shown(encoding), delimiter=delimiter, heading_row=heading.line)
    lines = _lines(opened, encoding, delimiter, strict=True)
    return Table(heading.texts, rows_under(lines, heading, limits, log), recognised, length=_breaks(opened))


def _breaks(opened: Opened) -> int:
    """How many lines it has: somewhat more than rows, for a cell may have several."""
    with opened() as file:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(AT_A_TIME), b""))


def _lines(opened: Opened, encoding: str, delimiter: str, *, strict: bool) -> Iterator[tuple[int, list[str]]]:
    with io.TextIOWrapper(opened(), encoding=encoding, newline="") as text:
        reader = csv.reader(text, delimiter=delimiter, strict=strict)
        try:
            yield from enumerate(reader, start=1)
        except csv.Error as error:
            raise ImportRefused(_what_is_wrong(error, reader.line_num)) from error


def _what_is_wrong(error: csv.Error, line: int) -> str:
    if TOO_LONG in str(error):
        longest = f"{csv.field_size_limit():,}".replace(",", ".")
        return (
            f"Rond regel {line} staat een cel met meer dan {longest} tekens. Maak de tekst korter, of kijk "
            "of er een aanhalingsteken staat dat niet dichtgaat."
        )
    return (
        f"Rond regel {line} klopt een aanhalingsteken niet: het gaat niet dicht, of er staat tekst achter. "
        "Verbeter die regel en probeer het opnieuw."
    )
