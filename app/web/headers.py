"""The headers of every answer: what a browser may load, and that nobody may frame or sniff it."""

from __future__ import annotations

import secrets
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, g, request

from app.maps.basemap import basemap_origins

PERMISSIONS_POLICY = "geolocation=(self), camera=(), microphone=(), payment=(), usb=(), interest-cohort=()"


def csp_nonce() -> str:
    """The nonce of this answer, for the page's own inline scripts."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(16)
    return g.csp_nonce  # type: ignore[no-any-return]


def content_security_policy() -> str:
    """Everything from our own origin; pictures also from the configured base map."""
    images = " ".join(["'self'", "data:", *basemap_origins(current_app.extensions["settings"].basemap)])
    rules = {
        "default-src": "'none'",
        "script-src": f"'self' 'nonce-{csp_nonce()}'",
        "style-src": "'self'",
        "img-src": images,
        "connect-src": "'self'",
        "font-src": "'self'",
        "manifest-src": "'self'",
        "worker-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    text = "; ".join(f"{name} {value}" for name, value in rules.items())
    loopback = urlsplit(request.host_url).hostname in {"localhost", "127.0.0.1", "::1"}
    return text if loopback else f"{text}; upgrade-insecure-requests"


def add_headers(response: Response) -> Response:
    """Set the headers; a page of a signed-in visitor stays out of shared caches."""
    response.headers["Content-Security-Policy"] = content_security_policy()
    response.headers["Permissions-Policy"] = PERMISSIONS_POLICY
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["X-Content-Type-Options"] = "nosniff"
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "private, no-cache"
    return response


def init_app(app: Flask) -> None:
    """Add the headers to every answer."""
    app.after_request(add_headers)
    app.context_processor(lambda: {"csp_nonce": csp_nonce})
