"""Voorstellen voor de leergang: propose, support, and hear what comes of it within a term."""

from __future__ import annotations

from uuid import uuid4

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import labels
from app.exceptions import Invalid
from app.policy import Permission
from app.queries.settings import PROPOSAL_DAYS, setting
from app.queries.training.steering.proposals import proposal_line, proposals
from app.services.training.steering.proposing import answer_proposal, propose, support
from app.web.access import access
from app.web.forms.texts import ask_about, keeps_of
from app.web.identity import viewer
from app.web.record.forms import form_key
from app.web.training.blueprint import bp
from app.web.training.forms import line


@bp.get("/leergang/voorstellen")
@access(Permission.SEE_TRAINING)
def list_proposals() -> str:
    """What waits for an answer and until when, and what was answered."""
    return _page()


@bp.post("/leergang/voorstellen")
@access(Permission.RECORD)
def make_proposal() -> ResponseReturnValue:
    """Propose something."""
    texts = {name: line(request.form.get(name)) for name in ("title", "why")}
    try:
        ask_about(texts, of="proposal-")
        key = form_key(request.form.get("client_key", ""))
        propose(kind=request.form.get("kind", ""), **texts, client_key=key, viewer=viewer())
    except Invalid as wrong:
        return _page(wrong), 422
    flash(f"Bewaard. Binnen {setting(PROPOSAL_DAYS)} dagen hoor je wat ermee gebeurt.")
    return redirect(url_for("training.list_proposals"))


@bp.post("/leergang/voorstellen/<int:proposal_id>/steun")
@access(Permission.RECORD)
def support_proposal(proposal_id: int) -> ResponseReturnValue:
    """She would like it too, or not after all."""
    try:
        support(proposal_id=proposal_id, supports=request.form.get("what") != "stop", viewer=viewer())
        flash("Bewaard.")
    except Invalid as refused:
        flash(refused.message, "error")
    return redirect(url_for("training.list_proposals", _anchor=f"proposal-{proposal_id}"))


@bp.get("/leergang/voorstellen/<int:proposal_id>")
@access(Permission.PLAN_TRAINING)
def show_proposal(proposal_id: int) -> str:
    """The form of the answer."""
    return _answer(proposal_id)


@bp.post("/leergang/voorstellen/<int:proposal_id>")
@access(Permission.PLAN_TRAINING)
def answer_to_proposal(proposal_id: int) -> ResponseReturnValue:
    """Say what comes of it."""
    answer = line(request.form.get("answer"))
    try:
        ask_about({"answer": answer}, of="proposal-")
        answer_proposal(
            proposal_id=proposal_id, state=request.form.get("state", ""), answer=answer, viewer=viewer()
        )
    except Invalid as wrong:
        return _answer(proposal_id, wrong), 422
    flash("Bewaard. Iedereen leest het antwoord.")
    return redirect(url_for("training.list_proposals"))


def _page(wrong: Invalid | None = None) -> str:
    return render_template(
        "training/steering/proposals.html",
        waiting=proposals(viewer(), open_ones=True),
        answered=proposals(viewer(), open_ones=False),
        kinds=labels.PROPOSAL_KINDS,
        states=labels.PROPOSAL_STATES,
        days=setting(PROPOSAL_DAYS),
        may_record=viewer().may(Permission.RECORD),
        may_answer=viewer().may(Permission.PLAN_TRAINING),
        typed=request.form,
        errors=wrong.errors if wrong else {},
        keeps=keeps_of(wrong) if wrong else {},
        key=request.form.get("client_key") or str(uuid4()),
    )


def _answer(proposal_id: int, wrong: Invalid | None = None) -> str:
    return render_template(
        "training/steering/answer.html",
        one=proposal_line(proposal_id, viewer()),
        states={state: words for state, words in labels.PROPOSAL_STATES.items() if state != "open"},
        typed=request.form,
        errors=wrong.errors if wrong else {},
        keeps=keeps_of(wrong) if wrong else {},
    )
