"""The other side of the wall: limits first, then the library that the file's own bytes ask for.

Run as a program with one argument, the question of `asking` as JSON. Writes one JSON file: what was read, or
{"refused": a Dutch sentence}. Whatever else goes wrong ends it without an answer.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from importers.assets.reading.apart.question import Question
from importers.records import ImportRefused

MEGABYTE = 1_000_000


def main(argument: str) -> None:
    """Answer one question."""
    question = Question(**json.loads(argument))
    _limit(question)
    try:
        found = _reader(question.path)(question)
    except ImportRefused as refused:
        found = {"refused": refused.message}
    Path(question.answer).write_text(json.dumps(found), encoding="utf-8")


def _limit(question: Question) -> None:
    """No more memory, work or disk than this, and no memory left on the disk when it breaks."""
    for what, most in (
        (resource.RLIMIT_AS, question.memory * MEGABYTE),
        (resource.RLIMIT_CPU, question.seconds),
        (resource.RLIMIT_FSIZE, question.output * MEGABYTE),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def _reader(path: str) -> Callable[[Question], dict[str, Any]]:
    with Path(path).open("rb") as file:
        head = file.read(16)
    if head.startswith(b"PK"):
        from importers.assets.reading.apart.archive import read_archive  # noqa: PLC0415 - after the limits

        return read_archive
    from importers.assets.reading.apart.spreadsheet import read_spreadsheet  # noqa: PLC0415 - after the limits

    return partial(read_spreadsheet, format_="xls")


if __name__ == "__main__":
    main(sys.argv[1])
