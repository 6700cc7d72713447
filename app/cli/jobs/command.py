"""`flask jobs work`: what `flask serve` starts for the jobs."""

from __future__ import annotations

import os
import signal
from threading import Event

import click
from flask.cli import with_appcontext

from app import logs
from app.cli.jobs.working import work
from app.cli.transaction import disconnect, settings
from app.cluster.signals import end_with

POLITENESS = 10
"""Added to the process's niceness: pages go first."""


@click.group(hidden=True)
def jobs() -> None:
    """Taken naast de webserver."""


@jobs.command("work")
@click.option("--parent", type=int, required=True, help="Het proces dat dit startte, en waarmee dit eindigt.")
@with_appcontext
def work_beside(parent: int) -> None:
    """Doe de taken. Dit start ‘flask serve’ zelf."""
    ending = Event()
    signal.signal(signal.SIGTERM, lambda *_: ending.set())
    end_with(parent)
    os.nice(POLITENESS)
    logs.configure(settings().log_format)
    try:
        work(settings(), ending)
    finally:
        disconnect()
