"""The pages: what surrounds every request first, then one blueprint per subject."""

from __future__ import annotations

import importlib.util
from importlib import import_module

from flask import Flask

from app.extensions import babel, csrf

# TEMPORARY while parts are being written side by side: the lead replaces this by plain imports.
PARTS = (
    "demo headers availability identity access transaction errors formatting static_files navigation health"
    " people areas record training"
).split()


def init_app(app: Flask) -> None:
    """Attach everything that a page needs, in the order in which a request meets it."""
    csrf.init_app(app)
    babel.init_app(app)
    for part in PARTS:
        if importlib.util.find_spec(f"app.web.{part}"):
            try:
                module = import_module(f"app.web.{part}")
            except ImportError as error:
                app.logger.warning("part %s is not ready: %s", part, error)
                continue
            if hasattr(module, "init_app"):
                try:
                    module.init_app(app)
                except ImportError as error:
                    app.logger.warning("part %s is not ready: %s", part, error)
