"""Wie mag wat geven? The coordinator's list of trainers per module."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import clock, labels
from app.exceptions import Invalid
from app.models.training import QualificationState
from app.policy import Permission
from app.queries.training.giving import possible_trainers
from app.queries.training.trainers.qualified import candidates
from app.services.training.trainers.qualifying import qualify
from app.web.access import access
from app.web.forms.texts import ask_about, keeps_of
from app.web.identity import viewer
from app.web.training.blueprint import bp
from app.web.training.forms import day_of, line, number_of


@bp.get("/leergang/trainers")
@access(Permission.PLAN_TRAINING)
def trainers() -> str:
    """Per module who may give it, is on her way, or would like to."""
    return _page()


@bp.post("/leergang/trainers")
@access(Permission.PLAN_TRAINING)
def set_qualification() -> ResponseReturnValue:
    """Say how far somebody is."""
    try:
        told = _told()
        ask_about({"outsider": told["outsider"]}, of="trainer-")
        qualify(**told, viewer=viewer())
    except Invalid as wrong:
        return _page(wrong), 422
    flash("Bewaard.")
    return redirect(url_for("training.trainers"))


def _told() -> dict[str, Any]:
    """What was filled in, as the service asks it; raises Invalid with a sentence per field."""
    module_id, since = number_of(request.form.get("module")), day_of(request.form.get("since"))
    state = request.form.get("state", "")
    errors = {
        "module": "" if module_id else "Kies een module.",
        "since": "" if since else "Vul een dag in, zoals 7-10-2026.",
        "state": "" if state in set(QualificationState) else "Kies hoe ver het is.",
    }
    if any(errors.values()):
        raise Invalid({name: sentence for name, sentence in errors.items() if sentence})
    return {
        "module_id": module_id,
        "since": since,
        "state": QualificationState(state),
        "user_id": number_of(request.form.get("who")),
        "outsider": line(request.form.get("outsider")),
    }


def _page(wrong: Invalid | None = None) -> str:
    found = candidates(viewer())
    return render_template(
        "training/trainers/list.html",
        modules=found,
        module_options=[(module.id, f"{module.title} ({module.programme.title})") for module, _who in found],
        people=possible_trainers(also=tuple(c.user_id for _m, who in found for c in who if c.user_id)),
        states=labels.QUALIFICATION_STATES,
        typed=request.form or {"since": clock.today().isoformat()},
        errors=wrong.errors if wrong else {},
        keep=next(iter(keeps_of(wrong).values()), None) if wrong else None,
    )
