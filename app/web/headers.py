"""The headers of every answer: what a browser may load, and that nobody may frame or sniff it.

They are set where an answer leaves, in front of all that answers: a page, an error, a file, `/health/live`.
So no part can forget them, and a part that wants another one sets it itself.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask, request
from werkzeug.datastructures import Headers
from werkzeug.sansio.utils import get_host

from app.maps.basemap import basemap_origins

PERMISSIONS_POLICY = "geolocation=(self), camera=(), microphone=(), payment=(), usb=(), interest-cohort=()"
ALWAYS = {
    "Permissions-Policy": PERMISSIONS_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    # A page of a signed-in visitor stays out of shared caches.
    "Cache-Control": "private, no-cache",
}
ONLY_SECURE = {"Strict-Transport-Security": "max-age=31536000; includeSubDomains"}
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
NONCE = "opbouwkaart.csp_nonce"
"""Where a request keeps its nonce: a key of the WSGI environment."""


class WithHeaders:
    """An application whose every answer carries the headers."""

    def __init__(self, wsgi_app: WSGIApplication, *, basemap: str) -> None:
        self.wsgi_app = wsgi_app
        self.images = " ".join(["'self'", "data:", *basemap_origins(basemap)])

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer, with what the answer doesn't say itself added to its headers."""
        return self.wsgi_app(environ, partial(self._start, environ, start_response))

    def _start(
        self,
        environ: WSGIEnvironment,
        start_response: StartResponse,
        status: str,
        headers: list[tuple[str, str]],
        *rest: Any,
    ) -> Any:
        given = Headers(headers)
        for name, value in self._wanted(environ):
            given.setdefault(name, value)
        return start_response(status, given.to_wsgi_list(), *rest)

    def _wanted(self, environ: WSGIEnvironment) -> Iterator[tuple[str, str]]:
        yield "Content-Security-Policy", self._content_security_policy(environ)
        yield from ALWAYS.items()
        if environ["wsgi.url_scheme"] == "https":
            yield from ONLY_SECURE.items()

    def _content_security_policy(self, environ: WSGIEnvironment) -> str:
        """Everything from our own origin; pictures also from the configured base map."""
        nonce = f" 'nonce-{environ[NONCE]}'" if NONCE in environ else ""
        rules = {
            "default-src": "'none'",
            "script-src": f"'self'{nonce}",
            "style-src": "'self'",
            "img-src": self.images,
            "connect-src": "'self'",
            "font-src": "'self'",
            "manifest-src": "'self'",
            "worker-src": "'self'",
            "base-uri": "'none'",
            "form-action": "'self'",
            "frame-ancestors": "'none'",
        }
        text = "; ".join(f"{name} {value}" for name, value in rules.items())
        return text if _is_loopback(environ) else f"{text}; upgrade-insecure-requests"


def _is_loopback(environ: WSGIEnvironment) -> bool:
    """Whether it was asked for on this machine, where there is no https to upgrade to."""
    host = get_host(environ["wsgi.url_scheme"], environ.get("HTTP_HOST"))
    return host in LOOPBACK or host.rpartition(":")[0] in LOOPBACK


def csp_nonce() -> str:
    """The nonce of this answer, for the page's own inline scripts; without one it allows none."""
    nonce: str = request.environ.setdefault(NONCE, secrets.token_urlsafe(16))
    return nonce


def init_app(app: Flask) -> None:
    """Stand in front of everything: the last to be attached."""
    app.wsgi_app = WithHeaders(  # type: ignore[method-assign]
        app.wsgi_app, basemap=app.extensions["settings"].basemap
    )
    app.add_template_global(csp_nonce)
