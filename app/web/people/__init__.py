"""People: signing in, one's own settings, and the administration of accounts and teams."""

from __future__ import annotations

from flask import Flask

from app.web import cookies
from app.web.people import (
    devices,
    memberships,
    overview,
    settings,
    signing_in,
    team_buurten,
    team_room,
    teams,
    users,
)
from app.web.people.blueprint import bp


def init_app(app: Flask) -> None:
    """Attach the pages of people and the names of the cookies."""
    cookies.init_app(app)
    app.register_blueprint(bp)


__all__ = [
    "bp",
    "devices",
    "init_app",
    "memberships",
    "overview",
    "settings",
    "signing_in",
    "team_buurten",
    "team_room",
    "teams",
    "users",
]
