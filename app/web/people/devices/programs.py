"""One's own keys for programs."""

from __future__ import annotations

from flask import flash, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.exceptions import Invalid, NotSignedIn
from app.policy import Permission
from app.services.people.devices import make_token, revoke_token
from app.web.access import access
from app.web.forms.texts import ask_about
from app.web.identity import viewer
from app.web.people.blueprint import bp
from app.web.people.settings import settings_page


@bp.post("/instellingen/sleutels")
@access(Permission.SIGNED_IN)
def new_token() -> ResponseReturnValue:
    """Make one, and show it this once: no address and no message holds it."""
    name = request.form.get("token_name", "")
    try:
        ask_about({"token_name": name}, of="setting-")
        key = make_token(name=name, viewer=viewer())
    except Invalid as refused:
        return settings_page(token_error=refused.errors["token_name"], token_name=name), 422
    response = make_response(settings_page(token=key))
    response.cache_control.no_store = True
    return response


@bp.post("/instellingen/sleutels/<int:token_id>/intrekken")
@access(Permission.SIGNED_IN)
def end_token(token_id: int) -> ResponseReturnValue:
    """Take it back."""
    user_id = viewer().user_id
    if user_id is None:
        raise NotSignedIn
    revoke_token(token_id=token_id, user_id=user_id)
    flash("Ingetrokken. Met deze sleutel kan niets meer.")
    return redirect(url_for("people.own_settings"))
