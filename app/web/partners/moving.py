"""Say how far a buurtvraag is, and that one hears it too."""

from __future__ import annotations

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.exceptions import EditConflict, Invalid
from app.models.partners import QuestionState
from app.policy import Permission
from app.queries.partners.questions import stored_question
from app.services.partners.asking import move
from app.services.partners.signalling import hear_too
from app.web.access import access
from app.web.forms.texts import ask_about
from app.web.identity import viewer
from app.web.partners.blueprint import bp
from app.web.partners.show import question_page
from app.web.record.forms import form_key

WHICH = "Kies hoe het ervoor staat."
CHANGED = "Een collega veranderde deze buurtvraag ook. Kijk hoe het er nu voor staat en kies opnieuw."


@bp.post("/vragen/<int:question_id>/stand")
@access(Permission.RECORD)
def move_question(question_id: int) -> ResponseReturnValue:
    """Bring it into another state."""
    told = {name: request.form.get(name, "") for name in ("state", "why", "solution")}
    if told["state"] not in set(QuestionState):
        return question_page(question_id, error=Invalid({"state": WHICH}), typed=told), 422
    solution = request.form.get("solution", type=int)
    try:
        ask_about({"why": told["why"]}, of="question-")
        move(
            question_id=question_id,
            base_version=request.form.get("version", 0, type=int),
            state=QuestionState(told["state"]),
            why=told["why"],
            solution_id=solution,
            viewer=viewer(),
        )
    except Invalid as error:
        return question_page(question_id, error=error, typed=told), 422
    except EditConflict:
        return question_page(question_id, error=Invalid({"state": CHANGED}), typed=told), 409
    flash("Bewaard.")
    return redirect(url_for("partners.show_question", question_id=question_id))


@bp.post("/vragen/<int:question_id>/ook")
@access(Permission.RECORD)
def hear_question_too(question_id: int) -> ResponseReturnValue:
    """Add that one hears it too, with at most a sentence."""
    said = request.form.get("said", "")
    stored_question(question_id)
    try:
        ask_about({"said": said}, of="signal-")
        key = form_key(request.form.get("client_key", ""))
        hear_too(question_id=question_id, client_key=key, said=said, viewer=viewer())
    except Invalid as error:
        return question_page(question_id, error=error, typed={"said": said}), 422
    flash("Bewaard. Dank je.")
    return redirect(url_for("partners.show_question", question_id=question_id))
