"""A real installation with a DATA_DIR and a port of its own, started the way a newcomer starts it."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path

from app.cluster.places import SYSTEM_DIR

ROOT = Path(__file__).parents[3]
OFFLINE = Path(__file__).parent / "offline"
PATIENCE = 600 if "DRILLS" in os.environ else 60
"""Seconds; generous: other tests use the processor too, and a long drill has as much data as a city."""


@dataclass(frozen=True, slots=True)
class User:
    """Who starts it: a Python that this user can run, and the ids to switch to."""

    python: tuple[str, ...] = (sys.executable,)
    switch: dict[str, object] = field(default_factory=dict)
    libraries: tuple[str, ...] = ()


@dataclass(slots=True)
class Installation:
    """DATA_DIR and port; `serve` and `flask` are what somebody types."""

    data_dir: Path
    port: int
    log: Path
    user: User = field(default_factory=User)
    settings: dict[str, str] = field(default_factory=lambda: {"SECRET_KEY": "only for tests"})

    @property
    def base(self) -> Path:
        """Where PostgreSQL's files are."""
        key = self.data_dir / "cluster-id"
        return SYSTEM_DIR / key.read_text() if os.geteuid() == 0 and not self.user.switch else self.data_dir

    def command(self, *arguments: str) -> list[str]:
        return [*self.user.python, "-m", "flask", *arguments]

    def popen(self, *arguments: str, **options) -> subprocess.Popen:
        # Only what is needed: no DATABASE_URL of the test run, no PYTHON* of the developer.
        environment = {
            "PATH": os.environ["PATH"],
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": os.pathsep.join([str(OFFLINE), *self.user.libraries]),
            "DATA_DIR": str(self.data_dir),
        }
        with _interruptible():
            return subprocess.Popen(
                self.command(*arguments),
                cwd=ROOT,
                env=environment | self.settings,
                start_new_session=True,
                text=True,
                **self.user.switch,
                **options,
            )

    def flask(self, *arguments: str) -> subprocess.CompletedProcess:
        """Run a command to its end; gives its code and everything it printed."""
        with self.popen(*arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
            try:
                printed, _ = process.communicate(timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                process.terminate()
                raise
        return subprocess.CompletedProcess(arguments, process.returncode, printed)

    @contextmanager
    def serve(self, *, wait: bool = True, **options) -> Iterator[subprocess.Popen]:
        """A server; what it prints is in `log`. Killed at the end when it still lives."""
        with self.log.open("w") as log:
            process = self.popen(
                "serve", "--port", str(self.port), "--no-demo", stdout=log, stderr=log, **options
            )
        try:
            if wait:
                wait_until(lambda: process.poll() is not None or self.status() == 200)
                assert process.poll() is None, self.printed()
            yield process
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                raise

    def printed(self) -> str:
        """What the server said so far."""
        return self.log.read_text()

    def get(self, path: str = "/health") -> tuple[int, Message]:
        """Status and headers; 0 when nobody answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as response:
                return response.status, response.headers
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.headers
        except OSError:
            return 0, Message()

    def status(self) -> int:
        return self.get()[0]

    def postmaster(self) -> int:
        """The process id of the database server."""
        return int((self.base / "postgres" / "postmaster.pid").read_text().split("\n")[0])

    def alive(self) -> list[str]:
        """Every process that belongs to this installation, as its command line."""
        signs = (str(self.data_dir), f"--port\0{self.port}\0")
        if (self.data_dir / "cluster-id").exists() or self.user.switch:
            signs = (*signs, str(self.base))
        found = [line.replace("\0", " ") for line in command_lines() if any(sign in line for sign in signs)]
        return found + [f"job process {pid}" for pid in self.job_processes()]

    def job_processes(self) -> list[int]:
        """The processes beside the workers that do the jobs."""
        ours = f"DATA_DIR={self.data_dir}\0".encode()
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                is_one = b"\0jobs\0work\0" in (process / "cmdline").read_bytes()
                if is_one and ours in (process / "environ").read_bytes():
                    found.append(int(process.name))
        return found


def command_lines() -> Iterator[str]:
    """Of every process that is not a zombie."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            line = (process / "cmdline").read_text(errors="replace")
            # PostgreSQL's children hide their arguments; they work in the data directory.
            folder = (process / "cwd").readlink() if line.startswith("postgres:") else ""
            yield f"{line}\0{folder}"
        except OSError:
            continue


def wait_until(true: Callable[[], bool], *, seconds: float = PATIENCE) -> None:
    """Return as soon as it is true; fails when it stays false."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def free_port() -> int:
    """A port that nobody listens on, below those that the system gives to outgoing connections."""
    while True:
        port = random.randrange(20_000, 30_000)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return port


@contextmanager
def _interruptible() -> Iterator[None]:
    """A test run in the background ignores Ctrl-C, and its children would inherit that."""
    before = signal.getsignal(signal.SIGINT)
    if before is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
