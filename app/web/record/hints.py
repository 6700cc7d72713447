"""What fits perhaps, while somebody types a name: shown beside the choices and never chosen for them."""

from __future__ import annotations

from flask import jsonify, request
from flask.typing import ResponseReturnValue

from app.policy import Permission
from app.queries.record.hints import hints_for
from app.web.access import access
from app.web.record.blueprint import bp

LONGEST = 200


@bp.get("/buurtkrachten/nieuw/ingevingen")
@access(Permission.RECORD)
def show_hints() -> ResponseReturnValue:
    """A kind or null, and at most two codes of themes."""
    hints = hints_for(request.args.get("name", "")[:LONGEST])
    return jsonify(kind=hints.kind, themes=hints.themes)
