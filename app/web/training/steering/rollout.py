"""Hoe ver is de basistraining? Done against plan, as a table and a picture; the coordinator sets the plan."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import labels
from app.exceptions import Invalid
from app.policy import Permission
from app.queries.people.teams import team_choices
from app.queries.training.steering.cascade import colleagues_who_give
from app.queries.training.steering.rollout import rollout
from app.services.training.steering.planning import plan_rollout
from app.web.access import access
from app.web.identity import viewer
from app.web.training.blueprint import bp
from app.web.training.forms import day_of, line, number_of
from app.web.training.steering.rollout_picture import draw


@bp.get("/leergang/uitrol")
@access(Permission.FOLLOW_ROLLOUT)
def show_rollout() -> str:
    """Per team and month; what lags behind; when it is done at this pace."""
    return _page()


@bp.post("/leergang/uitrol")
@access(Permission.PLAN_TRAINING)
def set_rollout() -> ResponseReturnValue:
    """Set the plan of a team for a month."""
    team_id, people = number_of(request.form.get("team")), number_of(request.form.get("people"))
    month = day_of(f"{line(request.form.get('month'))}-1")
    try:
        if team_id is None or month is None or people is None:
            raise _incomplete(team_id, month, people)
        plan_rollout(team_id=team_id, month=month, people=people, viewer=viewer())
    except Invalid as wrong:
        return _page(wrong), 422
    flash("Bewaard.")
    return redirect(url_for("training.show_rollout"))


def _incomplete(team_id: object, month: object, people: object) -> Invalid:
    errors = {
        "team": "Kies een team." if team_id is None else "",
        "month": "Vul een maand in, zoals 2027-01." if month is None else "",
        "people": "Vul een aantal in cijfers in." if people is None else "",
    }
    return Invalid({name: sentence for name, sentence in errors.items() if sentence})


def _page(wrong: Invalid | None = None) -> str:
    found = rollout(viewer())
    return render_template(
        "training/steering/rollout.html",
        found=found,
        drawing=draw(found.months),
        givers=colleagues_who_give(viewer()),
        paces=labels.PACES,
        teams=team_choices(),
        may_plan=viewer().may(Permission.PLAN_TRAINING),
        typed=request.form,
        errors=wrong.errors if wrong else {},
    )
