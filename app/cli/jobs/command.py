"""`flask jobs work`: what `flask serve` starts for the jobs."""

from __future__ import annotations

import os
import signal
import sys
from threading import Event

import click
from flask.cli import with_appcontext

from app import logs
from app.cli.jobs.working import work
from app.cli.transaction import disconnect, settings
from app.cluster.signals import end_with


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
    _let_pages_go_first()
    logs.configure(settings().log_format)
    try:
        work(settings(), ending)
    finally:
        disconnect()


def _let_pages_go_first() -> None:
    """Take what the processor has left, and let the database do this work on one processor at most."""
    os.environ["PGOPTIONS"] = "-c max_parallel_workers_per_gather=0"
    if sys.platform == "linux":
        os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
    else:
        os.nice(19)
