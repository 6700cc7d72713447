"""The process that does the jobs lives beside the workers: started, started again when it died, stopped."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

LOOK_EVERY = 0.5
SHORT_LIFE = 10
LONGEST_PAUSE = 30
"""Seconds; who dies young is started again after a pause that doubles."""
PATIENCE = 10
"""Seconds for the part of a job that is being done; what is killed then is done again next time."""

log = logging.getLogger(__name__)


class Jobs:
    """The process that does the jobs."""

    def __init__(self) -> None:
        self._done, self._enough = Event(), Event()

    @contextmanager
    def beside(self) -> Iterator[None]:
        """Keep the process going while the block runs."""
        # The system ends the process with the thread that started it, so that one stays until the end.
        thread = Thread(target=self._keep, name="jobs", daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._done.set()
            self._enough.set()
            thread.join()

    def restart(self) -> None:
        """Go on with a new process, of the program as it is on the disk now."""
        self._enough.set()

    def _keep(self) -> None:
        pause = 1.0
        while not self._done.is_set():
            self._enough.clear()
            started = time.monotonic()
            process = subprocess.Popen(  # noqa: S603 (our own program, no shell)
                [sys.executable, "-m", "flask", "jobs", "work", "--parent", str(os.getpid())],
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
            while process.poll() is None and not self._done.is_set() and not self._enough.wait(LOOK_EVERY):
                pass
            if process.poll() is None:
                _end(process)
                continue
            pause = min(pause * 2, LONGEST_PAUSE) if time.monotonic() - started < SHORT_LIFE else 1.0
            log.warning("The process that does the jobs ended (%s); starting it again", process.returncode)
            self._done.wait(pause)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
