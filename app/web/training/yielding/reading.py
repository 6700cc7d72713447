"""Meelezen: claims of colleagues, made for the last quarter of an hour of a session."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import labels
from app.exceptions import Invalid
from app.policy import Permission
from app.queries.training.yielding.readings import to_read
from app.services.training.yielding.reading_along import read_along
from app.web.access import access
from app.web.forms.texts import ask_about, keeps_of
from app.web.identity import viewer
from app.web.training.blueprint import bp
from app.web.training.forms import line


@bp.get("/leergang/meelezen")
@access(Permission.RECORD)
def reading() -> str:
    """Those that wait, the oldest first."""
    return _page()


@bp.post("/leergang/meelezen/<int:claim_id>")
@access(Permission.RECORD)
def read_claim(claim_id: int) -> ResponseReturnValue:
    """Keep what a reader thinks of one."""
    remark = line(request.form.get("remark"))
    try:
        ask_about({"remark": remark}, of="claim-")
        read_along(claim_id=claim_id, verdict=request.form.get("verdict", ""), remark=remark, viewer=viewer())
    except Invalid as wrong:
        return _page(claim_id, wrong), 422
    flash("Bewaard. Dank je voor het meelezen.")
    return redirect(url_for("training.reading"))


def _page(at: int | None = None, wrong: Invalid | None = None) -> str:
    waiting, total = to_read(viewer())
    return render_template(
        "training/yielding/reading.html",
        waiting=waiting,
        total=total,
        verdicts=labels.VERDICTS,
        at=at,
        typed=request.form,
        errors=wrong.errors if wrong else {},
        keep=next(iter(keeps_of(wrong).values()), None) if wrong else None,
    )
