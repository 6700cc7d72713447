"""What can be told without a database: the key, the rights of files, the disk, and the backups."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from app import clock
from app.cli.condition.findings import Finding, look, ok, wrong
from app.config import Settings
from app.services.backups.writing import backups_in, made_at

SHORTEST_KEY = 32
LITTLE, TOO_LITTLE = 2_000_000_000, 200_000_000
"""Bytes that are left on the disk."""
OLD, TOO_OLD = timedelta(hours=26), timedelta(days=7)
"""Of the newest backup: a daily one may be two hours late."""


def outside(settings: Settings, backups: Path | None) -> Iterator[Finding]:
    """Key, files, disk and backups."""
    yield _key(settings)
    yield from _rights(settings.data_dir)
    yield _disk(settings.data_dir)
    yield _backups(backups)


def _key(settings: Settings) -> Finding:
    if settings.secret_key is None:
        return look(
            "Geheime sleutel",
            "SECRET_KEY is niet gezet",
            "Voor een voorbeeld is dat goed. Zet hem voordat je echt begint.",
        )
    if len(settings.secret_key) < SHORTEST_KEY:
        return wrong(
            "Geheime sleutel",
            f"SECRET_KEY heeft {len(settings.secret_key)} tekens",
            f"Gebruik er minstens {SHORTEST_KEY}. Daarna logt iedereen opnieuw in.",
        )
    return ok("Geheime sleutel", "gezet")


def _rights(folder: Path) -> Iterator[Finding]:
    """The folder and the key in it are for their owner alone."""
    for path in (folder, folder / "secret"):
        if path.exists() and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO) & ~_MAY[path.is_dir()]:
            yield wrong(
                "Rechten", f"anderen op deze computer kunnen bij {path}", f"Draai: chmod go-rwx {path}"
            )


_MAY = {True: stat.S_IXGRP | stat.S_IXOTH | stat.S_IRGRP | stat.S_IROTH, False: 0}
"""A folder may be looked into: what is in it guards itself. The key may not be read."""


def _disk(folder: Path) -> Finding:
    there = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(there).free
    words = f"{free / 1_000_000_000:.1f} GB vrij".replace(".", ",")
    if free < TOO_LITTLE:
        return wrong("Schijf", words, "Maak nu ruimte: bij een volle schijf wordt niets meer bewaard.")
    if free < LITTLE:
        return look("Schijf", words, "Maak ruimte voordat de schijf vol is.")
    return ok("Schijf", words)


def _backups(folder: Path | None) -> Finding:
    if folder is None:
        return look(
            "Reservekopie",
            "niet bekeken",
            "Kies met BACKUP_DIR een map, dan komt er elke nacht een.",
        )
    found = backups_in(folder) if folder.is_dir() else []
    if not found:
        return wrong("Reservekopie", f"geen in {folder}", f"Draai: flask backup {folder} --keep 14")
    made = made_at(found[-1])
    age = clock.now() - made
    words = f"de nieuwste is van {made.astimezone(clock.LOCAL_ZONE):%d-%m-%Y %H.%M}"
    if age > TOO_OLD:
        return wrong("Reservekopie", words, "Kijk waarom de dagelijkse kopie niet meer wordt gemaakt.")
    if age > OLD:
        return look(
            "Reservekopie", words, "Er hoort elke dag een kopie te zijn. Kijk naar de taak die dat doet."
        )
    return ok("Reservekopie", words)
