"""However it ends, nothing is left: no worker, no database server, no port."""

from __future__ import annotations

import fcntl
import os
import pty
import signal
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.integration.platform.installation import Installation, wait_until

pytestmark = pytest.mark.process

Moment = Callable[[Installation, int], bool]


def _database_being_made(installation: Installation, _pid: int) -> bool:
    return (installation.data_dir / "cluster-id").exists() and (installation.base / "postgres.new").exists()


def _database_starting(installation: Installation, _pid: int) -> bool:
    return (installation.data_dir / "cluster-id").exists() and (
        installation.base / "postgres" / "postmaster.pid"
    ).exists()


def _workers_starting(_installation: Installation, pid: int) -> bool:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    # pg_ctl and initdb are children too, under their own name.
    return any(_command_line(child) == _command_line(pid) for child in children)


def _command_line(pid: str | int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""


def _serving(installation: Installation, _pid: int) -> bool:
    return installation.status() == 200


MOMENTS = [
    (_database_being_made, signal.SIGTERM),
    (_database_starting, signal.SIGINT),
    (_serving, signal.SIGINT),
    (_database_starting, signal.SIGTERM),
    (_workers_starting, signal.SIGTERM),
    (_serving, signal.SIGTERM),
]
"""In this order each start but the first is one after another end, and comes as far as serving twice."""


def test_a_signal_at_any_moment_leaves_nothing_running_and_the_next_start_works(
    untouched: Installation,
) -> None:
    for moment, number in MOMENTS:
        _start_and_signal(untouched, moment, number)


def _start_and_signal(installation: Installation, moment: Moment, number: signal.Signals) -> None:
    with installation.serve(wait=False) as process:
        wait_until(lambda: process.poll() is not None or moment(installation, process.pid))
        # A terminal sends Ctrl-C to everything that runs in it.
        os.killpg(process.pid, number) if number == signal.SIGINT else os.kill(process.pid, number)
        process.wait(30)
    assert installation.alive() == []
    assert installation.status() == 0
    assert "Traceback" not in installation.printed()
    assert "fout" not in installation.printed()


def test_a_closed_terminal_stops_the_server(installation: Installation) -> None:
    ours, terminal = pty.openpty()
    with installation.serve(preexec_fn=lambda: fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)) as process:
        os.close(terminal)
        os.close(ours)
        process.wait(30)
    assert installation.alive() == []


@pytest.mark.parametrize("moment", [_database_starting, _serving])
def test_who_keeps_pressing_ctrl_c_does_not_break_the_way_out(
    installation: Installation, moment: Moment
) -> None:
    with installation.serve(wait=False) as process:
        wait_until(lambda: moment(installation, process.pid))
        while process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
            os.kill(process.pid, signal.SIGTERM)
            time.sleep(0.01)
    assert installation.alive() == []


def test_a_killed_parent_leaves_no_worker_on_the_port(installation: Installation) -> None:
    with installation.serve() as process:
        process.kill()
        process.wait()
        # The process for the jobs gets what others leave of the processor, so on a busy machine it goes last.
        ours = ("--port", "job process")
        wait_until(lambda: not any(sign in line for line in installation.alive() for sign in ours))
    # The database server outlives its killed parent; the next command adopts it and stops it.
    assert installation.alive() != []
    assert installation.flask("db", "upgrade").returncode == 0
    assert installation.alive() == []
