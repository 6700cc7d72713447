"""What each worker of granian loads."""

from __future__ import annotations

import ctypes
import os
import signal
import sys

from flask import Flask

import app
from app.config import Settings

PR_SET_PDEATHSIG = 1


def load(settings: Settings, parent: int) -> Flask:
    """The application of a worker that process `parent` started, and that ends with it."""
    _end_with(parent)
    return app.create_app(settings)


def _end_with(parent: int) -> None:
    """Let no worker answer on after its parent: kill -9 leaves the parent no time to tell."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            sys.exit(0)
    # Ctrl-C goes to everything in the terminal's session, and ending the workers is up to the parent.
    os.setsid()
