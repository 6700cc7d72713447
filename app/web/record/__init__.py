"""Records: the map, the list, capture, the page of one record, and changing it."""

from __future__ import annotations

from flask import Flask

from app.web.record.blueprint import bp


def init_app(app: Flask) -> None:
    """Attach the pages of records."""
    from app.web.record import capture, edit, map, saved, show  # noqa: F401, PLC0415 (each adds its routes to `bp`)

    app.register_blueprint(bp)
