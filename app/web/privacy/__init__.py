"""Beheer › Privacy: what is kept of people, for the privacy officer. She sees and changes nothing."""

from __future__ import annotations

from flask import Flask

from app.web.privacy import findings, keeping, overview, reads
from app.web.privacy.blueprint import bp


def init_app(app: Flask) -> None:
    """Attach the pages."""
    app.register_blueprint(bp)


__all__ = ["bp", "findings", "init_app", "keeping", "overview", "reads"]
