"""Figures of areas as they were read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from geodata.areas import Figure
from geodata.issues import Issue
from importers.boundaries.figures import ALL_FIGURES

CODE: Final = re.compile(r"GM\d{4}|WK\d{4}[0-9A-Z]{2}|BU\d{4}[0-9A-Z]{4}")
KEY_OF: Final = {heading: column.key for column in ALL_FIGURES for heading in column.headings}
"""Our key by the folded heading or title of CBS."""


@dataclass(frozen=True, slots=True)
class Told:
    """A figure; None when it is unknown, with the reason ("" for a cell that was simply empty)."""

    value: Figure
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTable:
    """The figures of one year by the code of an area and our key, and what could not be used."""

    year: int
    source: str
    areas: dict[str, dict[str, Told]]
    issues: tuple[Issue, ...] = ()


def fold(heading: str) -> str:
    """A heading or title in lower case, with letters and digits alone and without StatLine's number."""
    return re.sub(r"[^a-z0-9]", "", re.sub(r"_\d+$", "", heading.strip()).casefold())
