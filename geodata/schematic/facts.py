"""Schematic cells are computed from a small table; a wrong row there would deform the map without a word.

The table is read and checked here, once; everything after it trusts `BuurtFacts`.
"""

import csv
import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

COLUMNS = ("code", "name", "wijk", "wijk_name", "x", "y", "ha", "stretch", "bearing")

# RD New is valid between these metres; x and y do not overlap, so swapped axes show themselves.
_RD_X = (0.0, 300_000.0)
_RD_Y = (300_000.0, 630_000.0)
_MAX_STRETCH = 3.6
# Two pixels of the drawing at least: what is smaller vanishes between its neighbours.
_HECTARES = (1.0, 100_000.0)
_BUURT_CODE = re.compile(r"BU\d{8}")
_WIJK_CODE = re.compile(r"WK\d{6}")


class FactsError(ValueError):
    """A facts table that cannot be used; the message is Dutch and names the row and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuurtFacts:
    """What is known of one buurt: enough to draw a believable cell, too little to be its outline.

    `rd_x`, `rd_y`: centroid of the area (not a label point) in RD New, metres. `hectares`: land and water.
    `stretch`: square root of the ratio of the two principal second moments, 1 for a round area.
    `bearing`: compass direction of the long axis, degrees from 0 to 180.
    """

    code: str
    name: str
    wijk_code: str
    wijk_name: str
    rd_x: float
    rd_y: float
    hectares: float
    stretch: float
    bearing: float

    @property
    def square_metres(self) -> float:
        """The area in square metres."""
        return self.hectares * 10_000

    @property
    def radius(self) -> float:
        """Radius in metres of the circle with this area: the unit of length of the cell's own score field."""
        return math.sqrt(self.square_metres / math.pi)


def read_facts(path: Path) -> tuple[BuurtFacts, ...]:
    """The facts of every buurt in a UTF-8 CSV, in the order of the buurt codes.

    Lines that start with `#` carry the attribution and are skipped. Raises FactsError for a missing or
    unknown column, a value out of range, or rows that contradict each other.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FactsError(
            f"De feitentabel {path.name} is niet te lezen: {error}. Zet het bestand terug."
        ) from error
    # Line by line, so that an unclosed quote stays the mistake of its own row.
    rows = [
        (number, next(csv.reader([line]), []))
        for number, line in enumerate(text.splitlines(), 1)
        if not line.startswith("#")
    ]
    header = tuple(rows[0][1]) if rows else ()
    if header != COLUMNS:
        raise FactsError(
            f"De feitentabel {path.name} heeft de kolommen {', '.join(header) or '(geen)'}. "
            f"Verwacht: {', '.join(COLUMNS)}. Zet het bestand terug."
        )
    return checked(_parse(number, row) for number, row in rows[1:])


def checked(facts: Iterable[BuurtFacts]) -> tuple[BuurtFacts, ...]:
    """The same facts ordered by code; raises FactsError when rows contradict each other or none is there."""
    ordered = tuple(sorted(facts, key=lambda fact: fact.code))
    if not ordered:
        raise FactsError("De feitentabel heeft geen buurten. Zet het bestand terug.")
    twice = [code for code, times in Counter(fact.code for fact in ordered).items() if times > 1]
    if twice:
        raise FactsError(
            f"Buurt {twice[0]} staat twee keer in de feitentabel. Haal een van beide regels weg."
        )
    names: dict[str, str] = {}
    for fact in ordered:
        if names.setdefault(fact.wijk_code, fact.wijk_name) != fact.wijk_name:
            raise FactsError(f"Wijk {fact.wijk_code} heeft twee namen in de feitentabel. Kies er een.")
    if len({fact.code[2:6] for fact in ordered}) > 1:
        raise FactsError(
            "De feitentabel heeft buurten van meer dan een gemeente. Maak een tabel per gemeente."
        )
    return ordered


def _parse(line: int, values: list[str]) -> BuurtFacts:
    if len(values) != len(COLUMNS):
        raise FactsError(
            f"Regel {line} van de feitentabel heeft {len(values)} velden. Nodig: {len(COLUMNS)}."
        )
    row = dict(zip(COLUMNS, values, strict=True))
    code, wijk_code = row["code"], row["wijk"]
    if not _BUURT_CODE.fullmatch(code):
        raise _refusal(line, "code", code, "BU en acht cijfers")
    if not _WIJK_CODE.fullmatch(wijk_code) or wijk_code[2:] != code[2:8]:
        raise _refusal(line, "wijk", wijk_code, f"WK{code[2:8]}, de wijk van {code}")
    for column in ("name", "wijk_name"):
        if not row[column].strip():
            raise _refusal(line, column, row[column], "een naam")
    return BuurtFacts(
        code=code,
        name=row["name"],
        wijk_code=wijk_code,
        wijk_name=row["wijk_name"],
        rd_x=_number(line, row, "x", *_RD_X),
        rd_y=_number(line, row, "y", *_RD_Y),
        hectares=_number(line, row, "ha", *_HECTARES),
        stretch=_number(line, row, "stretch", 1, _MAX_STRETCH),
        bearing=_number(line, row, "bearing", 0, 180),
    )


def _number(line: int, row: dict[str, str], column: str, low: float, high: float) -> float:
    try:
        value = float(row[column])
    except ValueError:
        value = math.nan
    if not low <= value <= high:  # false for NaN too
        raise _refusal(line, column, row[column], f"een getal van {low:g} tot en met {high:g}")
    return value


def _refusal(line: int, column: str, value: str, expected: str) -> FactsError:
    return FactsError(
        f"Regel {line} van de feitentabel, kolom {column}: ‘{value}’ klopt niet. Nodig: {expected}. "
        "Verbeter de regel of zet het bestand terug."
    )
