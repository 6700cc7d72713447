"""The desk as its pages use it: what is short is done at once, what is long is asked of who does the jobs."""

from __future__ import annotations

from typing import Any, Final, TypeVar

from sqlalchemy import func, select, update

from app import clock
from app.database import database
from app.models.imports import ImportFile, ImportRun, ImportRunAsset
from app.policy import Viewer
from app.services.imports import desk
from app.services.imports.turning_back import TurnedBack, run_of, turn_back
from app.services.operation.asking import ask_for

Asked = TypeVar("Asked", ImportFile, ImportRun)
JOB: Final = "import"
LEFT: Final = "Dit brak af voordat het klaar was. Er is niets half gedaan. Probeer het opnieuw."


def send(**given: Any) -> ImportFile:
    """Keep a file to try, as `desk.keep_file`."""
    return _begun(desk.keep_file(**given))


def say(*, file_id: int, said: desk.Said, viewer: Viewer) -> ImportFile:
    """Say something of a file, as `desk.say`."""
    return _begun(desk.say(file_id=file_id, said=said, viewer=viewer))


def read_in(*, file_id: int, viewer: Viewer) -> ImportFile:
    """Read a file in, as `desk.read_in`."""
    return _begun(desk.read_in(file_id=file_id, viewer=viewer))


def again(*, file_id: int, viewer: Viewer) -> ImportFile:
    """Do what came to nothing once more."""
    return _begun(desk.again(file_id=file_id, viewer=viewer))


def undo(*, run_id: int, viewer: Viewer) -> TurnedBack | None:
    """Turn a reading back; None when that is a job, because it is of so many records."""
    run = run_of(run_id, viewer)
    of_run = select(func.count()).where(ImportRunAsset.run_id == run_id)
    if (database.session.scalar(of_run) or 0) <= desk.QUICK_ROWS:
        return turn_back(run_id=run_id, viewer=viewer)
    if run.undone_at is None and not run.waits:
        run.asked_at, run.asked_by, run.asked_team = clock.now(), viewer.user_id, viewer.team_id
        run.problem = ""
        database.session.flush()
        _begun(run)
    return None


def keep_reading(*, run_id: int, viewer: Viewer) -> None:
    """Stop turning a reading back, as long as that is not done."""
    run = run_of(run_id, viewer)
    if run.waits:
        run.problem = desk.STOPPED
        database.session.flush()


def _begun(asked: Asked) -> Asked:
    if asked.waits and ask_for(JOB):
        # Nobody was at work, so what waits beside this broke off: it must not come first and break off again.
        for table in (ImportFile, ImportRun):
            left = update(table).where(table.asked_at.is_not(None), table.problem == "")
            others = left if not isinstance(asked, table) else left.where(table.id != asked.id)
            database.session.execute(others.values(problem=LEFT))
    return asked
