"""What a table of postcodes says, as values that travel."""

from __future__ import annotations

from dataclasses import dataclass

from importers.records import Issue


@dataclass(frozen=True, slots=True)
class PostcodePoint:
    """The middle of a postcode ("9711AB") in both systems: WGS84 degrees and RD New metres."""

    postcode: str
    lon: float
    lat: float
    rd_x: float
    rd_y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PostcodeTable:
    """The postcodes of a file, each once, in order; `rows` were read and `refused` of them can't be used."""

    source: str
    points: tuple[PostcodePoint, ...]
    rows: int
    refused: int
    issues: tuple[Issue, ...]
