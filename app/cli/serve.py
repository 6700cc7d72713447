"""`flask serve`: everything that `make run` promises, in one process that leaves nothing behind."""

from __future__ import annotations

import socket
import time
from contextlib import ExitStack
from dataclasses import replace
from threading import Thread

import click
from flask import current_app
from flask.cli import with_appcontext

from app import logs
from app.cli.first_start import prepare
from app.cli.jobs.beside import Jobs
from app.cli.port import HOST, held
from app.cli.secret_key import required_key
from app.cli.serving.server import answer
from app.cli.transaction import connected, disconnect, explained, settings
from app.cli.watchdog import watching

DEMO_PASSWORD = "opbouwkaart-demo"  # noqa: S105 (no secret: everybody reads it on the screen)
DEMO_ACCOUNTS = ("medewerker", "opbouwwerker", "trainer", "manager", "beheer")


@click.command("serve", help="Start Opbouwkaart, met de database die erbij hoort.")
@click.option("--port", type=click.IntRange(1, 65535), help="De poort; anders PORT, anders 5000.")
@click.option("--demo/--no-demo", default=True, help="Vul een lege database met voorbeeldgegevens.")
@with_appcontext
def serve(port: int | None, demo: bool) -> None:  # noqa: FBT001 (click gives it by position)
    """Hold the port, start the database, make it ready, serve; undo it all in reverse."""
    started = time.monotonic()
    ours = replace(settings(), port=port or settings().port)
    logs.configure(ours.log_format)
    with explained():
        if not demo:
            required_key(ours, demo=False)
        with held(ours.port), connected() as database_server:
            is_demo = prepare(current_app, demo=demo)
            ours = replace(ours, secret_key=required_key(ours, demo=is_demo))
            # A connection that a forked worker shares with us would be read by both.
            disconnect()
            if "metrics" in current_app.extensions:
                current_app.extensions["metrics"].begin_anew()
            with ExitStack() as threads:
                jobs = Jobs()

                def start_threads() -> None:
                    threads.enter_context(watching(database_server))
                    threads.enter_context(jobs.beside())
                    Thread(target=_welcome, args=(ours.port, is_demo, started), daemon=True).start()

                answer(ours, when_started=start_threads, when_reloaded=jobs.restart)


def _welcome(port: int, is_demo: bool, started: float) -> None:  # noqa: FBT001 (a thread's arguments)
    """Say where it is, once it answers."""
    while not _answers(port):
        time.sleep(0.05)
    seconds = f"{time.monotonic() - started:.1f}".replace(".", ",")
    click.echo(f"\nOpbouwkaart staat op http://{HOST}:{port} (klaar in {seconds} s)")
    if is_demo:
        click.echo(f"Dit is een demo met verzonnen gegevens. Het wachtwoord is overal {DEMO_PASSWORD}:")
        for name in DEMO_ACCOUNTS:
            click.echo(f"  {name}@demo.example")
    click.echo("Stoppen: Ctrl-C\n")


def _answers(port: int) -> bool:
    try:
        socket.create_connection((HOST, port), timeout=1).close()
    except OSError:
        return False
    return True
