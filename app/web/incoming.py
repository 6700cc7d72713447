"""What a request may bring: text without NUL, a form of some size, and only to some views a file.

No database keeps a NUL and no page may show one; a browser sends none, so nothing is lost by reading a space.
The library's limit on forms counts for those with files alone, so ours is on the whole request.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, Request, current_app, request
from werkzeug.datastructures import ImmutableMultiDict, MultiDict
from werkzeug.exceptions import LengthRequired

from app.receiving import MOST

View = TypeVar("View", bound=Callable[..., Any])

MOST_OF_A_FORM = 10**6
"""Bytes; the longest form of ours, with every field full, is a tenth of it."""
MOST_WITH_A_FILE = MOST
"""Room for the longest file that is read in (`app.services.imports.desk.LIMITS`) with its form."""
NUL = "\x00"


class Typed(ImmutableMultiDict[str, Any]):
    """Names and values of a query or a form; files pass as they are."""

    def __init__(self, mapping: Any = None) -> None:
        pairs = mapping.items(multi=True) if isinstance(mapping, MultiDict) else mapping or ()
        super().__init__([(_clean(name), _clean(value)) for name, value in pairs])


class TypedRequest(Request):
    """A request whose query and form are `Typed`."""

    parameter_storage_class = Typed


def _clean(value: Any) -> Any:
    return value.replace(NUL, " ") if isinstance(value, str) else value


def takes_file(view: View) -> View:
    """Declare that a file comes with the form: directly above the function."""
    view.takes_file = True  # type: ignore[attr-defined]
    return view


def set_limit() -> None:
    """Before anything reads the form. Without a length nobody can tell whether all of it came."""
    if "Transfer-Encoding" in request.headers:
        raise LengthRequired
    if getattr(current_app.view_functions.get(request.endpoint or ""), "takes_file", False):
        request.max_content_length = MOST_WITH_A_FILE


def init_app(app: Flask) -> None:
    """Read and limit every request so."""
    app.request_class = TypedRequest
    app.config.update(MAX_CONTENT_LENGTH=MOST_OF_A_FORM, MAX_FORM_MEMORY_SIZE=500_000, MAX_FORM_PARTS=200)
    app.before_request(set_limit)
