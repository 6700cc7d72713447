"""Read a backup into an empty database, all of it or nothing."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import psycopg
from psycopg import sql

from app.exceptions import OpbouwkaartError
from app.services.backups.manifest import NAME, Manifest, StoredTable, Unreadable, entry_of, read_manifest
from app.services.backups.tables import HISTORY, PLAIN, Table, copy_in, tables, written

CHUNK = 1 << 20
DAMAGED = (zipfile.BadZipFile, zlib.error, KeyError, EOFError, NotImplementedError)
BROKEN = "Dit bestand is geen reservekopie van Opbouwkaart, of het is beschadigd. Er is niets teruggezet."
IN_USE = (
    "Hier werken al mensen. Een reservekopie gaat alleen in een lege Opbouwkaart. "
    "Kies een lege DATA_DIR of een lege database; een demo haal je weg met ‘flask demo clear’."
)
OTHERS = "Er zijn nog programma's met deze database verbonden. Stop eerst de server en probeer het opnieuw."
NO_ROOM = "De database kan de reservekopie niet opslaan. Is de schijf vol? Er is niets teruggezet."
NOT_OURS = "In deze database staan tabellen die niet van Opbouwkaart zijn. Kies een lege database."
FOREIGN_KEYS = """
    select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)
    from pg_constraint
    where contype = 'f' and connamespace = current_schema()::regnamespace and conparentid = 0
"""
FUNCTIONS = """
    select oid::regprocedure::text from pg_proc
    where pronamespace = current_schema()::regnamespace and prokind = 'f'
        and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')
"""
NEWER_STAMPS = "update stamps set version = greatest(version, extract(epoch from now())::bigint)"
"""What a browser kept of after the backup was made must not pass for what was restored."""


@contextmanager
def opened(file: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """A backup and what it says of itself. Raises OpbouwkaartError when it can't be read."""
    with _reading(file):
        archive = zipfile.ZipFile(file)
    with archive:
        with _reading(file):
            manifest = read_manifest(archive.read(NAME))
        yield archive, manifest


@contextmanager
def _reading(file: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise OpbouwkaartError(f"{file} is er niet. Klopt de naam van het bestand?") from None
    except Unreadable as error:
        raise OpbouwkaartError(str(error)) from error
    except DAMAGED as error:
        raise OpbouwkaartError(BROKEN) from error
    except OSError as error:
        raise OpbouwkaartError(f"{file} is niet te lezen: {error.strerror or error}.") from error


def make_empty(connection: psycopg.Connection[Any]) -> None:
    """Take away the tables of an installation in which nobody works, so that migrations begin anew.

    Raises OpbouwkaartError when somebody works there, is connected, or the tables are somebody else's.
    """
    with connection.transaction():
        _refuse_others(connection)
        found = [table.name for table in tables(connection)]
        if not found:
            return
        if connection.execute("select to_regclass(%s)", (HISTORY,)).fetchone() == (None,):
            raise OpbouwkaartError(NOT_OURS)
        _refuse_work(connection, found)
        for name in (*found, HISTORY):
            connection.execute(sql.SQL("drop table {} cascade").format(sql.Identifier(name)))
        for (function,) in connection.execute(FUNCTIONS).fetchall():
            connection.execute(f"drop function {function} cascade")


def load(
    connection: psycopg.Connection[Any],
    archive: zipfile.ZipFile,
    manifest: Manifest,
    *,
    tell: Callable[[int, int], None],
) -> None:
    """Fill the tables, which stand as the migration of the backup left them, in one transaction.

    Each table is read back and must have the hash that it had when the backup was made. Raises
    OpbouwkaartError when the file is damaged; then nothing of it is kept.
    """
    with connection.transaction():
        for setting in PLAIN:
            connection.execute(setting)
        there = {table.name: table for table in tables(connection)}
        if {name: table.columns for name, table in there.items()} != {
            table.name: table.columns for table in manifest.tables
        }:
            raise OpbouwkaartError(BROKEN)
        # Somebody may have started a server since it was made empty.
        connection.execute("lock table users, assets in access exclusive mode")
        _refuse_work(connection, list(there))
        keys = connection.execute(FOREIGN_KEYS).fetchall()
        for table, name, _definition in keys:
            connection.execute(f"alter table {table} drop constraint {name}")
        for number, stored in enumerate(manifest.tables, start=1):
            _fill(connection, archive, stored, there[stored.name])
            tell(number, len(manifest.tables))
        for table, name, definition in keys:
            connection.execute(f"alter table {table} add constraint {name} {definition}")
        for sequence, last in manifest.sequences.items():
            if last is not None:
                connection.execute("select setval(%s::regclass, %s)", (sequence, last))
        connection.execute(NEWER_STAMPS)
    connection.execute("analyze")


def _fill(
    connection: psycopg.Connection[Any], archive: zipfile.ZipFile, stored: StoredTable, table: Table
) -> None:
    connection.execute(sql.SQL("truncate {}").format(sql.Identifier(table.name)))
    try:
        with (
            archive.open(entry_of(stored.name)) as entry,
            connection.cursor() as cursor,
            cursor.copy(copy_in(table.name, stored.columns)) as copy,
        ):
            for chunk in _chunks(entry):
                copy.write(chunk)
    except psycopg.errors.DiskFull as error:
        raise OpbouwkaartError(NO_ROOM) from error
    except (*DAMAGED, OSError, psycopg.Error) as error:
        raise OpbouwkaartError(BROKEN) from error
    hashed = hashlib.sha256()
    for chunk in written(connection, table):
        hashed.update(chunk)
    if hashed.hexdigest() != stored.sha256:
        raise OpbouwkaartError(BROKEN)


def _chunks(entry: IO[bytes]) -> Iterator[bytes]:
    while chunk := entry.read(CHUNK):
        yield chunk


def _refuse_others(connection: psycopg.Connection[Any]) -> None:
    others = connection.execute(
        "select count(*) from pg_stat_activity where datname = current_database() "
        "and pid <> pg_backend_pid() and backend_type = 'client backend'"
    ).fetchone()
    if others != (0,):
        raise OpbouwkaartError(OTHERS)


def _refuse_work(connection: psycopg.Connection[Any], found: list[str]) -> None:
    for name in ("users", "assets"):
        if name in found and _has_rows(connection, name):
            raise OpbouwkaartError(IN_USE)


def _has_rows(connection: psycopg.Connection[Any], name: str) -> bool:
    found = connection.execute(sql.SQL("select from {} limit 1").format(sql.Identifier(name)))
    return found.fetchone() is not None
