"""Two addresses for programs that watch, in front of the application: they ask no database who is there.

/health/live   200 as long as this process answers (restart it when it doesn't)
/metrics       counts for Prometheus, for who has METRICS_TOKEN; without one there is no such address
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask
from werkzeug.wrappers import Request, Response

from app.config import Settings
from app.web.operation.metrics import CONTENT_TYPE, Metrics

LIVE = "/health/live"
METRICS = "/metrics"


class InFront:
    """Answers what is for programs; the rest is for the application."""

    def __init__(self, wsgi_app: WSGIApplication, *, token: str, metrics: Metrics | None) -> None:
        self.wsgi_app = wsgi_app
        self.token = token
        self.metrics = metrics

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer, or pass it on."""
        path = environ.get("PATH_INFO", "")
        if path == LIVE:
            response = Response('{"status":"ok"}\n', mimetype="application/json")
        elif path == METRICS and self.metrics:
            response = self._counts(Request(environ), self.metrics)
        else:
            return self.wsgi_app(environ, start_response)
        response.headers["Cache-Control"] = "no-store"
        return response(environ, start_response)

    def _counts(self, request: Request, metrics: Metrics) -> Response:
        given = request.headers.get("Authorization", "").encode()
        if not hmac.compare_digest(given, f"Bearer {self.token}".encode()):
            return Response("Geef het token van METRICS_TOKEN.\n", 401, {"WWW-Authenticate": "Bearer"})
        return Response(metrics.text(), content_type=CONTENT_TYPE)


def init_app(app: Flask) -> None:
    """Stand in front of everything."""
    settings: Settings = app.extensions["settings"]
    app.wsgi_app = InFront(  # type: ignore[method-assign]
        app.wsgi_app, token=settings.metrics_token, metrics=app.extensions.get("metrics")
    )
