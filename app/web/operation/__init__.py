"""What keeps the installation going: its health and counts, and the jobs beside the requests."""

from __future__ import annotations

from flask import Flask

from app.web.operation import health, in_front, jobs, metrics


def init_app(app: Flask) -> None:
    """Attach the addresses."""
    health.init_app(app)
    jobs.init_app(app)
    metrics.init_app(app)
    in_front.init_app(app)
