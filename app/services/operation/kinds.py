"""The kinds of jobs: what each does, and when in the night it does so by itself.

A kind is a line in KINDS. Doing it twice must be the same as once: a job that was killed half-way is begun
again. It tells how far it is, and when somebody wants to stop it `tell` raises Stopped.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Final

from app.config import Settings
from app.database import database
from app.exceptions import OpbouwkaartError
from app.services.backups.connection import plain_connection
from app.services.backups.writing import name_of, rotate, write_backup
from app.services.imports.waiting import do_next, something_waits
from app.services.record.merging.finding import find_duplicates
from app.services.reports.freezing import freeze_waiting, report_waits
from app.services.retention import let_go

BACKUPS_KEPT = 14
STOPPED = "Iemand stopte dit. Er is niets half gedaan."


class Stopped(Exception):
    """Somebody asked to stop this job; its transaction is rolled back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Underway:
    """What a job may use: the settings, when it was asked for, and `tell(done, total)`."""

    settings: Settings
    asked_at: datetime
    tell: Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of job.

    `at`: the time in the Netherlands from which it is done once a day, None for what is only done when
    somebody asks. `run` gives a Dutch sentence about
    what came of it, and raises OpbouwkaartError with one that says what to do. `missing`: what it needs
    first, or "". `again`: whether there is more of it, which is done next in a transaction of its own.
    """

    name: str
    label: str
    line: str
    picture: str
    at: time | None
    run: Callable[[Underway], str]
    missing: Callable[[Settings], str] = lambda _settings: ""
    again: Callable[[], bool] = lambda: False


def kind_of(name: str) -> Kind | None:
    """The kind of that name, when there is one."""
    return next((kind for kind in KINDS if kind.name == name), None)


def _retention(job: Underway) -> str:
    gone = sum(one.count for one in let_go(tell=job.tell))
    return f"Weggehaald: {gone}." if gone else "Er was niets dat weg moest."


def _backup(job: Underway) -> str:
    folder = job.settings.backup_dir
    if folder is None or not folder.is_dir():
        raise OpbouwkaartError(_no_folder(job.settings))
    # Named after the moment at which it was asked for: begun again, it is the same file.
    file = folder / name_of(job.asked_at)
    if not file.exists():
        with plain_connection(database.engine.url) as connection:
            write_backup(connection, file, tell=job.tell)
    rotate(folder, keep=BACKUPS_KEPT)
    size = f"{file.stat().st_size / 1_000_000:.1f}".replace(".", ",")
    return f"Bewaard in {file.name} ({size} MB)."


def _report(job: Underway) -> str:
    frozen = freeze_waiting(tell=job.tell)
    return (
        f"Vastgezet: {', '.join(f'nummer {one}' for one in frozen)}."
        if frozen
        else "Er wachtte geen rapport."
    )


def _no_folder(settings: Settings) -> str:
    if settings.backup_dir is None:
        return "Er is geen map gekozen. Geef er een met BACKUP_DIR, liefst op een andere schijf."
    if not settings.backup_dir.is_dir():
        return f"De map {settings.backup_dir} is er niet. Maak haar, of kies met BACKUP_DIR een andere."
    return ""


def _duplicates(job: Underway) -> str:
    found = find_duplicates(job.tell)
    return f"Gevonden: {found} keer twee die misschien hetzelfde zijn." if found else "Niets staat dubbel."


def _import(job: Underway) -> str:
    return do_next(tell=job.tell)


KINDS: Final = (
    Kind(
        name="backup",
        label="Reservekopie",
        line=f"Alles in één bestand; de nieuwste {BACKUPS_KEPT} blijven",
        picture="download",
        at=time(2, 30),
        run=_backup,
        missing=_no_folder,
    ),
    Kind(
        name="retention",
        label="Bewaartermijnen",
        line="Haalt weg wat lang genoeg is bewaard",
        picture="clock",
        at=time(3, 0),
        run=_retention,
    ),
    Kind(
        name="report",
        label="Rapporten",
        line="Maakt de rapporten die iemand liet vastzetten",
        picture="list",
        at=None,
        run=_report,
        again=report_waits,
    ),
    Kind(
        name="import",
        label="Inlezen",
        line="Lange lijsten proberen, inlezen en terugdraaien",
        picture="upload",
        at=None,
        run=_import,
        again=something_waits,
    ),
    Kind(
        name="duplicates",
        label="Staat dubbel",
        line="Zoekt kaartjes die misschien hetzelfde zijn",
        picture="copy",
        at=time(3, 30),
        run=_duplicates,
    ),
)
"""In the order in which they are done."""
