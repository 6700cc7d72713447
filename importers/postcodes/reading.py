"""From a CSV or TSV file to a table of postcodes: read, checked against the Netherlands, never repaired."""

from __future__ import annotations

import csv
import io
import stat
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from importers.postcodes.columns import columns_of, knows_a_postcode
from importers.postcodes.placing import placed
from importers.postcodes.records import PostcodeTable
from importers.postcodes.rows import Row, RowIssues, rows_of
from importers.records import ImportRefused

LARGEST: Final = 300_000_000  # bytes; the whole country is some 25 million, with every address 250
LINES_TO_SEARCH: Final = 10
UTF_16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
DELIMITERS: Final = (";", "\t", ",", "|")
OTHER_FORMATS: Final = {
    b"PK\x03\x04": "Dit is een Excel- of zip-bestand. Sla het op als CSV, of pak het uit.",
    b"SQLite format 3": "Dit is een GeoPackage. Sla de tabel met postcodes op als CSV.",
    b"%PDF": "Dit is een PDF. Vraag de maker om een CSV-bestand.",
}

Tell = Callable[[float], None]


def read_postcodes(path: Path, *, source: str = "", tell: Tell = lambda _share: None) -> PostcodeTable:
    """The postcodes of a .csv, .tsv or .txt file, each once: of several rows with one postcode the middle.

    `tell` hears now and then which share of the file was read, from 0 to 1. Raises ImportRefused, with what
    to do, for a file that can't be used as a whole; a row that can't be used becomes an issue.
    """
    text = _text(path)
    delimiter, heading_line, headings = _form(text, path.name)
    columns = columns_of(headings)
    issues = RowIssues()
    total = text.count("\n") + 1
    found = placed(
        rows_of(
            _lines(text, delimiter, after=heading_line),
            columns,
            issues,
            lambda read: tell(min(1.0, read / total)),
        ),
        columns.system,
        issues,
    )
    if not found.points:
        raise ImportRefused(found.reason)
    return PostcodeTable(
        source=source or path.name,
        points=found.points,
        rows=issues.rows,
        refused=issues.refused,
        issues=tuple(issues.told),
    )


def _text(path: Path) -> str:
    content = _bytes(path)
    encodings = ("utf-16",) if content.startswith(UTF_16_MARKS) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise ImportRefused("Dit is geen tekst die we kunnen lezen. Sla het opnieuw op als CSV (UTF-8).")


def _bytes(path: Path) -> bytes:
    try:
        described = path.stat()
        if not stat.S_ISREG(described.st_mode):
            raise ImportRefused(f"{path.name} is geen gewoon bestand. Geef de naam van een CSV-bestand.")
        if described.st_size > LARGEST:
            raise ImportRefused(f"{path.name} is groter dan {LARGEST // 1_000_000} MB. Haal er rijen uit.")
        content = path.read_bytes()
    except OSError as error:
        raise ImportRefused(f"{path.name} is niet te openen. Klopt de naam, en mag je het lezen?") from error
    if not content.strip():
        raise ImportRefused(f"{path.name} is leeg. Geef een bestand met postcodes en hun plek.")
    for mark, sentence in OTHER_FORMATS.items():
        if content.startswith(mark):
            raise ImportRefused(sentence)
    return content


def _form(text: str, name: str) -> tuple[str, int, list[str]]:
    """The delimiter, and the number and cells of the heading row: the first row that names postcodes."""
    best: tuple[int, str, int, list[str]] | None = None
    for delimiter in DELIMITERS:
        for number, cells in islice(_reader(text, delimiter), LINES_TO_SEARCH):
            if knows_a_postcode(cells) and (best is None or len(cells) > best[0]):
                best = len(cells), delimiter, number, cells
    if best is None:
        raise ImportRefused(
            f"In {name} vinden we geen rij met koppen. Zet boven de kolommen wat erin staat, bijvoorbeeld: "
            "postcode, lon, lat."
        )
    return best[1:]


def _lines(text: str, delimiter: str, *, after: int) -> Iterator[Row]:
    return islice(_reader(text, delimiter), after, None)


def _reader(text: str, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from enumerate(reader, start=1)
    except csv.Error as error:
        raise ImportRefused(
            f"Rond regel {reader.line_num} klopt een aanhalingsteken niet. "
            "Verbeter die regel en probeer het opnieuw."
        ) from error
