"""Browsers without a screen: each request stands apart, and every page that comes back must be valid HTML."""

from __future__ import annotations

import hashlib
import re
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


MOVING = re.compile(r"[\w-]+\.[\w-]{6}\.[\w-]{27}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<![&#\w])\d+")
"""Tokens, keys and numbers: with another one a page is as valid as it was (of `&#128;` that is not so)."""
_valid: set[bytes] = set()


def check_html(text: str) -> None:
    """Raise when a page, or the part of one that htmx asks for, is not valid HTML.

    The parser is slow, and many answers are the same but for what moves: those are looked at once.
    """
    if not text.strip():
        return
    digest = hashlib.blake2b(MOVING.sub("0", text).encode("utf-8", "surrogatepass")).digest()
    if digest not in _valid:
        JustHTML(
            text, strict=True, sanitize=False, fragment=not text.lstrip().lower().startswith("<!doctype")
        )
        _valid.add(digest)


def another(app: Flask) -> Browser:
    """One more browser, with cookies of its own."""
    return Browser(app, app.response_class, use_cookies=True)
