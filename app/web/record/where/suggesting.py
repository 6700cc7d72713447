"""Addresses while somebody types; sent in the body of a form, so that no log of addresses holds them."""

from __future__ import annotations

from dataclasses import asdict

from flask import jsonify, request
from flask.typing import ResponseReturnValue

from app.policy import Permission
from app.services.record.where.suggesting import suggestions
from app.web.access import access
from app.web.record.blueprint import bp


@bp.post("/buurtkrachten/nieuw/adressen")
@access(Permission.RECORD)
def suggest_addresses() -> ResponseReturnValue:
    """What to choose from, and a sentence."""
    return jsonify(asdict(suggestions(request.form.get("typed", ""))))
