"""Records of a file in a staging table: COPY in, so that everything after it is a handful of statements."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, cast

import psycopg
from sqlalchemy import text

from app.database import database
from app.models.record import Kind
from app.models.sorting import sort_key
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


@dataclass(frozen=True, slots=True)
class Staged:
    """How many rows wait in `import_rows`, and what was said about rows on the way there."""

    count: int
    refused: int
    issues: tuple[Issue, ...]


def stage(records: Iterable[AssetRecord], *, own: Collection[int] | None = None) -> Staged:
    """Copy the records with their buurt into `import_rows`, which lives until the transaction ends.

    A place outside every buurt is refused, or outside those of `own`; a row without a place gets a flag.
    """
    database.session.execute(text("drop table if exists import_rows"))
    database.session.execute(CREATE)
    rows = list(records)
    landed = landings(rows, own)
    connection = cast("psycopg.Connection[Any]", database.session.connection().connection.driver_connection)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"copy import_rows ({', '.join(COLUMNS)}) from stdin") as copy,
    ):
        for record, landing in zip(rows, landed, strict=True):
            if not landing.refused:
                copy.write_row(_columns(record, landing))
    database.session.execute(text("analyze import_rows"))
    refused = sum(landing.refused for landing in landed)
    return Staged(len(rows) - refused, refused, tuple(one.issue for one in landed if one.issue))


def _columns(record: AssetRecord, landing: Landing) -> tuple[object, ...]:
    point = None if record.rd_x is None or record.shape else f"({record.rd_x!r},{record.rd_y!r})"
    return (
        record.row,
        record.external_id,
        record.name,
        sort_key(record.name),
        record.kind,
        STRENGTH_OF_KIND[Kind(record.kind)].value,
        list(record.themes),
        record.summary,
        record.website,
        list(record.tags),
        list(record.audiences),
        point,
        record.address[:120],
        record.rd_x is None,
        landing.whole,
        landing.buurt_id,
        list(landing.area_ids),
    )
