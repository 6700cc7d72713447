"""A demo's accounts are known to everybody, so a demo answers to this machine alone."""

from __future__ import annotations

from flask import Flask, abort, current_app, request

from app.queries.people.installation import is_demo

LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP")


def refuse_strangers() -> None:
    """Answer 400 to another Host or to a request that came through a proxy."""
    if not request.endpoint or not is_demo():
        return
    hostname = request.host.rsplit(":", 1)[0] if not request.host.endswith("]") else request.host
    if hostname not in LOOPBACK or any(name in request.headers for name in FORWARDED):
        current_app.logger.warning("A demo answers only to this machine")
        abort(400)


def init_app(app: Flask) -> None:
    """Guard every request of a demo and tell the pages that it is one."""
    app.before_request(refuse_strangers)
    app.context_processor(lambda: {"is_demo": is_demo()})
