"""What the process that does the jobs does for the desk: one file or one reading at a time, whole or not.

The row of what is being done is locked at its end only: whoever stops it need not wait.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select, text, update

from app.database import database
from app.exceptions import NotAllowed, OpbouwkaartError
from app.models.imports import FileWish, ImportFile, ImportRun
from app.models.people import User
from app.policy import Permission, Viewer
from app.queries.people.viewers import load_viewer
from app.services.imports.desk import read_file, try_file
from app.services.imports.finishing import Tell
from app.services.imports.turning_back import turn_back

NOTHING: Final = "Er wachtte niets."
GONE: Final = "Gestopt: {name}."
NOBODY: Final = "Wie dit vroeg, mag het niet meer. Vraag het opnieuw."
OLDEST: Final = text(
    """
    select is_file, id from (
        select true as is_file, id, asked_at from import_files where asked_at is not null and problem = ''
        union all
        select false, id, asked_at from import_runs where asked_at is not null and problem = ''
    ) waiting order by asked_at, id limit 1
    """
)
SHARES: Final = 100


class _Gone(Exception):
    """Somebody stopped it, or asked it anew, while it was done."""


@dataclass(frozen=True, slots=True)
class _Work:
    """What is done, of which kind, and when it was asked for."""

    table: type[ImportFile] | type[ImportRun]
    id: int
    name: str
    asked_at: datetime | None


def something_waits() -> bool:
    """Whether there is more to do."""
    return database.session.execute(OLDEST).one_or_none() is not None


def do_next(*, tell: Callable[[int, int], None]) -> str:
    """Do what waits longest; a Dutch sentence of what came of it. Flushes, never commits.

    What can't be done keeps the reason.
    """
    found = database.session.execute(OLDEST).one_or_none()
    if found is None:
        return NOTHING
    row: ImportFile | ImportRun = (
        database.session.get_one(ImportFile, found.id, populate_existing=True)
        if found.is_file
        else database.session.get_one(ImportRun, found.id, populate_existing=True)
    )
    work = _Work(type(row), row.id, row.filename, row.asked_at)
    try:
        with database.session.begin_nested():
            return _do(work, row, tell)
    except _Gone:
        return GONE.format(name=work.name)
    except OpbouwkaartError as error:
        values = {"problem": error.message}
        database.session.execute(update(work.table).where(work.table.id == work.id).values(values))
        return f"{work.name}: {error.message}"


def _do(work: _Work, row: ImportFile | ImportRun, tell: Callable[[int, int], None]) -> str:
    viewer, hear = _asker(row), _hearing(work, tell)
    if isinstance(row, ImportRun):
        done = turn_back(run_id=row.id, viewer=viewer, tell=hear)
        return f"Teruggedraaid: {work.name}, {done.gone} weg en {done.restored} zoals het was."
    if row.asked is FileWish.TRY:
        try_file(row, viewer, hear)
    else:
        read_file(row, viewer, hear)
    return f"{'Geprobeerd' if row.run_id is None else 'Ingelezen'}: {work.name}."


def _asker(row: ImportFile | ImportRun) -> Viewer:
    """Who asked it, as she is now; raises NotAllowed when she may not any more."""
    user = database.session.get(User, row.asked_by) if row.asked_by else None
    found = load_viewer(user.id, epoch=user.epoch, chosen_team=row.asked_team) if user else None
    if found is None:
        raise NotAllowed(NOBODY)
    found.require(Permission.READ_LISTS)
    return found


def _hearing(work: _Work, tell: Callable[[int, int], None]) -> Tell:
    """Tells how far it is; raises _Gone when it does not have to be done any more.

    When it is ready its row is locked, so that nobody stops what is done.
    """

    def hear(_words: str, share: float) -> None:
        tell(round(share * SHARES), SHARES)
        asked = select(work.table.asked_at, work.table.problem).where(work.table.id == work.id)
        if share >= 1:
            asked = asked.with_for_update()
        with database.session.no_autoflush:
            now = database.session.execute(asked).one_or_none()
        if now is None or now.problem or now.asked_at != work.asked_at:
            raise _Gone

    return hear
