"""Whether this installation is ready to work, for who watches over it: asks the database, shows nothing."""

from __future__ import annotations

from flask import Blueprint, Flask, Response, jsonify
from sqlalchemy import select

from app.database import database
from app.policy import Permission
from app.web.access import access

bp = Blueprint("health", __name__)


@bp.get("/health")
@access(Permission.OPEN)
def show() -> Response:
    """`{"status": "ok"}`; without a database the answer is 503 (see `availability`)."""
    database.session.execute(select(1))
    response = jsonify(status="ok")
    response.cache_control.no_store = True
    return response


def init_app(app: Flask) -> None:
    """Add the route."""
    app.register_blueprint(bp)
