"""The shapes in which community assets travel from a foreign file to the application."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from importers.records import Issue


@dataclass(frozen=True, slots=True)
class AssetRecord:
    """One row that can be brought in.

    `row` counts from 1 as the file shows it (spreadsheet row, GeoJSON feature). `external_id` is unique
    within the file. `lon`, `lat` are WGS84 degrees and `rd_x`, `rd_y` RD New metres of the same place;
    all four are None when the row names no point. `kind`, `themes` and `audiences` are our codes; `website`
    is http(s) or empty. `shape` is the line or area (WKB in RD New) for which it is there; without it the
    point is where it is. `area_name` is what the row calls its buurt or wijk, as it was written.
    """

    row: int
    external_id: str
    name: str
    kind: str
    themes: tuple[str, ...]
    summary: str
    lon: float | None
    lat: float | None
    rd_x: float | None
    rd_y: float | None
    address: str
    website: str
    tags: tuple[str, ...]
    audiences: tuple[str, ...] = ()
    shape: bytes | None = None
    area_name: str = ""


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """How a heading was understood and why; `field` is None for a column that is not taken over."""

    heading: str
    field: str | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class WordUse:
    """A word of the file with how often it stood there, what it was taken for, and why.

    `group` is "what" (kind and themes) or "who" (audiences).
    """

    group: Literal["what", "who"]
    word: str
    count: int
    kind: str
    themes: tuple[str, ...]
    audiences: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """How a file turned out to be written, whatever it is called.

    `format` is a code (csv, xlsx, overpass, …). `sheet` is the sheet or layer that was read, of `sheets`.
    `crs` is the system of its places, "" when it has none. Without `is_whole` the file says itself that it
    was cut off.
    """

    format: str
    encoding: str = ""
    delimiter: str = ""
    heading_row: int | None = None
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    crs: str = ""
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class RepairUse:
    """How many places have turned axes or stand in the other system, and whether they were put right."""

    turned: int
    other_system: int
    is_done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What a file said beside its records. `rows_read` = records + refused rows; of these each has an issue.

    `shapes` counts the lines and areas. `refused` holds (external_id, name) of those of which that is known;
    without `is_whole` there are others, or the file was cut off, so that what is not here may be there after
    all.
    """

    issues: tuple[Issue, ...]
    rows_read: int
    rows_refused: int
    columns: tuple[ColumnUse, ...]
    recognised: Recognised
    words: tuple[WordUse, ...]
    repair: RepairUse
    shapes: int
    refused: tuple[tuple[str, str], ...]
    is_whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult(Findings):
    """What a file gave as a whole."""

    records: tuple[AssetRecord, ...]


@dataclass(frozen=True, slots=True)
class LonLat:
    """A place in WGS84 degrees, as the file wrote it and not yet checked."""

    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class RdPoint:
    """A place in RD New metres, as the file wrote it and not yet checked."""

    rd_x: float
    rd_y: float


@dataclass(frozen=True, slots=True)
class Spot:
    """A checked place in the Netherlands: WGS84 degrees and RD New metres."""

    lon: float
    lat: float
    rd_x: float
    rd_y: float


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as the file has it: one text per heading, and the place of its geometry if it has one.

    `shape` is the whole of a line or area (WKB, axes and system as those of `place`), when it was asked for.
    """

    number: int
    cells: tuple[str, ...]
    place: LonLat | RdPoint | None = None
    shape: bytes | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row under our field names (see `reading.aliases.Field`); fields without a column are absent."""

    number: int
    texts: Mapping[str, str]
    place: LonLat | RdPoint | None = None
    shape: bytes | None = None


@dataclass(frozen=True, slots=True)
class LocatedRow:
    """A row whose place was checked; `spot` is None when the row names no point; `shape` is RD New WKB."""

    number: int
    texts: Mapping[str, str]
    spot: Spot | None
    shape: bytes | None = None
