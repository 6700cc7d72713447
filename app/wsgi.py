"""What each worker of granian loads."""

from __future__ import annotations

import app
from app import logs
from app.cluster.signals import end_with
from app.config import Settings
from app.receiving import Received


def load(settings: Settings, parent: int) -> Received:
    """The application of a worker that process `parent` started, and that ends with it."""
    end_with(parent)
    logs.configure(settings.log_format)
    return Received(app.create_app(settings))
