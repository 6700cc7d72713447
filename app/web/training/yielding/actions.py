"""Wat gaan jullie anders doen? A step of a team, and later what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import labels
from app.exceptions import Invalid
from app.policy import Permission
from app.queries.record.assets import list_page
from app.queries.record.filters import AssetFilter
from app.queries.training.claims import claims_at_session, claims_of_step
from app.queries.training.yielding.actions import may_act_after, step_of, steps_of_session, ties_to_choose
from app.services.training.yielding.acting import act, answer, tie_again, untie
from app.web.access import access
from app.web.forms.texts import ask_about, keeps_of
from app.web.identity import viewer
from app.web.record.forms import form_key
from app.web.training.blueprint import bp
from app.web.training.forms import line, number_of


def after_session(session_id: int) -> dict[str, Any]:
    """What the page of a session says of the steps after it."""
    return {
        "steps": steps_of_session(session_id, viewer()),
        "may_act": may_act_after(session_id, viewer()),
        "action_kinds": labels.ACTION_KINDS,
        "other_claims": claims_at_session(session_id, viewer()),
    }


@bp.get("/leergang/bijeenkomsten/<int:session_id>/vervolgstap")
@access(Permission.RECORD)
def ask_action(session_id: int) -> str:
    """The question, for half a minute on a phone."""
    return _ask(session_id)


@bp.post("/leergang/bijeenkomsten/<int:session_id>/vervolgstap")
@access(Permission.RECORD)
def make_action(session_id: int) -> ResponseReturnValue:
    """Keep the step of one's team."""
    said = line(request.form.get("said"))
    try:
        ask_about({"said": said}, of="action-")
        key = form_key(request.form.get("client_key", ""))
        act(
            session_id=session_id,
            kind=request.form.get("kind", ""),
            said=said,
            client_key=key,
            viewer=viewer(),
        )
    except Invalid as wrong:
        return _ask(session_id, wrong), 422
    flash("Bewaard. Over zes weken vragen we wat ervan kwam.")
    return redirect(url_for("training.show_session", session_id=session_id))


@bp.get("/leergang/vervolgstappen/<int:action_id>")
@access(Permission.RECORD)
def show_action(action_id: int) -> str:
    """Ask what came of it; `asset` or `tie` is what was untied just now."""
    return _came_of(action_id)


@bp.post("/leergang/vervolgstappen/<int:action_id>")
@access(Permission.RECORD)
def answer_action(action_id: int) -> ResponseReturnValue:
    """Keep what came of it."""
    step = step_of(action_id, viewer())
    texts = {
        "came_of": line(request.form.get("came_of")),
        "said": line(request.form.get("said", step.said)),
    }
    try:
        ask_about(texts, of="action-", stored=lambda: (step.came_of, step.said))
        answer(
            **texts,
            action_id=action_id,
            state=request.form.get("state", ""),
            asset_id=number_of(request.form.get("asset")),
            relation_id=number_of(request.form.get("tie")),
            base=request.form.get("base"),
            said_base=request.form.get("said_base"),
            viewer=viewer(),
        )
    except Invalid as wrong:
        return _came_of(action_id, wrong), 422
    flash("Bewaard. Dank je.")
    return redirect(url_for("training.show_session", session_id=step.session_id))


@bp.post("/leergang/vervolgstappen/<int:action_id>/losmaken")
@access(Permission.RECORD)
def untie_grown(action_id: int) -> ResponseReturnValue:
    """Say that a record or a tie did not grow from this step, or undo that."""
    grown = _grown(request.form)
    back = bool(request.form.get("terug"))
    change = tie_again if back else untie
    asset_id, relation_id = grown.get("asset"), grown.get("tie")
    change(action_id=action_id, asset_id=asset_id, relation_id=relation_id, viewer=viewer())
    flash("Staat er weer bij." if back else "Losgemaakt van deze stap. Zelf staat het er nog.")
    return redirect(url_for("training.show_action", action_id=action_id, **({} if back else grown)))


def _ask(session_id: int, wrong: Invalid | None = None) -> str:
    return render_template(
        "training/yielding/act.html",
        session_id=session_id,
        kinds=labels.ACTION_KINDS,
        typed=request.form,
        errors=wrong.errors if wrong else {},
        keep=next(iter(keeps_of(wrong).values()), None) if wrong else None,
        key=request.form.get("client_key") or str(uuid4()),
        may_act=may_act_after(session_id, viewer()),
    )


def _came_of(action_id: int, wrong: Invalid | None = None) -> str:
    step = step_of(action_id, viewer())
    mine = list_page(AssetFilter(team=step.team_id), viewer(), size=200).rows
    return render_template(
        "training/yielding/action.html",
        step=step,
        untied=_grown(request.args),
        kinds=labels.ACTION_KINDS,
        states=labels.ACTION_STATES,
        claims=claims_of_step(action_id, viewer()),
        records=mine,
        ties=ties_to_choose(step.team_id, viewer()),
        typed=request.form or {"state": step.state, "came_of": step.came_of, "said": step.said},
        errors=wrong.errors if wrong else {},
        keeps=keeps_of(wrong) if wrong else {},
    )


def _grown(sent: Mapping[str, str]) -> dict[str, int]:
    """A record (`asset`) or a tie (`tie`), by the name of its field."""
    return {name: number for name in ("asset", "tie") if (number := number_of(sent.get(name)))}
