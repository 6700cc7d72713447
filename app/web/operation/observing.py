"""Each request leaves a line in the log and a count: by route, never by address, visitor or question."""

from __future__ import annotations

import secrets
import time

from flask import Flask, Response, current_app, g, request

from app.logs import REQUESTS

KNOWN_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})
NO_ROUTE = "none"


def route() -> str:
    """The route as it stands in the code ('/buurten/<code>'); of an unknown address nothing is told."""
    return request.url_rule.rule if request.url_rule else NO_ROUTE


def method() -> str:
    """The method, when it is one that we know: a visitor may send any word."""
    return request.method if request.method in KNOWN_METHODS else "other"


def begin() -> None:
    """Give the request its number, which also stands in the answer."""
    g.began = time.perf_counter()
    g.request_id = secrets.token_hex(8)


def observe(response: Response) -> Response:
    """Tell what came of it."""
    if "began" not in g:
        return response
    seconds = time.perf_counter() - g.began
    REQUESTS.info(
        "request",
        extra={
            "fields": {
                "method": method(),
                "route": route(),
                "status": response.status_code,
                "ms": round(seconds * 1000, 1),
                "request": g.request_id,
            }
        },
    )
    response.headers["X-Request-Id"] = g.request_id
    metrics = current_app.extensions.get("metrics")
    if metrics:
        metrics.count_request(method(), route(), response.status_code, seconds)
    return response


def init_app(app: Flask) -> None:
    """Before everything else and after it: what is registered first is called last on the way out."""
    app.before_request(begin)
    app.after_request(observe)
