"""Ctrl-C and SIGTERM at any moment leave nothing running.

SIGTERM and a closed terminal end a process without Python's `finally`; and an exception half-way
through starting a server would leave it without anybody who knows about it.
"""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def _leave(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


@contextmanager
def ending_in_order() -> Iterator[None]:
    """SIGTERM and SIGHUP become SystemExit, so that everything on the way out is done."""
    if not _in_main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
    for number, handler in before.items():
        if handler is signal.SIG_DFL:
            signal.signal(number, _leave)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Hold the signals that end us back until the block is done."""
    if not _in_main_thread():
        yield
        return
    received: list[int] = []

    def remember(number: int, _frame: FrameType | None) -> None:
        received.append(number)

    before = {number: signal.getsignal(number) for number in ENDING}
    for number, handler in before.items():
        if handler is not signal.SIG_IGN:
            signal.signal(number, remember)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if received:
            signal.raise_signal(received[0])


def end_with(parent: int, *, at_most: float = 5) -> None:
    """Let this process not live on after `parent`, which started it: kill -9 leaves that no time to tell.

    It gets `at_most` seconds to end in order; then nobody is there any more who would end it.
    """
    if os.getppid() != parent:
        sys.exit(0)
    threading.Thread(target=_end_after, args=(parent, at_most), daemon=True).start()
    # Ctrl-C goes to everything in the terminal's session, and ending us is up to the parent.
    if os.getsid(0) != os.getpid():
        os.setsid()


def _end_after(parent: int, seconds: float) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    # Granian may end while requests run and then hold the interpreter's lock for ever: no thread of Python
    # would wake up to end that. This timer needs no lock, so it is set before anybody is asked to end.
    with Path(os.devnull).open("w") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(2 * seconds)


def _in_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()
