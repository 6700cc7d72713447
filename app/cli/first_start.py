"""What `flask serve` does before it serves: migrate, and fill what is still empty."""

from __future__ import annotations

from flask import Flask

from app.cli.transaction import bring_up_to_date
from app.queries.people.installation import is_demo


def prepare(app: Flask, *, demo: bool) -> bool:  # noqa: ARG001 (boundaries and demo data come here)
    """Make the database ready to serve; True when what is in it is a demonstration."""
    bring_up_to_date()
    return is_demo()
