"""Staat dubbel: the pairs that are probably one, and looking for them anew."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.policy import Permission
from app.queries.operation.jobs import last_jobs, open_jobs
from app.queries.record.duplicates.pairs import doubles
from app.services.operation.asking import ask_for
from app.web.access import access
from app.web.identity import viewer
from app.web.record.blueprint import bp

JOB = "duplicates"
ASKED = "We zoeken opnieuw. Dat duurt even; open deze pagina straks nog eens."
BUSY = "Er wordt al gezocht. Open deze pagina straks nog eens."


@bp.get("/beheer/dubbel")
@access(Permission.RECORD)
def list_doubles() -> str:
    """Of what the visitor's teams keep; for an administrator of everything that she sees."""
    number = max(1, request.args.get("pagina", 1, type=int))
    return render_template(
        "record/duplicates/list.html",
        found=doubles(viewer(), number=number),
        everything=viewer().may(Permission.MANAGE_PEOPLE),
        last=last_jobs().get(JOB),
        busy=JOB in open_jobs(),
    )


@bp.post("/beheer/dubbel")
@access(Permission.MANAGE_PEOPLE)
def look_for_doubles() -> ResponseReturnValue:
    """Ask the process of the jobs to look anew."""
    flash(ASKED if ask_for(JOB) else BUSY)
    return redirect(url_for("record.list_doubles"))
