"""Inlezen: lists of others, tried first."""

from __future__ import annotations

from flask import Flask

from app.web.imports.desk import bp


def init_app(app: Flask) -> None:
    """Attach the pages."""
    app.register_blueprint(bp)
