"""Rapporten: choose, look first, freeze, and take along what was frozen."""

from __future__ import annotations

from flask import Flask

from app.web.reports.blueprint import bp


def init_app(app: Flask) -> None:
    """Attach the pages."""
    from app.web.reports import action_lines, composing, show, team_quarter  # noqa: F401, PLC0415 (add routes to `bp`)

    app.register_blueprint(bp)
