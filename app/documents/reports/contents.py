"""What a report says: the same contents for paper, screen and spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.exports.tables import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A table under its title: a sentence in words above it, and how to explain it to somebody below it.

    `codes` are those of the measures in it, whose definitions stand at the end.
    """

    table: Table
    sentence: str
    explained: str
    codes: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tale:
    """An outcome that is told; each part may be ""."""

    title: str
    for_whom: str
    before: str
    happened: str
    after: str
    shown: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A section. `picture` names a map that belongs to it, "" without one."""

    key: str
    heading: str
    lead: str
    tales: Sequence[Tale] = ()
    tables: Sequence[Told] = ()
    picture: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """A number with its name and what stands beside it, n among it; with the code of its measure or "".

    `explained` is how to explain it to somebody, at the end, for there is no room beside it.
    """

    value: str
    label: str
    line: str
    explained: str
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """How a measure is counted."""

    code: str
    version: str
    name: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Everything, in the order in which it is read. `findings` are pairs of bold words and the rest.

    `stand` is the day of what is counted, such as 2026-09-30.
    `bars`: name, percent and n of each part for how up to date it is; empty when there are too many.
    """

    title: str
    period: str
    place: str
    line: str
    correction: str
    figures: Sequence[KeyFigure]
    findings: Sequence[tuple[str, str]]
    bars: Sequence[tuple[str, int, int]]
    parts: Sequence[Part]
    definitions: Sequence[Definition]
    sources: Sequence[str]
    caution: str
    numbered: str
    stand: str
