"""Buurten, wijken and the gemeente: the overview and a page for each."""

from __future__ import annotations

from flask import Flask

from app.web.areas.blueprint import bp
from app.web.areas.codes import CONVERTERS


def init_app(app: Flask) -> None:
    """Attach the pages of areas."""
    from app.web.areas import dividing, overview, show  # noqa: F401, PLC0415 (each adds its routes to `bp`)

    app.url_map.converters.update(CONVERTERS)
    app.register_blueprint(bp)
