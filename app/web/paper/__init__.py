"""What can be printed: one page that lists it, and each document as PDF."""

from __future__ import annotations

from flask import Flask

from app.web.paper.blueprint import bp


def init_app(app: Flask) -> None:
    """Attach the pages and the documents."""
    from app.web.paper import buurt, documents, page, records  # noqa: F401, PLC0415 (each adds its routes to `bp`)

    app.register_blueprint(bp)
