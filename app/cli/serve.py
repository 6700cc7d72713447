"""`flask serve`: everything that `make run` promises, in one process that leaves nothing behind."""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from threading import Thread
from typing import Any

import click
from flask import current_app
from flask.cli import with_appcontext
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from app import logs, wsgi
from app.cli.first_start import prepare
from app.cli.jobs.beside import jobs_beside
from app.cli.port import HOST, held
from app.cli.secret_key import required_key
from app.cli.transaction import connected, disconnect, explained, settings
from app.cli.watchdog import watching
from app.config import Settings

WORKERS = 2
SECONDS_FOR_LAST_REQUESTS = 10
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
    if "metrics" in current_app.extensions:
        current_app.extensions["metrics"].begin_anew()
    with explained():
        if not demo:
            required_key(ours, demo=False)
        with held(ours.port), connected() as database_server:
            is_demo = prepare(current_app, demo=demo)
            ours = replace(ours, secret_key=required_key(ours, demo=is_demo))
            # A connection that a forked worker shares with us would be read by both.
            disconnect()
            with ExitStack() as threads:

                def start_threads() -> None:
                    threads.enter_context(watching(database_server))
                    threads.enter_context(jobs_beside())
                    Thread(target=_welcome, args=(ours.port, is_demo, started), daemon=True).start()

                _answer(ours, start_threads)


class _Server(Granian):
    """granian, with a moment at which the workers exist.

    They are forked, and a lock that a thread of ours holds at that moment (such as that of an import)
    would stay locked in the worker for ever: no thread starts before.
    """

    def startup(self, *arguments: Any) -> None:
        """Fork the workers, then start what needs threads."""
        super().startup(*arguments)
        self.when_forked()

    def signal_handler_interrupt(self, *arguments: Any, **options: Any) -> None:
        """End; also in a worker that has just been forked and has no handlers of its own yet."""
        if os.getpid() != self.pid:
            os._exit(0)
        super().signal_handler_interrupt(*arguments, **options)


def _answer(ours: Settings, when_forked: Callable[[], None]) -> None:
    """Serve until a signal ends it."""
    server = _Server(
        "app.wsgi",
        address=HOST,
        port=ours.port,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=1,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_FOR_LAST_REQUESTS,
    )
    server.when_forked = when_forked
    # granian reloads on SIGHUP; a terminal that is closed means the end, unless nohup says otherwise.
    unheard = signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    on_hangup = signal.SIG_IGN if unheard else server.signal_handler_interrupt
    server.on_startup(lambda: signal.signal(signal.SIGHUP, on_hangup))
    server.serve(target_loader=partial(wsgi.load, ours, os.getpid()), wrap_loader=False)


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
