"""Where somebody who found a hole can tell it: `/.well-known/security.txt`, by RFC 9116."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, Flask, Response, current_app

from app import clock
from app.exceptions import NotFound
from app.policy import Permission
from app.web.access import access

bp = Blueprint("security_contact", __name__)
VALID_FOR = timedelta(days=180)
"""RFC 9116 asks for less than a year."""


@bp.get("/.well-known/security.txt")
@access(Permission.OPEN)
def show() -> Response:
    """The contact of the setting; without one there is no such file."""
    contact = current_app.extensions["settings"].security_contact
    if not contact:
        raise NotFound
    expires = (clock.now() + VALID_FOR).replace(microsecond=0)
    lines = (f"Contact: {contact}", f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}", "Preferred-Languages: nl, en")
    return Response("\n".join(lines) + "\n", mimetype="text/plain")


def init_app(app: Flask) -> None:
    """Add the route."""
    app.register_blueprint(bp)
