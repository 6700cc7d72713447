"""How a job is said: how far it is, and what came of it."""

from __future__ import annotations

from app.models.operation import Job, JobState
from app.services.operation.kinds import kind_of
from app.web.presentation.formatting import moment

STATES = {
    JobState.WAITING: "Wacht",
    JobState.RUNNING: "Loopt",
    JobState.DONE: "Gelukt",
    JobState.FAILED: "Mislukt",
    JobState.STOPPED: "Gestopt",
}


def label_of(job: Job) -> str:
    """The name of its kind; the stored one for a kind that an older version had."""
    kind = kind_of(job.kind)
    return kind.label if kind else job.kind


def progress(job: Job) -> str:
    """'Loopt: 12 van 51', also while it is being stopped."""
    if job.state is JobState.WAITING:
        return "Wacht tot het aan de beurt is"
    if job.stop_asked:
        return "Stopt na het deel dat nu loopt"
    return f"Loopt: {job.done} van {job.total}" if job.total else "Loopt"


def outcome(job: Job | None) -> str:
    """'Gelukt vandaag, 2.30 uur' and what came of it."""
    if job is None:
        return "Nog niet gedaan"
    return f"{STATES[job.state]} {moment(job.ended_at)}. {job.words}"
