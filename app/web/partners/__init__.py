"""Hoor ik vaker, the buurtvragen that come of it, and what teams ask each other."""

from __future__ import annotations

from flask import Flask

from app.web.partners.blueprint import bp

__all__ = ["bp", "init_app"]


def init_app(app: Flask) -> None:
    """Attach the pages."""
    from app.web.partners import asking, finder, listing, moving, show, signalling, solving  # noqa: F401, PLC0415 (each adds its routes to `bp`)
    from app.web.partners.requests import inbox, requesting, thread  # noqa: F401, PLC0415 (the same)

    app.register_blueprint(bp)
