"""What is there in the buurt, for who does not sign in: when the organisation opened it, and never more."""

from __future__ import annotations

from flask import Flask

from app.web.residents.answer import memory
from app.web.residents.blueprint import bp


def init_app(app: Flask) -> None:
    """Attach the pages and what this process remembers of them."""
    from app.web.residents import pages  # noqa: F401, PLC0415 (adds its routes to `bp`)

    app.extensions["pages_for_residents"] = memory()
    app.register_blueprint(bp)
