"""Groningen on squared paper: all its buurten by name, each a square of 400 metres, in a moment."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from geodata.areas import AreaRecord
from geodata.schematic import GRONINGEN_FACTS
from tests.factories.areas import City, box, make_buurt, make_city

SIDE = 400
COLUMNS = 13
WEST, SOUTH = 230_000, 578_000


def buurt_names() -> frozenset[str]:
    """The names of the buurten of 2024."""
    return frozenset(row["name"] for row in _facts())


def make_groningen() -> City:
    """Load the squares as the boundaries of 2024."""
    names = {row["wijk"]: row["wijk_name"] for row in _facts()}
    return make_city(buurten=_squares(), wijk_names=names)


def _squares() -> Iterator[AreaRecord]:
    for number, row in enumerate(_facts()):
        down, right = divmod(number, COLUMNS)
        west, south = WEST + right * SIDE, SOUTH + down * SIDE
        yield make_buurt(row["code"], row["name"], box(west, south, west + SIDE, south + SIDE))


def _facts() -> list[dict[str, str]]:
    lines = GRONINGEN_FACTS.read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))
