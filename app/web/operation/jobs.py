"""Beheer › Taken: what is done beside the requests, what came of it, and doing or stopping it now."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Flask, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.models.operation import Job
from app.policy import Permission
from app.queries.operation.jobs import jobs, last_jobs, open_jobs, somebody_works
from app.services.operation.asking import ask_for, ask_to_stop
from app.services.operation.kinds import KINDS, Kind
from app.web.access import access
from app.web.operation.wording import STATES, label_of, outcome, progress

bp = Blueprint("operation", __name__)

SHOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A kind of job as the page shows it: how it stands, in a sentence, and what can be done now."""

    kind: Kind
    sentence: str
    missing: str
    job: Job | None


@bp.get("/beheer/taken")
@access(Permission.MANAGE_SETTINGS)
def tasks() -> str:
    """Each kind with how it stands, and the last runs. The page asks again while something is open."""
    found, last = open_jobs(), last_jobs()
    settings = current_app.extensions["settings"]
    return render_template(
        "operation/jobs.html",
        tasks=[
            Task(
                kind=kind,
                missing=kind.missing(settings),
                job=found.get(kind.name),
                sentence=progress(found[kind.name]) if kind.name in found else outcome(last.get(kind.name)),
            )
            for kind in KINDS
        ],
        is_open=bool(found),
        somebody_works=somebody_works(),
        runs=jobs(limit=SHOWN),
        states=STATES,
        label_of=label_of,
    )


@bp.post("/beheer/taken")
@access(Permission.MANAGE_SETTINGS)
def ask() -> ResponseReturnValue:
    """Let a kind be done soon."""
    asked = ask_for(request.form.get("kind", ""))
    flash("Dit begint zo." if asked else "Dit loopt al.")
    return redirect(url_for("operation.tasks"))


@bp.post("/beheer/taken/<int:job_id>/stop")
@access(Permission.MANAGE_SETTINGS)
def stop(job_id: int) -> ResponseReturnValue:
    """Stop what waits or runs."""
    asked = ask_to_stop(job_id)
    flash("Dit stopt zo." if asked else "Dit was al klaar.")
    return redirect(url_for("operation.tasks"))


def init_app(app: Flask) -> None:
    """Attach the page."""
    app.register_blueprint(bp)
