"""What `flask serve` does before it serves: migrate, fill what is empty, pass on what stopped teams kept."""

from __future__ import annotations

import click
from flask import Flask

from app import clock
from app.cli.demo import report_lines
from app.cli.transaction import bring_up_to_date
from app.config import Settings
from app.database import database
from app.demo.installation import is_demonstration, refuse_demo_accounts
from app.demo.loading import ensure_demo
from app.services.areas.first_load import ensure_areas
from app.services.record.keeping.passing_on import pass_on_stopped_teams


def prepare(app: Flask, *, demo: bool) -> bool:
    """Make the database ready to serve; True when what is in it is a demonstration.

    Raises OpbouwkaartError when accounts of a demonstration are left in an installation that isn't one.
    """
    bring_up_to_date()
    if not demo:
        refuse_demo_accounts()
    settings: Settings = app.extensions["settings"]
    click.echo(ensure_areas(settings=settings))
    pass_on_stopped_teams()
    database.session.commit()
    if demo:
        _fill_when_empty()
    is_demo = is_demonstration()
    if not is_demo:
        refuse_demo_accounts()
    # Whoever asks next in this process must not hear what was so before.
    database.session.rollback()
    return is_demo


def _fill_when_empty() -> None:
    """A database without users becomes a demonstration."""
    report = ensure_demo(today=clock.today())
    database.session.commit()
    for line in report_lines(report) if report else ():
        click.echo(line)
