"""The tables as PostgreSQL itself knows them: older migrations have others than the models."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql

HISTORY = "alembic_version"
"""Which migrations were run: told by the manifest, never copied."""
PLAIN = (
    "set local timezone = 'UTC'",
    "set local datestyle = 'ISO, YMD'",
    "set local intervalstyle = 'postgres'",
    "set local bytea_output = 'hex'",
    "set local extra_float_digits = 1",
)
"""What makes COPY write the same bytes for the same rows everywhere."""
FOUND = """
    select c.relname,
        (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''),
        (select array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum))
         from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
         where i.indrelid = c.oid and i.indisprimary)
    from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname <> %s
    order by c.relname
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table, the columns that are written and not computed, and those of its primary key."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]

    def copy_out(self) -> sql.Composed:
        """The statement that writes all rows in order."""
        return sql.SQL("copy (select {} from {} order by {}) to stdout").format(
            _names(self.columns), sql.Identifier(self.name), _names(self.key)
        )


def tables(connection: psycopg.Connection[Any]) -> tuple[Table, ...]:
    """Every table of the schema by name, but for the history of migrations."""
    found = connection.execute(FOUND, (HISTORY,)).fetchall()
    return tuple(Table(name=name, columns=tuple(columns), key=tuple(key)) for name, columns, key in found)


def sequences(connection: psycopg.Connection[Any]) -> dict[str, int | None]:
    """The last number that each sequence gave out."""
    found = connection.execute(
        "select sequencename, last_value from pg_sequences where schemaname = current_schema() order by 1"
    )
    return dict(found.fetchall())


def written(connection: psycopg.Connection[Any], table: Table) -> Iterator[bytes]:
    """The rows of a table in chunks, as COPY writes them."""
    with connection.cursor() as cursor, cursor.copy(table.copy_out()) as copy:
        for chunk in copy:
            yield bytes(chunk)


def copy_in(name: str, columns: Iterable[str]) -> sql.Composed:
    """The statement that reads rows."""
    return sql.SQL("copy {} ({}) from stdin").format(sql.Identifier(name), _names(columns))


def _names(names: Iterable[str]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, names))
