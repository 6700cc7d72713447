"""How far it is with a long list, as its page says it."""

from __future__ import annotations

from typing import Any

from app.models.operation import Job, JobState
from app.queries.operation.jobs import last_jobs, open_jobs, somebody_works
from app.services.imports.asking import JOB


def how_far() -> dict[str, Any]:
    """The job that does it, in a sentence; what came of the last one when there is none."""
    job, last = open_jobs().get(JOB), last_jobs().get(JOB)
    return {
        "job": job,
        "sentence": sentence(job) if job else "",
        "wrong": last.words if job is None and last else "",
        "somebody_works": somebody_works(),
    }


def sentence(job: Job) -> str:
    """'Bezig: 40 procent'."""
    if job.state is JobState.WAITING:
        return "Dit wacht tot het aan de beurt is."
    return f"Bezig: {round(100 * job.done / job.total)} procent." if job.total else "Bezig."
