"""Browsers without a screen: each request stands apart, and every page that comes back must be valid HTML."""

from __future__ import annotations

from contextvars import Context
from typing import TYPE_CHECKING, Any

from flask.testing import FlaskClient
from justhtml import JustHTML

if TYPE_CHECKING:
    from flask import Flask


class Browser(FlaskClient):
    """The `db` fixture holds an application context open; a request inside it would share its `g`."""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        """Send a request in a fresh context; the database transaction is still that of the test."""
        response = Context().run(super().open, *args, **kwargs)
        if response.mimetype == "text/html" and response.status_code not in {301, 302, 303, 304, 308}:
            check_html(response.get_data(as_text=True))
        return response


def check_html(text: str) -> None:
    """Raise when a page, or the part of one that htmx asks for, is not valid HTML."""
    if text.strip():
        JustHTML(
            text, strict=True, sanitize=False, fragment=not text.lstrip().lower().startswith("<!doctype")
        )


def another(app: Flask) -> Browser:
    """One more browser, with cookies of its own."""
    return Browser(app, app.response_class, use_cookies=True)
