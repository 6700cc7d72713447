"""From the session cookie to the viewer: one query a request, together with the stamps.

The cookie holds the user's id with an epoch; a password change, deactivation or "overal
uitloggen" raises the epoch and so ends every session of that user at once.
"""

from __future__ import annotations

from datetime import timedelta

from flask import Flask, Request, g, session
from flask_login import UserMixin, current_user, login_user
from werkzeug.local import LocalProxy

from app import clock
from app.extensions import login
from app.policy import ANONYMOUS, Viewer
from app.queries.people.devices import account_of_token
from app.queries.people.viewers import account_of_device, load_viewer
from app.services.changes import act_for
from app.services.people.devices import hash_of
from app.web.cookies import trusted_key

IDLE_LIMIT = timedelta(hours=12)
ABSOLUTE_LIMIT = timedelta(days=7)


class SignedInUser(UserMixin):  # type: ignore[misc]
    """What Flask-Login keeps: the id in the cookie and the viewer behind it."""

    def __init__(self, viewer: Viewer, epoch: int) -> None:
        self.viewer = viewer
        self.epoch = epoch

    def get_id(self) -> str:
        """User id and epoch, signed in the cookie."""
        return f"{self.viewer.user_id}.{self.epoch}"


@login.user_loader
def load_user(key: str) -> SignedInUser | None:
    """The user of a session, or None when the session is over."""
    user_id, _, epoch = key.partition(".")
    if not (user_id.isdigit() and epoch.isdigit()) or _session_is_over():
        return None
    found = load_viewer(int(user_id), epoch=int(epoch), chosen_team=session.get("team"))
    return SignedInUser(found, int(epoch)) if found else None


@login.request_loader
def load_by_key(asked: Request) -> SignedInUser | None:
    """The user of a trusted device, or of a program with a key; her password was not typed lately."""
    if asked.path.startswith("/api/") and asked.authorization and asked.authorization.type == "bearer":
        account = account_of_token(hash_of(asked.authorization.token or ""))
    else:
        key = trusted_key()
        account = account_of_device(hash_of(key)) if key else None
    if account is None:
        return None
    user_id, epoch = account
    found = load_viewer(user_id, epoch=epoch, chosen_team=session.get("team"), is_proven=False)
    return SignedInUser(found, epoch) if found else None


def _session_is_over() -> bool:
    now = clock.now().timestamp()
    if now - session.get("since", 0) > ABSOLUTE_LIMIT.total_seconds():
        return True
    seen = session.get("seen", 0)
    if now - seen > IDLE_LIMIT.total_seconds():
        return True
    if now - seen > 300:
        session["seen"] = int(now)
    return False


def start_session(user: SignedInUser) -> None:
    """Begin a fresh session: nothing of the one before it survives."""
    session.clear()
    now = int(clock.now().timestamp())
    session["since"] = now
    session["seen"] = now
    login_user(user)


def viewer() -> Viewer:
    """Who is asking in this request."""
    if "viewer" not in g:
        g.viewer = current_user.viewer if current_user.is_authenticated else ANONYMOUS
        act_for(g.viewer)
    return g.viewer  # type: ignore[no-any-return]


def init_app(app: Flask) -> None:
    """Read the session cookie of each request."""
    login.init_app(app)
    login.session_protection = None
    app.config.update(
        SESSION_COOKIE_NAME="sessie",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=ABSOLUTE_LIMIT,
    )
    app.context_processor(lambda: {"viewer": LocalProxy(viewer)})
