"""Records of a file in a staging table: COPY in, so that everything after it is a handful of statements."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, cast

import psycopg
from sqlalchemy import text

from app.database import database
from app.models.record import Kind
from app.models.sorting import sort_key
from app.services.imports.rows.ahead import read_ahead
from app.services.imports.rows.landing import Landing, landings
from app.services.record.content import STRENGTH_OF_KIND
from importers.assets import AssetRecord
from importers.records import Issue

COLUMNS = (
    "row_number", "external_id", "name", "name_key", "kind", "strength", "themes", "summary", "website",
    "tags", "audiences", "location", "place_note", "place_uncertain", "whole_municipality", "buurt_id",
    "area_ids",
)  # fmt: skip
CREATE = text(
    """
    create temporary table import_rows (
        row_number bigint, external_id text primary key, name text, name_key text, kind text, strength text,
        themes text[], summary text, website text, tags text[], audiences text[], location point,
        place_note text,
        place_uncertain boolean, whole_municipality boolean, buurt_id bigint, area_ids bigint[]
    ) on commit drop
    """
)


AT_A_TIME: Final = 10_000
"""Rows in memory."""
PINS_KEPT: Final = 1_000


class Span(NamedTuple):
    """Rows of the file, from one number to another."""

    first: int
    last: int


ALL: Final = Span(0, 2**62)


@dataclass(slots=True)
class Staged:
    """How many rows wait in `import_rows`, and what was said about rows on the way there.

    `refused` rows did not get there or were taken away; `away` are the keys of those that lie elsewhere.
    `located` counts the rows with a point, `first` are the first thousand of them, as they were read.
    """

    count: int = 0
    refused: int = 0
    located: int = 0
    issues: list[Issue] = field(default_factory=list)
    away: list[str] = field(default_factory=list)
    first: list[AssetRecord] = field(default_factory=list)


def stage(
    records: Iterable[AssetRecord], staged: Staged, *, own: Collection[int] | None = None
) -> Iterator[Span]:
    """Copy the records with their buurt into `import_rows`, which lives until the transaction ends.

    Gives each part that waits there, while the next one is read; `staged` keeps the account. A place outside
    every buurt is refused, or outside those of `own`; a row without a place gets a flag. Never more than some
    thousands of the records are held.
    """
    database.session.execute(text("drop table if exists import_rows"))
    database.session.execute(CREATE)
    database.session.execute(text("create index on import_rows (row_number)"))
    for rows in read_ahead(records, AT_A_TIME):
        _stage_part(rows, own, staged)
        numbers = [row.row for row in rows]
        yield Span(min(numbers), max(numbers))
    database.session.execute(text("analyze import_rows (row_number, external_id)"))


def _stage_part(rows: list[AssetRecord], own: Collection[int] | None, staged: Staged) -> None:
    landed = landings(rows, own)
    connection = cast("psycopg.Connection[Any]", database.session.connection().connection.driver_connection)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"copy import_rows ({', '.join(COLUMNS)}) from stdin") as copy,
    ):
        for record, landing in zip(rows, landed, strict=True):
            if not landing.refused:
                copy.write_row(_columns(record, landing))
    away = [record.external_id for record, landing in zip(rows, landed, strict=True) if landing.refused]
    located = [record for record in rows if record.lon is not None]
    staged.count += len(rows) - len(away)
    staged.refused += len(away)
    staged.located += len(located)
    staged.away += away
    staged.issues += [landing.issue for landing in landed if landing.issue]
    staged.first += located[: PINS_KEPT - len(staged.first)]


def _columns(record: AssetRecord, landing: Landing) -> tuple[object, ...]:
    point = None if record.rd_x is None or record.shape else f"({record.rd_x!r},{record.rd_y!r})"
    return (
        record.row,
        record.external_id,
        record.name,
        sort_key(record.name),
        record.kind,
        STRENGTH_OF_KIND[Kind(record.kind)].value,
        _array(record.themes),
        record.summary,
        record.website,
        _array(record.tags),
        _array(record.audiences),
        point,
        record.address[:120],
        record.rd_x is None,
        landing.whole,
        landing.buurt_id,
        _array(map(str, landing.area_ids)),
    )


def _array(texts: Iterable[str]) -> str:
    """As the database writes one: to make it of a list takes longer than all the rest of a row."""
    return "{" + ",".join('"' + text.replace("\\", r"\\").replace('"', r"\"") + '"' for text in texts) + "}"
