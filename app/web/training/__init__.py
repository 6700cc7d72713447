"""The leergang: what is coming, what came of it, how it is planned, and the claim question."""

from __future__ import annotations

from flask import Flask

from app.web.training import wording
from app.web.training.blueprint import bp
from app.web.training.views_menu import training_views

__all__ = ["bp", "init_app"]


def init_app(app: Flask) -> None:
    """Attach the pages of the leergang and the words that their templates need."""
    from app.web.training import (  # noqa: F401, PLC0415 (each adds its routes to `bp`)
        claims,
        modules,
        overview,
        programmes,
        public,
        sessions,
        steering,
        taking_part,
        trainers,
        yielding,
    )

    wording.init_app(app)
    app.jinja_env.globals["training_views"] = training_views
    app.register_blueprint(bp)
