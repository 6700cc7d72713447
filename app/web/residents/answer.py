"""A page that is the same for everybody: made once, remembered, and not sent again to who has it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from flask import Response, current_app, request

from app.clock import today
from app.queries.people.installation import is_demo
from app.queries.remembered import Remembered
from app.queries.residents.opened import FOR_SEARCH_ENGINES, require_open_list, stamps

MOST_REMEMBERED = 8_000_000
"""Characters of pages in each process."""


def memory() -> Remembered[str]:
    """A new memory of pages."""
    return Remembered(MOST_REMEMBERED, len)


def for_everybody(make: Callable[[], str]) -> Response:
    """The page that `make` renders, or 304; raises NotFound as long as nothing was opened.

    It may hold nothing of who asks: the page of one visitor is sent to the next. Its memory is keyed by the
    stamps, which are read before the rows, so a page may be newer than its key and never older. The
    ETag is of the page itself, so a new version of the program needs no key.
    """
    opened = require_open_list()
    key = request.path, stamps(), today(), is_demo(), opened
    remembered: Remembered[str] = current_app.extensions["pages_for_residents"]
    page = remembered.get(key)
    if page is None:
        page = make()
        remembered.keep(key, page)
    response = Response(page, mimetype="text/html")
    response.set_etag(hashlib.sha256(page.encode()).hexdigest()[:32], weak=True)
    if opened < FOR_SEARCH_ENGINES:
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response.make_conditional(request)
