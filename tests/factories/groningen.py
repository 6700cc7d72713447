"""Groningen as a wall: all its buurten by name, each a brick of 800 by 200 metres, in a moment."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from geodata.areas import AreaRecord
from geodata.schematic import GRONINGEN_FACTS
from tests.factories.areas import City, box, make_buurt, make_city

LONG, HIGH = 800, 200
COLUMNS = 7
WEST, SOUTH = 230_000, 578_000


def buurt_names() -> frozenset[str]:
    """The names of the buurten of 2024."""
    return frozenset(row["name"] for row in _facts())


def make_groningen() -> City:
    """Load the bricks as the boundaries of 2024."""
    names = {row["wijk"]: row["wijk_name"] for row in _facts()}
    return make_city(buurten=_bricks(), wijk_names=names)


def _bricks() -> Iterator[AreaRecord]:
    for number, row in enumerate(_facts()):
        down, right = divmod(number, COLUMNS)
        west, south = WEST + right * LONG, SOUTH + down * HIGH
        yield make_buurt(row["code"], row["name"], box(west, south, west + LONG, south + HIGH))


def _facts() -> list[dict[str, str]]:
    lines = GRONINGEN_FACTS.read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))
