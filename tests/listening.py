"""What a server would have written to its log while a test asked it things."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from app import logs


@contextmanager
def listening(capsys: pytest.CaptureFixture[str]) -> Iterator[Callable[[], str]]:
    """Gives what was written since it was last asked. `logs.configure` is of the whole process: put back."""
    root, ours = logging.getLogger(), logging.getLogger(logs.OURS)
    before = root.handlers, root.level, ours.handlers, ours.level
    yield lambda: capsys.readouterr().err
    root.handlers, ours.handlers = before[0], before[2]
    root.setLevel(before[1])
    ours.setLevel(before[3])
