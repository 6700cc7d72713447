"""Every route says which permission it needs; one that doesn't is refused for everybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, current_app, redirect, request, url_for
from werkzeug.exceptions import NotFound as UnknownAddress

from app.exceptions import NotAllowed, NotSignedIn
from app.policy import ASKS_PASSWORD, Permission
from app.web.forms.unsent import show_unsent, typed_texts
from app.web.identity import viewer

View = TypeVar("View", bound=Callable[..., Any])


def access(permission: Permission) -> Callable[[View], View]:
    """Declare what a view needs: `@access(Permission.READ)` directly above the function."""

    def mark(view: View) -> View:
        view.permission = permission  # type: ignore[attr-defined]
        return view

    return mark


def permission_of(endpoint: str) -> Permission | None:
    """The permission that an endpoint declares, or None when it forgot to."""
    return getattr(current_app.view_functions[endpoint], "permission", None)


def check_access() -> Any:
    """Before every request: send strangers to sign-in and refuse whoever lacks the role."""
    if request.endpoint is None:
        return None
    permission = permission_of(request.endpoint)
    if permission is None:
        raise UnknownAddress
    if viewer().may(permission):
        return _ask_password() if permission in ASKS_PASSWORD and not viewer().is_proven else None
    if viewer().is_signed_in:
        raise NotAllowed
    if request.path.startswith("/api/"):
        raise NotSignedIn
    if texts := typed_texts():
        return show_unsent(texts, status=400, sign_in=True)
    wanted = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("people.sign_in", verder=wanted))


def _ask_password() -> Any:
    """A device that only stayed signed in: the password first, and then back to the page."""
    wanted = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("people.prove", verder=wanted))


def init_app(app: Flask) -> None:
    """Check each request."""
    app.before_request(check_access)
