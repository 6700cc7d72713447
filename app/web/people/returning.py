"""Where somebody goes after signing in: on to the page that asked for it, never to another site."""

from __future__ import annotations

from flask import current_app, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from app.queries.people.welcome import awaits_welcome


def destination(wanted: str | None) -> str:
    """`wanted` when it is a path of ours that can be read (GET), else the start page."""
    return wanted if wanted and is_own_page(wanted) else url_for("record.start")


def after_signing_in(wanted: str | None, *, user_id: int) -> str:
    """The same, but the first five minutes before the start page for who never saw them."""
    target = destination(wanted)
    is_home = target.partition("?")[0] in {url_for("record.start"), url_for("record.map_page")}
    return url_for("record.welcome") if is_home and awaits_welcome(user_id) else target


def is_own_page(target: str) -> bool:
    """Whether a browser that follows this reaches one of our own pages."""
    if not target.startswith("/") or target.startswith("//") or not target.isprintable() or "\\" in target:
        return False
    path, _, query = target.partition("?")
    adapter = current_app.create_url_adapter(request)
    if adapter is None:
        return False
    try:
        endpoint, _ = adapter.match(path, method="GET", query_args=query)
    except (HTTPException, RequestRedirect):
        return False
    return str(endpoint) != "people.sign_in"
