"""What we know of every buurt, where to look first, and walks through a buurt."""

from __future__ import annotations

from flask import Flask

from app.web.coverage.blueprint import bp


def init_app(app: Flask) -> None:
    """Attach the pages."""
    from app.web.coverage import (  # noqa: F401, PLC0415 (each adds its routes to `bp`)
        downloading,
        first,
        freshness,
        judging,
        missing,
        overview,
        per_team,
        trend,
        walks,
    )

    app.register_blueprint(bp)
