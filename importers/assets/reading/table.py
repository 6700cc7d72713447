"""What every reader gives: headings, rows, and how the file turned out to be written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from importers.assets.records import RawRow, Recognised


@dataclass(frozen=True, slots=True)
class Table:
    """The headings of a file and its rows, read while they are taken; `crs` is that of the geometry.

    `length` is about how many rows there are, 0 when nobody knows.
    """

    headings: tuple[str, ...]
    rows: Iterator[RawRow]
    recognised: Recognised
    crs: str | None = None
    length: int = 0
