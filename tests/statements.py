"""How many statements the database is sent, to prove that a page doesn't ask once per row."""

from __future__ import annotations

import re
from collections.abc import Callable

from flask_sqlalchemy_lite import SQLAlchemy
from sqlalchemy import event


def statements_of(db: SQLAlchemy, do: Callable[[], object]) -> list[str]:
    """What was sent while `do` ran, without the savepoints of the tests' own transaction."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not re.match(r"(?i)savepoint|release|rollback to", statement):
            sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        do()
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    return sent
