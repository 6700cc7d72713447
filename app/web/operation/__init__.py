"""What keeps the installation going: its health, and the jobs beside the requests."""

from __future__ import annotations

from flask import Flask

from app.web.operation import health, jobs


def init_app(app: Flask) -> None:
    """Attach the addresses."""
    health.init_app(app)
    jobs.init_app(app)
