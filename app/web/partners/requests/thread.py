"""One request: read it, answer it, say no, take it back, or say that it was done together."""

from __future__ import annotations

from uuid import uuid4

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import labels
from app.exceptions import EditConflict, Invalid
from app.policy import Permission
from app.queries.partners.threads import request_thread
from app.services.partners.answering import decline, do_together, say, withdraw
from app.web.access import access
from app.web.forms.texts import ask_about, keeps_of
from app.web.identity import viewer
from app.web.partners.blueprint import bp
from app.web.record.forms import form_key

ACTS = {"say": say, "decline": decline, "withdraw": withdraw}
SAID = {
    "say": "Verstuurd.",
    "decline": "Verstuurd. Dit verzoek is nu afgerond.",
    "withdraw": "Teruggetrokken. Het andere team ziet dat.",
}
WHICH = "Kies met wie jullie het samen deden."


@bp.get("/verzoeken/<int:request_id>")
@access(Permission.RECORD)
def show_request(request_id: int) -> ResponseReturnValue:
    """The thread, for the two teams."""
    return _page(request_id)


@bp.post("/verzoeken/<int:request_id>")
@access(Permission.RECORD)
def write_in_request(request_id: int) -> ResponseReturnValue:
    """Add to it, or end it with a word."""
    request_thread(request_id, viewer())
    text, what = request.form.get("text", ""), request.form.get("what", "")
    what = what if what in ACTS else "say"
    try:
        ask_about({"text": text}, of="request-")
        ACTS[what](request_id=request_id, text=text, viewer=viewer(), **_sent())
    except Invalid as error:
        return _page(request_id, error=error, typed=text), 422
    except EditConflict as error:
        return _page(request_id, error=Invalid({"text": error.message}), typed=text), 409
    flash(SAID[what])
    return redirect(url_for("partners.show_request", request_id=request_id))


@bp.post("/verzoeken/<int:request_id>/samen-gedaan")
@access(Permission.RECORD)
def finish_request(request_id: int) -> ResponseReturnValue:
    """Say with whom it was done; the map then shows that the two work together."""
    request_thread(request_id, viewer())
    try:
        group = _together_with()
        do_together(request_id=request_id, group_id=group, viewer=viewer(), **_sent())
    except Invalid as error:
        return _page(request_id, error=error), 422
    except EditConflict as error:
        return _page(request_id, error=Invalid({"group": error.message})), 409
    flash("Samen gedaan. Mooi." if group is None else "Samen gedaan. De verbinding staat op de kaart.")
    return redirect(url_for("partners.show_request", request_id=request_id))


def _together_with() -> int | None:
    """The record that was chosen, None for what is not on the map; raises Invalid without a choice."""
    group = request.form.get("group", type=int)
    if group is None and request.form.get("group") != "none":
        raise Invalid({"group": WHICH})
    return group


def _sent() -> dict[str, object]:
    """From which version and which form."""
    return {
        "base_version": request.form.get("version", 0, type=int),
        "client_key": form_key(request.form.get("client_key", "")),
    }


def _page(request_id: int, *, error: Invalid | None = None, typed: str = "") -> str:
    return render_template(
        "partners/requests/thread.html",
        thread=request_thread(request_id, viewer()),
        states=labels.REQUEST_STATES,
        errors=error.errors if error else {},
        keeps=keeps_of(error) if error else {},
        typed=typed,
        chosen=request.form.get("group", ""),
        client_key=uuid4(),
    )
