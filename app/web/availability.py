"""The database is away, or a disk is full: 503 with Retry-After, in words, instead of an error of ours.

`flask serve` starts a server that died again within seconds, so a browser or a phone that tries
once more succeeds. The page is rendered without the context that other pages share, because that
asks the database who is looking.
"""

from __future__ import annotations

import errno

from flask import Flask, Response, current_app, jsonify, request
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from werkzeug.exceptions import InternalServerError

from app.database import database
from app.exceptions import NoRoom
from app.web.errors import answer, unexpected

RETRY_AFTER = "5"
"""Seconds."""

ABSENT = ("08", "57P01", "57P02", "57P03", "53300")
"""SQLSTATE: connection exceptions, shutting down, crashed, starting up, too many connections."""

DISK_FULL = "53100"
"""SQLSTATE."""

TITLE = "Even niet bereikbaar"
ADVICE = (
    "De gegevens zijn even niet bereikbaar. Er is niets verloren. Probeer het over een paar tellen opnieuw."
)
NO_ROOM_TITLE = "De schijf is vol"


def is_absence(error: BaseException | None) -> bool:
    """Whether an error means that the database can't be reached, not that a statement failed."""
    if not isinstance(error, DBAPIError):
        return False
    state = getattr(error.orig, "sqlstate", None)
    if state is None:
        return isinstance(error, OperationalError) or error.connection_invalidated
    return str(state).startswith(ABSENT)


def is_no_room(error: BaseException | None) -> bool:
    """Whether a disk is full: that of the database, or ours."""
    if isinstance(error, DBAPIError):
        return getattr(error.orig, "sqlstate", None) == DISK_FULL
    return isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}


def unavailable(title: str = TITLE, advice: str = ADVICE) -> Response:
    """The answer while nothing can be done: a page, or problem+json for the API and `/health`."""
    if request.path.startswith("/api/") or request.path == "/health":
        response = jsonify(type="about:blank", title=title, status=503, detail=advice)
        response.content_type = "application/problem+json"
    else:
        page = current_app.jinja_env.get_template("errors/unavailable.html")
        response = Response(page.render(title=title, advice=advice, path=request.path))
    response.status_code = 503
    response.headers["Retry-After"] = RETRY_AFTER
    response.headers["Cache-Control"] = "no-store"
    return response


def _no_room(_error: BaseException | None = None) -> Response:
    current_app.logger.error("A disk is full")
    return unavailable(NO_ROOM_TITLE, NoRoom().message)


def _disk_error(error: OSError) -> Response:
    return _no_room() if is_no_room(error) else unexpected(error)


def _database_error(error: DBAPIError) -> Response:
    if is_no_room(error):
        return _no_room()
    if not is_absence(error):
        raise error
    state = getattr(error.orig, "sqlstate", None)
    current_app.logger.warning("The database is away: %s", state or "no answer")
    return unavailable()


def _outside_a_view(error: InternalServerError) -> Response:
    """What went wrong after the view, when the request was committed."""
    if is_no_room(error.original_exception):
        return _no_room()
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
    app.register_error_handler(OSError, _disk_error)
    app.register_error_handler(NoRoom, _no_room)
    app.register_error_handler(InternalServerError, _outside_a_view)
