"""The blueprint of the API, and how it refuses a question that can't be answered."""

from __future__ import annotations

from http import HTTPStatus

import orjson
from flask import Blueprint, Response

from app.exceptions import Invalid
from app.web.errors import answer

bp = Blueprint("api", __name__, url_prefix="/api/v1")


@bp.errorhandler(Invalid)
def refuse(error: Invalid) -> Response:
    """400 with the parameters by name: a wrong address is no form that was filled in wrongly (422)."""
    response = answer(HTTPStatus.BAD_REQUEST, error.message)
    problem = {**(response.get_json() or {}), "parameters": error.errors}
    response.set_data(orjson.dumps(problem))
    return response
