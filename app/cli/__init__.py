"""The commands: `flask serve`, `flask db` and one group per subject."""

from __future__ import annotations

from flask import Flask

from app.cli.areas.boundaries import boundaries
from app.cli.areas.divisions import divisions
from app.cli.areas.figures import figures
from app.cli.areas.postcodes import postcodes
from app.cli.areas.squares import squares
from app.cli.assets import assets
from app.cli.backup import backup, restore
from app.cli.condition.command import check
from app.cli.db import db
from app.cli.demo import demo
from app.cli.jobs.command import jobs
from app.cli.reports.commands import reports_group
from app.cli.retention import retention
from app.cli.serve import serve
from app.cli.training.rollout import yielding
from app.cli.users import users


def init_app(app: Flask) -> None:
    """Make the commands known to `flask`."""
    app.cli.add_command(serve)
    app.cli.add_command(db)
    app.cli.add_command(boundaries)
    app.cli.add_command(divisions)
    app.cli.add_command(postcodes)
    app.cli.add_command(figures)
    app.cli.add_command(squares)
    app.cli.add_command(demo)
    app.cli.add_command(assets)
    app.cli.add_command(users)
    app.cli.add_command(backup)
    app.cli.add_command(restore)
    app.cli.add_command(retention)
    app.cli.add_command(check)
    app.cli.add_command(jobs)
    app.cli.add_command(reports_group)
    app.cli.add_command(yielding)
