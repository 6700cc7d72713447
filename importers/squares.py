"""Where people live, by the squares of 100 metres of the CBS: a GeoPackage, a CSV or any other table of them.

A square is known by its code alone: E2335N5821 has its south-west corner at 233,500 east and 582,100 north
(RD New). The shape is that of "Statistische gegevens per vierkant en postcode" of the CBS (longread of 2023,
chapter 2, technische gegevens): only squares with at least 5 people or 5 dwellings are in a file, so one that
is missing has too few, and -99997 stands for a number that is kept secret. The names of the columns differ
per year: C28992R100 with INW2014 in the first shapefiles, c28992r100 with aantal_inwoners after that,
crs28992res100m since (aantalInwoners by WFS); so they are called in public programs that read these files.
Tried on files made after this, not on one of the CBS itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from importers.assets.choices import NO_CHOICES
from importers.assets.log import NOT_READ, Log
from importers.assets.reading.files import read
from importers.assets.reading.limits import Limits
from importers.assets.records import RawRow
from importers.boundaries.figures import figure_of
from importers.records import ImportRefused, Issue

SIZE: Final = 100
"""Metres."""
CODE: Final = re.compile(r"E(\d{4})N(\d{4})")
CODE_HEADINGS: Final = ("crs28992res100m", "c28992r100", "vierkant", "vak", "code")
PEOPLE_HEADINGS: Final = ("aantalinwoners", "inwoners", "inwoner", "aantinw", "inw")
LIMITS: Final = Limits(megabytes=300, rows=600_000, columns=250, seconds=120)
"""Enough for the whole country, of which some 400,000 squares are lived in."""
OF_A_YEAR: Final = re.compile(r"\d{4}$")
NO_CODE: Final = "Dit is geen code van een vak, zoals E2335N5821."
NO_SQUARES: Final = (
    "Hier staan geen vakken van 100 meter in. Nodig zijn een kolom met de code van het vak (crs28992res100m, "
    "zoals E2335N5821) en een kolom aantal_inwoners."
)
TOO_COARSE: Final = "Dit zijn vakken van 500 meter. Neem het bestand met vakken van 100 meter."
TWICE: Final = "Het vak {code} staat er twee keer in (rij {row}). Elk vak mag er één keer in staan."


@dataclass(frozen=True, slots=True, kw_only=True)
class Square:
    """`rd_x` and `rd_y` are the south-west corner (RD New); `people` as its source rounds, never nought."""

    rd_x: int
    rd_y: int
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SquareTable:
    """The squares of a file in which somebody lives.

    `secret`: corners of those with so few people that the source doesn't tell how many.
    """

    source: str
    squares: tuple[Square, ...]
    secret: tuple[tuple[int, int], ...]
    issues: tuple[Issue, ...]


def read_squares(path: Path, *, source: str = "") -> SquareTable:
    """The squares of a file; a row that can't be read is an issue.

    Raises ImportRefused for a file that is no such table, or in which a square stands twice.
    """
    log, reading = Log(), Log()
    table = read(path, NO_CHOICES, LIMITS, reading)
    code_at, people_at = _columns(table.headings)
    squares: list[Square] = []
    secret: list[tuple[int, int]] = []
    met: set[str] = set()
    for row in table.rows:
        code, people = _cell(row, code_at).upper(), _people(row, people_at, log)
        place = CODE.fullmatch(code)
        if place is None:
            log.refuse(row.number, NO_CODE, value=code)
        elif code in met:
            raise ImportRefused(TWICE.format(code=code, row=row.number))
        else:
            met.add(code)
            rd_x, rd_y = int(place[1]) * SIZE, int(place[2]) * SIZE
            if people is None:
                secret.append((rd_x, rd_y))
            elif people > 0:
                squares.append(Square(rd_x=rd_x, rd_y=rd_y, people=people))
    if not squares:
        raise ImportRefused(NO_SQUARES)
    # The reader's other remarks are about lists of places: headings, points.
    unread = [issue for issue in reading.issues if issue.action == NOT_READ]
    return SquareTable(
        source=source or path.name,
        squares=tuple(squares),
        secret=tuple(secret),
        issues=(*unread, *log.issues),
    )


def _cell(row: RawRow, at: int) -> str:
    return row.cells[at].strip() if at < len(row.cells) else ""


def _columns(headings: Sequence[str]) -> tuple[int, int]:
    """Where the code and the people stand; the code of the square itself before other codes."""
    folded = [re.sub(r"[^a-z0-9]", "", heading.casefold()) for heading in headings]
    if any("500m" in name or name.endswith("r500") for name in folded):
        raise ImportRefused(TOO_COARSE)
    people = [OF_A_YEAR.sub("", name) for name in folded]
    codes = [folded.index(name) for name in CODE_HEADINGS if name in folded]
    counts = [people.index(name) for name in PEOPLE_HEADINGS if name in people]
    if not codes or not counts:
        raise ImportRefused(NO_SQUARES)
    return codes[0], counts[0]


def _people(row: RawRow, at: int, log: Log) -> int | None:
    """None for too few to be told; an empty cell is nobody, and so is what is no number."""
    cell = _cell(row, at)
    value, reason = figure_of(cell or 0)
    if value is None and not reason.startswith("CBS"):
        log.note(row.number, "Dit is geen aantal inwoners. We tellen niemand.", value=cell)
        return 0
    return None if value is None else round(value)
