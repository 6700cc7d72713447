"""Rows of cells as a spreadsheet has them: which row holds the headings, and what stands under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from importers.assets.log import NOT_READ, Log
from importers.assets.reading.aliases import PERSONAL, field_of
from importers.assets.reading.clean import cleaned
from importers.assets.reading.limits import Limits
from importers.assets.records import RawRow
from importers.records import ImportRefused

LINES_TO_SEARCH = 15
FEWEST_FOR_SECTION = 3

Lines = Iterable[tuple[int, Sequence[str]]]
"""Row numbers as a spreadsheet shows them, with the cells."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A row that may hold the headings: how many of them we know (`score`), and how many cells it has."""

    score: int
    width: int
    line: int
    texts: tuple[str, ...]


def heading_of(lines: Lines) -> Heading | None:
    """The row with the most headings that we know, among the first 15; the first of equals.

    When we know none, the first row of two different words or more, with score 0: somebody has to say what
    is what.
    """
    best: Heading | None = None
    for line, cells in islice(lines, LINES_TO_SEARCH):
        texts = tuple(cleaned(cell) for cell in cells)
        score = len({field for field in map(_known, texts) if field})
        if (score or (best is None and _may_be_headings(texts))) and (
            best is None or (score, len(texts)) > (best.score, best.width)
        ):
            best = Heading(score, len(texts), line, texts)
    return best


def checked(heading: Heading | None, limits: Limits, log: Log) -> Heading:
    """The heading when it can be used; raises ImportRefused when there is none or it is too wide."""
    if heading is None:
        raise ImportRefused(
            "We vinden geen rij met koppen. Zet boven de kolommen wat erin staat, "
            "bijvoorbeeld: Naam, Soort, Thema, Adres."
        )
    if heading.width > limits.columns:
        raise ImportRefused(f"Dit bestand heeft {heading.width} kolommen; hoogstens {limits.columns} mag.")
    if not heading.score:
        log.note(heading.line, "We kennen geen van deze koppen. Zeg zelf welke kolom wat is.")
    return heading


def rows_under(lines: Lines, heading: Heading, limits: Limits, log: Log) -> Iterator[RawRow]:
    """The rows under the headings; `log` explains the rest."""
    width = heading.width
    for number, cells in lines:
        filled = [cell for cell in cells if cell.strip()]
        if number <= heading.line or not filled:
            if number < heading.line and filled:
                log.note(number, "Staat boven de koppen.", action=NOT_READ, value=" ".join(filled))
            continue
        log.rows_read += 1
        if log.rows_read > limits.rows:
            raise ImportRefused(f"Dit bestand heeft meer dan {limits.rows} rijen. Splits het in delen.")
        reason = _refusal(cells, filled, heading)
        if reason:
            log.refuse(number, reason, value=filled[0], unread=len(cells) > width)
        else:
            yield RawRow(number, tuple(cells[:width]) + ("",) * (width - len(cells)))


def _refusal(cells: Sequence[str], filled: list[str], heading: Heading) -> str:
    width = heading.width
    if len(cells) > width and any(cell.strip() for cell in cells[width:]):
        return (
            "Deze rij heeft meer cellen dan er koppen zijn. Staat er een scheidingsteken in een tekst? "
            "Zet die tekst tussen aanhalingstekens."
        )
    if len(filled) == 1 and width >= FEWEST_FOR_SECTION:
        return "Er is maar één cel gevuld. Dit lijkt een tussenkop. Is het iets voor de kaart? Vul meer in."
    if filled == [text for text in heading.texts if text] and len(filled) > 1:
        return "Dit is dezelfde rij als de koppen."
    return ""


def _may_be_headings(texts: Sequence[str]) -> bool:
    words = [text for text in texts if any(sign.isalpha() for sign in text)]
    return len(words) >= 2 and len(set(words)) == len(texts)


def _known(heading: str) -> str | None:
    found = field_of(heading)
    return found[0] if found and found[0] != PERSONAL else None
