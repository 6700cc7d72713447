"""Records of a file in a staging table: COPY in, so that everything after it is a handful of statements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import psycopg
from sqlalchemy import text

from app.database import database
from app.models.record import Kind
from app.models.sorting import sort_key
from app.queries.areas.lookup import buurt_index
from app.services.record.content import STRENGTH_OF_KIND
from importers.assets import AssetRecord
from importers.records import Issue

COLUMNS = (
    "row_number", "external_id", "name", "name_key", "kind", "strength", "themes", "summary", "website",
    "tags", "audiences", "location", "place_note", "place_uncertain", "whole_municipality", "buurt_id",
)  # fmt: skip
CREATE = text(
    """
    create temporary table import_rows (
        row_number bigint, external_id text primary key, name text, name_key text, kind text, strength text,
        themes text[], summary text, website text, tags text[], audiences text[], location point,
        place_note text,
        place_uncertain boolean, whole_municipality boolean, buurt_id bigint
    ) on commit drop
    """
)
NO_PLACE = "Er staat geen plek bij die we kennen."
OUTSIDE = "Deze plek ligt buiten de buurten die zijn geladen."


@dataclass(frozen=True, slots=True)
class Staged:
    """How many rows wait in `import_rows`, and what was said about rows on the way there."""

    count: int
    refused: int
    issues: tuple[Issue, ...]


def stage(records: Iterable[AssetRecord]) -> Staged:
    """Copy the records with their buurt into `import_rows`, which lives until the transaction ends.

    A place outside every buurt is refused; a row without a point goes to the whole municipality with a flag.
    """
    database.session.execute(text("drop table if exists import_rows"))
    database.session.execute(CREATE)
    rows = list(records)
    buurten = _buurten(rows)
    issues: list[Issue] = []
    connection = cast("psycopg.Connection[Any]", database.session.connection().connection.driver_connection)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"copy import_rows ({', '.join(COLUMNS)}) from stdin") as copy,
    ):
        for record, buurt_id in zip(rows, buurten, strict=True):
            issue = _remark(record, buurt_id)
            if issue is not None:
                issues.append(issue)
            if issue is None or issue.reason != OUTSIDE:
                copy.write_row(_columns(record, buurt_id))
    database.session.execute(text("analyze import_rows"))
    refused = sum(issue.reason == OUTSIDE for issue in issues)
    return Staged(len(rows) - refused, refused, tuple(issues))


def _buurten(rows: list[AssetRecord]) -> list[int | None]:
    """The buurt id of each row, -1 outside all buurten, None without a point."""
    points = np.array([(row.rd_x, row.rd_y) for row in rows if row.rd_x is not None], dtype=np.float64)
    located = iter(buurt_index().locate(points.reshape(-1, 2)).tolist())
    return [None if row.rd_x is None else next(located) for row in rows]


def _remark(record: AssetRecord, buurt_id: int | None) -> Issue | None:
    if buurt_id == -1:
        return Issue(row=record.row, field="plek", reason=OUTSIDE, action="niet ingelezen")
    if buurt_id is None:
        action = "bij de hele gemeente gezet, plek onzeker"
        return Issue(row=record.row, field="plek", value=record.address[:80], reason=NO_PLACE, action=action)
    return None


def _columns(record: AssetRecord, buurt_id: int | None) -> tuple[object, ...]:
    point = None if buurt_id is None else f"({record.rd_x!r},{record.rd_y!r})"
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
        point is None,
        point is None,
        buurt_id,
    )
