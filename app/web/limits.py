"""How much a request may bring: a form little, and only a view that takes a file more.

The limit on forms in the library counts for those with files alone, so this one is on the whole request.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, current_app, request

View = TypeVar("View", bound=Callable[..., Any])

MOST_OF_A_FORM = 10**6
"""Bytes; the longest form of ours, with every field full, is a tenth of it."""
MOST_WITH_A_FILE = 25 * 2**20


def takes_file(view: View) -> View:
    """Declare that a file comes with the form: directly above the function."""
    view.takes_file = True  # type: ignore[attr-defined]
    return view


def set_limit() -> None:
    """Before anything reads the form."""
    if getattr(current_app.view_functions.get(request.endpoint or ""), "takes_file", False):
        request.max_content_length = MOST_WITH_A_FILE


def init_app(app: Flask) -> None:
    """Limit each request."""
    app.config.update(MAX_CONTENT_LENGTH=MOST_OF_A_FORM, MAX_FORM_MEMORY_SIZE=500_000, MAX_FORM_PARTS=200)
    app.before_request(set_limit)
