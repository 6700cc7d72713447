"""Wie was erbij? A tap for each, on the page of the session, by who gives it."""

from __future__ import annotations

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.exceptions import Invalid
from app.policy import Permission
from app.services.training.taking_part.attending import add_colleague, tap
from app.web.access import access
from app.web.identity import viewer
from app.web.training.blueprint import bp
from app.web.training.forms import line, number_of


@bp.post("/leergang/bijeenkomsten/<int:session_id>/erbij")
@access(Permission.GIVE_TRAINING)
def tap_person(session_id: int) -> ResponseReturnValue:
    """Somebody was there, or not after all; or somebody nobody expected, by the address of her mail."""
    email, there, gone = (line(request.form.get(name)) for name in ("email", "there", "gone"))
    try:
        if email:
            add_colleague(session_id=session_id, email=email, viewer=viewer())
        else:
            person = number_of(there or gone) or 0
            tap(session_id=session_id, user_id=person, there=bool(there), viewer=viewer())
    except Invalid as refused:
        flash(refused.message, "error")
    return redirect(url_for("training.show_session", session_id=session_id, _anchor="erbij"))
