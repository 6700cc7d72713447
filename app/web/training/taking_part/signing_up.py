"""Two buttons on the page of a session: I come, and I don't come after all."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from app.exceptions import Invalid
from app.models.training import ParticipationState
from app.policy import Permission
from app.services.training.taking_part.signing_up import sign_off, sign_up
from app.web.access import access
from app.web.identity import viewer
from app.web.training.blueprint import bp

SAID = {
    ParticipationState.SIGNED_UP: "Je bent aangemeld. Tot dan.",
    ParticipationState.WAITING: "Het is vol. Je staat op de wachtlijst. Komt er een plek vrij, dan "
    "is die van wie het langst wacht.",
}


@bp.post("/leergang/bijeenkomsten/<int:session_id>/aanmelden")
@access(Permission.SEE_TRAINING)
def sign_up_for(session_id: int) -> ResponseReturnValue:
    """Ask for a seat."""
    try:
        flash(SAID[sign_up(session_id=session_id, viewer=viewer())])
    except Invalid as refused:
        flash(refused.message, "error")
    return _back(session_id)


@bp.post("/leergang/bijeenkomsten/<int:session_id>/afmelden")
@access(Permission.SEE_TRAINING)
def sign_off_from(session_id: int) -> ResponseReturnValue:
    """Give the seat back."""
    try:
        sign_off(session_id=session_id, viewer=viewer())
        flash("Je bent afgemeld. Kom je toch? Meld je dan opnieuw aan.")
    except Invalid as refused:
        flash(refused.message, "error")
    return _back(session_id)


def _back(session_id: int) -> ResponseReturnValue:
    return redirect(url_for("training.show_session", session_id=session_id))
