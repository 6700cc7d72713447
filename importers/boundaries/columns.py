"""Which column holds what: the three spellings of CBS and the plain ones, in one table.

The same column is `gemeentecode`, `GM_CODE` or, cut off by a shapefile, `gemeenteco`; folding takes
away case, spaces, hyphens and underscores, so that snake_case and camelCase need no entries of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from geodata.areas import Level
from importers.boundaries.layer import Row

CODE_COLUMNS: Final[Mapping[Level, tuple[str, ...]]] = {
    "buurt": ("buurtcode", "bucode"),
    "wijk": ("wijkcode", "wkcode"),
    "gemeente": ("gemeentecode", "gmcode", "gemeenteco"),
}
NAME_COLUMNS: Final[Mapping[Level, tuple[str, ...]]] = {
    "buurt": ("buurtnaam", "bunaam"),
    "wijk": ("wijknaam", "wknaam"),
    "gemeente": ("gemeentenaam", "gmnaam", "gemeentena"),
}
PLAIN_CODE_COLUMNS: Final = ("code", "statcode")
PLAIN_NAME_COLUMNS: Final = ("naam", "name", "statnaam")
WATER_COLUMNS: Final = ("water",)

_PATTERNS: Final[Mapping[Level, re.Pattern[str]]] = {
    "buurt": re.compile(r"BU\d{4}[0-9A-Z]{4}"),
    "wijk": re.compile(r"WK\d{4}[0-9A-Z]{2}"),
    "gemeente": re.compile(r"GM\d{4}"),
}
MUNICIPALITY_CODE: Final = _PATTERNS["gemeente"]


@dataclass(frozen=True, slots=True)
class Identity:
    """What a row says it is; `parent_names` holds the names it gives to areas above it, by code."""

    code: str
    level: Level
    name: str
    parent_code: str | None
    parent_names: Mapping[str, str]


def fold(heading: str, *, vintage: int) -> str:
    """The heading in lower case, without spaces, hyphens, underscores and the vintage's year at its end."""
    return re.sub(r"[\s_-]", "", heading.casefold()).removesuffix(str(vintage))


def code_columns(headings: Iterable[str]) -> list[str]:
    """The folded headings that can hold a row's own code, the most specific first."""
    known = set(headings)
    order = (
        *CODE_COLUMNS["buurt"],
        *PLAIN_CODE_COLUMNS,
        *CODE_COLUMNS["wijk"],
        *CODE_COLUMNS["gemeente"],
    )
    return [column for column in order if column in known]


def identify(row: Row) -> Identity | None:
    """Code, level, name and parents of a row; None when it has no code of eight, six or four characters."""
    own = _own_code(row)
    if own is None:
        return None
    level, code = own
    gemeente = _code_of(row, "gemeente") or f"GM{code[2:6]}"
    wijk = _code_of(row, "wijk") or f"WK{code[2:8]}"
    parents: dict[Level, str | None] = {"buurt": wijk, "wijk": gemeente, "gemeente": None}
    above: Sequence[tuple[Level, str]] = (("wijk", wijk), ("gemeente", gemeente))
    names = {parent: name for kind, parent in above if (name := text(row, NAME_COLUMNS[kind]))}
    return Identity(
        code=code,
        level=level,
        name=text(row, (*NAME_COLUMNS[level], *PLAIN_NAME_COLUMNS)) or code,
        parent_code=parents[level],
        parent_names=names,
    )


def municipality_of(row: Row) -> str | None:
    """The code of the municipality that the row belongs to, by its column or else by its own code."""
    own = _own_code(row)
    return _code_of(row, "gemeente") or (f"GM{own[1][2:6]}" if own else None)


def land_or_water(row: Row) -> Literal["land", "water", "abroad"]:
    """What part of the area the row draws; without a column for it, the land."""
    kinds: dict[str, Literal["water", "abroad"]] = {"JA": "water", "B": "abroad"}
    return kinds.get(text(row, WATER_COLUMNS).upper(), "land")


def text(row: Row, columns: Iterable[str]) -> str:
    """The first of these columns that holds a text, trimmed; empty when none does."""
    for column in columns:
        value = row.values.get(column)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""


def _own_code(row: Row) -> tuple[Level, str] | None:
    if (code := _code_of(row, "buurt")) or text(row, CODE_COLUMNS["buurt"]):
        return ("buurt", code) if code else None
    plain = text(row, PLAIN_CODE_COLUMNS).upper()
    for level, pattern in _PATTERNS.items():
        if pattern.fullmatch(plain):
            return level, plain
    for level in ("wijk", "gemeente"):
        if code := _code_of(row, level):
            return level, code
    return None


def _code_of(row: Row, level: Level) -> str | None:
    value = text(row, CODE_COLUMNS[level]).upper()
    return value if _PATTERNS[level].fullmatch(value) else None
