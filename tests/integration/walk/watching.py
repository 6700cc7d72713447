"""What an attack keeps an eye on: what the application calls its own mistake, and that nothing stays."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection


class Caught(logging.Handler):
    """Keeps what went wrong, so that a failure says more than 500."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.errors.append(logging.Formatter().format(record)[-3000:])


@contextmanager
def undone(connection: Connection) -> Iterator[None]:
    """Whatever happens inside is as if it never was."""
    before = connection.begin_nested()
    try:
        yield
    finally:
        before.rollback()
