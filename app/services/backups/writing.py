"""Write a backup: one snapshot of the database, while people go on writing."""

from __future__ import annotations

import hashlib
import os
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg

from app import clock
from app.exceptions import OpbouwkaartError
from app.services.backups.manifest import NAME, Manifest, StoredTable, entry_of
from app.services.backups.tables import HISTORY, PLAIN, Table, sequences, tables, written

PRIVATE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
FILE_NAME = "opbouwkaart-%Y%m%d-%H%M%S.zip"
OURS = re.compile(r"opbouwkaart-[0-9]{8}-[0-9]{6}\.zip")


def write_backup(
    connection: psycopg.Connection[Any], target: Path, *, tell: Callable[[int, int], None]
) -> Manifest:
    """Write the file whole or not at all; it is readable by its owner alone.

    `connection` is in no transaction yet; `tell` hears how many tables of how many are done.
    Raises OpbouwkaartError when there is such a file already or the disk won't take it.
    """
    if target.exists():
        raise OpbouwkaartError(f"{target} is er al. Kies een andere naam; een oude kopie gaat nooit weg.")
    draft = target.with_name(f".{target.name}.part")
    try:
        with os.fdopen(os.open(draft, PRIVATE, 0o600), "wb") as file:
            manifest = _fill(connection, file, tell)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(target)
    except OSError as error:
        raise OpbouwkaartError(
            f"De reservekopie is niet gemaakt: {error.strerror or error}. "
            f"Is er genoeg plaats in {target.parent}, en mag je er schrijven?"
        ) from error
    finally:
        draft.unlink(missing_ok=True)
    return manifest


def name_of(moment: datetime) -> str:
    """The name of a backup of that moment; two of the same second can't be told apart."""
    return moment.astimezone(UTC).strftime(FILE_NAME)


def backups_in(folder: Path) -> list[Path]:
    """The backups in a folder that got their name from us, the oldest first."""
    return sorted(path for path in folder.iterdir() if OURS.fullmatch(path.name))


def made_at(backup: Path) -> datetime:
    """The moment in the name of a backup, in UTC."""
    return datetime.strptime(backup.name, FILE_NAME).replace(tzinfo=UTC)


def rotate(folder: Path, *, keep: int) -> tuple[Path, ...]:
    """Take away all but the newest `keep` of the backups that got their name from us; returns which."""
    ours = backups_in(folder)
    gone = tuple(ours[: max(0, len(ours) - keep)])
    for path in gone:
        path.unlink()
    return gone


def _fill(connection: psycopg.Connection[Any], file: Any, tell: Callable[[int, int], None]) -> Manifest:
    connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    connection.read_only = True
    with connection.transaction(), zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for setting in PLAIN:
            connection.execute(setting)
        stored = []
        found = tables(connection)
        for number, table in enumerate(found, start=1):
            stored.append(_store(connection, table, archive))
            tell(number, len(found))
        (revision,) = connection.execute(f"select version_num from {HISTORY}").fetchone() or ("",)
        manifest = Manifest(
            made_at=clock.now().isoformat(timespec="seconds"),
            revision=revision,
            tables=tuple(stored),
            sequences=sequences(connection),
        )
        archive.writestr(NAME, manifest.as_json())
    return manifest


def _store(connection: psycopg.Connection[Any], table: Table, archive: zipfile.ZipFile) -> StoredTable:
    hashed, rows = hashlib.sha256(), 0
    with archive.open(entry_of(table.name), "w", force_zip64=True) as entry:
        for chunk in written(connection, table):
            hashed.update(chunk)
            rows += chunk.count(b"\n")
            entry.write(chunk)
    return StoredTable(name=table.name, columns=table.columns, rows=rows, sha256=hashed.hexdigest())
