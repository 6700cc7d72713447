"""First step for CSV: from the text of a spreadsheet to a heading row and the rows under it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from importers.assets.log import NOT_READ, Log
from importers.assets.reading.aliases import PERSONAL, field_of
from importers.assets.reading.clean import cleaned
from importers.assets.reading.limits import Limits
from importers.assets.records import RawRow
from importers.records import ImportRefused

DELIMITERS = (";", ",", "\t")
LINES_TO_SEARCH = 15
FEWEST_FOR_SECTION = 3


@dataclass(frozen=True, slots=True)
class CsvForm:
    """How the file is written: its delimiter, and the line and texts of the heading row (lines from 1)."""

    delimiter: str
    heading_line: int
    headings: tuple[str, ...]


def form_of(text: str, limits: Limits) -> CsvForm:
    """Find the delimiter and heading row with the most headings that we know, in the first 15 lines.

    Raises ImportRefused when there is no row with a heading that we know, or too many columns.
    """
    best: tuple[int, int, CsvForm] | None = None
    for delimiter in DELIMITERS:
        for line, cells in islice(_lines(text, delimiter, strict=False), LINES_TO_SEARCH):
            headings = tuple(cleaned(cell) for cell in cells)
            score = len({field for field in map(_known, headings) if field})
            if score and (best is None or (score, len(headings)) > best[:2]):
                best = score, len(headings), CsvForm(delimiter, line, headings)
    if best is None:
        raise ImportRefused(
            "We vinden geen rij met koppen. Zet boven de kolommen wat erin staat, "
            "bijvoorbeeld: Naam, Soort, Thema, Adres."
        )
    if best[1] > limits.columns:
        raise ImportRefused(f"Dit bestand heeft {best[1]} kolommen; hoogstens {limits.columns} mag.")
    return best[2]


def rows_of(text: str, form: CsvForm, limits: Limits, log: Log) -> Iterator[RawRow]:
    """The rows under the headings, numbered as a spreadsheet shows them; `log` explains the rest."""
    width = len(form.headings)
    for number, cells in _lines(text, form.delimiter, strict=True):
        filled = [cell for cell in cells if cell.strip()]
        if number <= form.heading_line or not filled:
            if number < form.heading_line and filled:
                log.note(number, "Staat boven de koppen.", action=NOT_READ, value=" ".join(filled))
            continue
        log.rows_read += 1
        if log.rows_read > limits.rows:
            raise ImportRefused(f"Dit bestand heeft meer dan {limits.rows} rijen. Splits het in delen.")
        reason = _refusal(cells, filled, form)
        if reason:
            log.refuse(number, reason, value=filled[0])
        else:
            yield RawRow(number, tuple(cells[:width]) + ("",) * (width - len(cells)))


def _refusal(cells: list[str], filled: list[str], form: CsvForm) -> str:
    width = len(form.headings)
    if len(cells) > width and any(cell.strip() for cell in cells[width:]):
        return (
            "Deze rij heeft meer cellen dan er koppen zijn. Staat er een scheidingsteken in een tekst? "
            "Zet die tekst tussen aanhalingstekens."
        )
    if len(filled) == 1 and width >= FEWEST_FOR_SECTION:
        return "Er is maar één cel gevuld. Dit lijkt een tussenkop. Is het iets voor de kaart? Vul meer in."
    if filled == [heading for heading in form.headings if heading] and len(filled) > 1:
        return "Dit is dezelfde rij als de koppen."
    return ""


def _lines(text: str, delimiter: str, *, strict: bool) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    try:
        yield from enumerate(reader, start=1)
    except csv.Error as error:
        raise ImportRefused(
            f"Rond regel {reader.line_num} klopt een aanhalingsteken niet: het gaat niet dicht, of er staat "
            "tekst achter. Verbeter die regel en probeer het opnieuw."
        ) from error


def _known(heading: str) -> str | None:
    found = field_of(heading)
    return found[0] if found and found[0] != PERSONAL else None
