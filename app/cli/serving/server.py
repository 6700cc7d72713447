"""granian with our workers: forked at the start, and on SIGHUP replaced by new ones without a gap.

The workers of a reload are new processes that read the program from the disk, so it may be a newer one. They
come one after another, each while the others answer. A connection that a worker took and had not read when it
was told to go is closed unanswered (one in some ten thousand): a web server in front asks again.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import resource
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from app import wsgi
from app.cli.port import HOST
from app.config import Settings

WORKERS = 2
CONNECTIONS = 2_000
"""Of one worker. One that stands still costs little; beyond these who comes waits until somebody goes."""
SECONDS_FOR_LAST_REQUESTS = 10
SECONDS_TO_START = 5
"""What a new worker gets before the one that it replaces goes; the other answers meanwhile anyhow."""

log = logging.getLogger(__name__)


class _Server(Granian):
    """granian, with moments at which the workers exist and at which they were replaced.

    They are forked, and a lock that a thread of ours holds at that moment (such as that of an import)
    would stay locked in the worker for ever: no thread starts before.
    """

    def startup(self, *arguments: Any) -> None:
        """Fork the workers, then start what needs threads."""
        super().startup(*arguments)
        # From here on we have threads, and a program that may have changed on the disk.
        multiprocessing.set_start_method("spawn", force=True)
        self.when_started()

    def _init_shared_socket(self) -> None:
        """One queue for all workers: what waits with one of its own would be lost when that worker goes."""
        super()._init_shared_socket()
        if self._ssp is not None:
            self._shd, self._ssp = self._ssp.build(), None
            self._sfd = self._shd.get_fd()
            self._sso = socket.socket(fileno=self._sfd)
            self._sso.set_inheritable(True)

    def signal_handler_interrupt(self, *arguments: Any, **options: Any) -> None:
        """End; also in a worker that has just been forked and has no handlers of its own yet."""
        if os.getpid() != self.pid:
            os._exit(0)
        super().signal_handler_interrupt(*arguments, **options)

    def _reload(self, *arguments: Any) -> None:
        if _program_starts():
            super()._reload(*arguments)
            self.when_reloaded()
            log.info("Reloaded")
        else:
            self.reload_signal = False
            self.main_loop_interrupt.clear()
            log.error("The program on the disk does not start: going on with the one that runs")


def answer(ours: Settings, *, when_started: Callable[[], None], when_reloaded: Callable[[], None]) -> None:
    """Serve until a signal ends it."""
    _allow_connections()
    server = _Server(
        "app.wsgi",
        address=HOST,
        port=ours.port,
        interface=Interfaces.RSGI,
        websockets=False,
        workers=WORKERS,
        backpressure=CONNECTIONS,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        respawn_interval=SECONDS_TO_START,
        workers_kill_timeout=SECONDS_FOR_LAST_REQUESTS,
    )
    server.when_started, server.when_reloaded = when_started, when_reloaded
    server.on_startup(lambda: signal.signal(signal.SIGHUP, _on_hangup(server)))
    server.serve(target_loader=partial(wsgi.load, ours, os.getpid()), wrap_loader=False)


def _allow_connections() -> None:
    """Each is a file, and many systems allow a program that does not ask a thousand of those."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * CONNECTIONS if hard == resource.RLIM_INFINITY else min(2 * CONNECTIONS, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _on_hangup(server: _Server) -> Any:
    """New workers; in a terminal, where the same signal says that it was closed, the end."""
    if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        return signal.SIG_IGN
    return server.signal_handler_interrupt if _in_terminal() else server.signal_handler_reload


def _in_terminal() -> bool:
    try:
        os.close(os.open("/dev/tty", os.O_RDWR))
    except OSError:
        return False
    return True


def _program_starts() -> bool:
    """Try what is on the disk on our database, which it brings up to date when that is the embedded one."""
    trial = [sys.executable, "-m", "flask", "db", "check"]
    return subprocess.run(trial, check=False, stdin=subprocess.DEVNULL).returncode == 0  # noqa: S603 (ours)
