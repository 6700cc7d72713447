"""From an exception to an answer: one table, Dutch, as a page or (for the API) as problem+json."""

from __future__ import annotations

import secrets
from http import HTTPStatus

from flask import Flask, Response, current_app, g, jsonify, redirect, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.wrappers import Response as BaseResponse

from app import exceptions
from app.database import database
from app.web.forms.unsent import show_unsent, typed_texts
from app.web.identity import viewer

STATUS_OF: dict[type[exceptions.OpbouwkaartError], HTTPStatus] = {
    exceptions.Gone: HTTPStatus.GONE,
    exceptions.NotFound: HTTPStatus.NOT_FOUND,
    exceptions.NotSignedIn: HTTPStatus.UNAUTHORIZED,
    exceptions.NotAllowed: HTTPStatus.FORBIDDEN,
    exceptions.Invalid: HTTPStatus.UNPROCESSABLE_ENTITY,
    exceptions.EditConflict: HTTPStatus.CONFLICT,
    exceptions.NotReceived: HTTPStatus.REQUEST_TIMEOUT,
    exceptions.ClusterError: HTTPStatus.SERVICE_UNAVAILABLE,
}
TITLES = {
    400: ("Dit verzoek begrijpen we niet", "Ga terug en probeer het opnieuw."),
    401: ("Je bent niet ingelogd", "Log in en probeer het opnieuw."),
    403: ("Dit is niet voor jou", "Je hebt hier geen toegang toe. Klopt dat niet? Vraag het je beheerder."),
    404: ("Deze pagina is er niet (meer)", "Misschien is het adres verkeerd getypt, of is het weggehaald."),
    405: ("Dit kan hier niet", "Ga terug en probeer het opnieuw."),
    408: ("Dit is niet helemaal aangekomen", "Ga terug en verstuur het opnieuw."),
    409: ("Een collega veranderde dit ook", "Open de pagina opnieuw en kijk wat er nu staat."),
    410: ("Dit is voorgoed verwijderd", "Het komt niet terug. Haal een link hierheen weg."),
    411: ("Dit verzoek begrijpen we niet", "Verstuur het met de lengte erbij (Content-Length)."),
    413: ("Dit is te groot", "Maak het kleiner en probeer het opnieuw."),
    422: ("Er klopt nog iets niet", "Ga terug en kijk wat er nog mist."),
    429: ("Even wachten", "Je probeerde het te vaak. Probeer het straks opnieuw."),
    500: ("Er ging iets mis bij ons", "Je tekst is niet verloren als je teruggaat. Probeer het opnieuw."),
    503: ("Even niet bereikbaar", "Probeer het over een halve minuut opnieuw."),
}
LOSES_WHAT_WAS_TYPED = frozenset({403, 404, 409, 410, 500})
"""What a form was about is gone or no longer hers, or we failed: going back to it helps nobody."""
EXPIRED_FORM = (
    "Je was te lang weg, dus we weten niet zeker dat jij het bent. Ga terug en probeer het opnieuw."
)


def answer(status: int, detail: str = "", *, code: str = "") -> Response:
    """The error page, or problem+json (RFC 9457) below /api/."""
    title, advice = TITLES.get(status, TITLES[400 if status < 500 else 500])
    if request.path.startswith("/api/"):
        response = jsonify(type="about:blank", title=title, status=status, detail=detail or advice)
        response.content_type = "application/problem+json"
    else:
        page = render_template(
            "errors/error.html",
            status=status,
            title=title,
            detail=detail or advice,
            code=code,
            texts=typed_texts() if status in LOSES_WHAT_WAS_TYPED else (),
        )
        response = Response(page)
    response.status_code = status
    return response


def _known(error: exceptions.OpbouwkaartError) -> Response:
    status = next(
        (code for kind, code in STATUS_OF.items() if isinstance(error, kind)), HTTPStatus.BAD_REQUEST
    )
    response = answer(status, error.message)
    if status is HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = _challenge()
    return response


def _challenge() -> str:
    """RFC 9110 wants one with every 401; no scheme is registered for cookies, and browsers ignore this."""
    cookie = current_app.session_interface.get_cookie_name(current_app)
    return f'Cookie realm="Opbouwkaart", form-action="{url_for("people.sign_in")}", cookie-name="{cookie}"'


def _moved(error: exceptions.Moved) -> BaseResponse:
    """To the same page of the other record, for a while only: a merge can be undone."""
    if request.method not in {"GET", "HEAD"} or request.endpoint is None:
        return _known(error)
    named = {**(request.view_args or {}), "asset_id": error.asset_id}
    return redirect(url_for(request.endpoint, **named, **request.args.to_dict(flat=False)))


def _expired_form(_error: CSRFError) -> Response:
    texts = typed_texts()
    if not texts:
        return answer(400, EXPIRED_FORM)
    return show_unsent(texts, status=400, sign_in=not viewer().is_signed_in)


def _http(error: HTTPException) -> Response:
    if error.code is not None and error.code < 400:
        return error.get_response()  # type: ignore[return-value]
    response = answer(error.code or 500)
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    retry = getattr(error, "retry_after", None)
    if retry:
        response.headers["Retry-After"] = str(retry)
    return response


def unexpected(error: Exception) -> Response:
    """A mistake of ours: nothing is kept, and a code ties the page to the log."""
    database.session.rollback()
    code = secrets.token_hex(3).upper()
    current_app.logger.error(
        "Unexpected error %s", code, exc_info=error, extra={"fields": {"request": g.get("request_id")}}
    )
    return answer(500, code=code)


def init_app(app: Flask) -> None:
    """Answer every error in the same form."""
    app.register_error_handler(exceptions.OpbouwkaartError, _known)
    app.register_error_handler(exceptions.Moved, _moved)
    app.register_error_handler(CSRFError, _expired_form)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, unexpected)
