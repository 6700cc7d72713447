"""The database is away: 503 with Retry-After, in words, instead of an error of ours.

`flask serve` starts a server that died again within seconds, so a browser or a phone that tries
once more succeeds. The page is rendered without the context that other pages share, because that
asks the database who is looking.
"""

from __future__ import annotations

from flask import Flask, Response, current_app, jsonify, request
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from werkzeug.exceptions import InternalServerError

from app.database import database
from app.web.errors import answer

RETRY_AFTER = "5"
"""Seconds."""

ABSENT = ("08", "57P01", "57P02", "57P03", "53300")
"""SQLSTATE: connection exceptions, shutting down, crashed, starting up, too many connections."""

TITLE = "Even niet bereikbaar"
ADVICE = (
    "De gegevens zijn even niet bereikbaar. Er is niets verloren. Probeer het over een paar tellen opnieuw."
)


def is_absence(error: BaseException | None) -> bool:
    """Whether an error means that the database can't be reached, not that a statement failed."""
    if not isinstance(error, DBAPIError):
        return False
    state = getattr(error.orig, "sqlstate", None)
    if state is None:
        return isinstance(error, OperationalError) or error.connection_invalidated
    return str(state).startswith(ABSENT)


def unavailable() -> Response:
    """The answer while the database is away: a page, or problem+json for the API and `/health`."""
    if request.path.startswith("/api/") or request.path == "/health":
        response = jsonify(type="about:blank", title=TITLE, status=503, detail=ADVICE)
        response.content_type = "application/problem+json"
    else:
        page = current_app.jinja_env.get_template("errors/unavailable.html")
        response = Response(page.render(title=TITLE, advice=ADVICE, path=request.path))
    response.status_code = 503
    response.headers["Retry-After"] = RETRY_AFTER
    response.headers["Cache-Control"] = "no-store"
    return response


def _database_error(error: DBAPIError) -> Response:
    if not is_absence(error):
        raise error
    state = getattr(error.orig, "sqlstate", None)
    current_app.logger.warning("The database is away: %s", state or "no answer")
    return unavailable()


def _outside_a_view(error: InternalServerError) -> Response:
    """What went wrong after the view, when the request was committed."""
    if not is_absence(error.original_exception):
        return answer(500)
    return unavailable()


def _let_go(_error: BaseException | None) -> None:
    """End the session before the extension does: a rollback on a lost connection changes no answer."""
    try:
        database.session.close()
    except DBAPIError as error:
        if not is_absence(error):
            raise


def init_app(app: Flask) -> None:
    """Answer for the database when it can't."""
    app.teardown_appcontext(_let_go)
    app.register_error_handler(OperationalError, _database_error)
    app.register_error_handler(InterfaceError, _database_error)
    app.register_error_handler(InternalServerError, _outside_a_view)
