"""The machine-readable side: `/api/v1`, read by our own map and by whoever has a session.

Only reading, only what the policy shows, and nothing for other origins (no CORS). What can be asked
stands in `/api/v1/openapi.json`.
"""

from __future__ import annotations

from flask import Flask

from app.api import areas, assets, chain, coverage, description, network, partners, training
from app.api.answers import answers
from app.api.blueprint import bp


def init_app(app: Flask) -> None:
    """Attach the endpoints, and what was answered lately."""
    app.extensions["answers"] = answers()
    app.register_blueprint(bp)


__all__ = [
    "areas",
    "assets",
    "chain",
    "coverage",
    "description",
    "init_app",
    "network",
    "partners",
    "training",
]
