"""Let a device go."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from app.exceptions import NotSignedIn
from app.policy import Permission
from app.services.people.devices import revoke
from app.web.access import access
from app.web.identity import viewer
from app.web.people.blueprint import bp


@bp.post("/instellingen/apparaten/<int:device_id>")
@access(Permission.SIGNED_IN)
def revoke_device(device_id: int) -> ResponseReturnValue:
    """It asks for the address and the password again."""
    user_id = viewer().user_id
    if user_id is None:
        raise NotSignedIn
    revoke(user_id=user_id, device_id=device_id)
    flash("Uitgelogd op dat apparaat.")
    return redirect(url_for("people.own_settings"))
