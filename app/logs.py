"""What the program says of itself on stderr: what happened, never who, what somebody typed or looked for.

    configure("json")   one line of JSON per request and event, for a program that collects them
    configure("text")   the same for a reader
    configure("")       only what needs attention, for a reader

A message of ours is a constant with numbers and codes in it. Of an exception stand its kind and the places
in the code, not its message: that may quote what somebody typed, a row, or an address. For the same reason
nothing of what a library says is repeated but where it said it.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import Any, Final

OURS: Final = "app"
REQUESTS: Final = logging.getLogger("app.requests")
"""A line per request, with `fields` (see `app.web.operation.observing`)."""
FORMATS: Final = ("", "text", "json")


def configure(log_format: str) -> None:
    """Let everything that is logged from here on in this process go to stderr in one of FORMATS."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if log_format == "json" else ForReaders())
    root, ours = logging.getLogger(), logging.getLogger(OURS)
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    ours.handlers = []
    ours.setLevel(logging.INFO if log_format else logging.WARNING)


def told(record: logging.LogRecord) -> dict[str, Any]:
    """What may be told of a record, as it stands in the JSON."""
    ours = record.name == OURS or record.name.startswith(f"{OURS}.")
    known: dict[str, Any] = {
        "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "event": record.getMessage() if ours else f"{record.name} at {record.module}:{record.lineno}",
    }
    known |= getattr(record, "fields", {})
    if record.exc_info and record.exc_info[1]:
        known["errors"] = [_said(error) for error in _chain(record.exc_info[1])]
    return known


def _chain(error: BaseException) -> list[BaseException]:
    """An exception and what it came from, the first cause last."""
    found: list[BaseException] = []
    following: BaseException | None = error
    while following is not None and following not in found:
        found.append(following)
        following = following.__cause__ or (None if following.__suppress_context__ else following.__context__)
    return found


def _said(error: BaseException) -> dict[str, Any]:
    frames = traceback.extract_tb(error.__traceback__)
    kind = type(error)
    known: dict[str, Any] = {"kind": f"{kind.__module__}.{kind.__qualname__}"}
    # PostgreSQL's own code and the name of a constraint say what was wrong without the row.
    state = getattr(error, "sqlstate", None)
    if state:
        rule = getattr(getattr(error, "diag", None), "constraint_name", None)
        known |= {"sqlstate": state, "constraint": rule}
    return known | {"where": [f"{frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]}


class JsonLines(logging.Formatter):
    """One line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as an object without line breaks."""
        return json.dumps(told(record), ensure_ascii=False)


class ForReaders(logging.Formatter):
    """The moment, the level and a sentence; below an error where it came from."""

    def format(self, record: logging.LogRecord) -> str:
        """The record in one line, and one for each place of an exception."""
        known = told(record)
        first = [known.pop("at"), known.pop("level").upper(), known.pop("event")]
        errors = known.pop("errors", [])
        lines = [" ".join([*first, *(f"{name}={value}" for name, value in known.items())])]
        for error in errors:
            places = error.pop("where")
            lines += ["  " + " ".join(str(value) for value in error.values() if value)]
            lines += [f"    {place}" for place in places]
        return "\n".join(lines)
