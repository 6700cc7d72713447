"""Ask for a job, and ask to stop one; the process that does the jobs hears it within a second or two."""

from __future__ import annotations

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert

from app import clock
from app.database import database
from app.exceptions import NotFound
from app.models.operation import Job, JobState
from app.services.operation.kinds import STOPPED, kind_of


def ask_for(name: str) -> bool:
    """Let this be done soon; False when it waits or runs already. Raises NotFound for an unknown kind."""
    kind = kind_of(name)
    if kind is None:
        raise NotFound
    asked = insert(Job).values(kind=name).on_conflict_do_nothing().returning(Job.id)
    return database.session.scalar(asked) is not None


def ask_to_stop(job_id: int) -> bool:
    """Stop it: at once when it waits, at its next part when it runs; False when it had ended.

    Raises NotFound.
    """
    job = database.session.scalars(select(Job).where(Job.id == job_id).with_for_update()).one_or_none()
    if job is None:
        raise NotFound
    if job.ended_at is not None:
        return False
    values: dict[str, object] = {"stop_asked": True}
    if job.state is JobState.WAITING:
        values |= {"state": JobState.STOPPED, "ended_at": clock.now(), "words": STOPPED}
    database.session.execute(update(Job).where(Job.id == job_id).values(values))
    return True
