"""The other side of the wall: limits first, then the library that the file's own bytes ask for.

Run as a program with one argument, the question of `asking` as JSON. Writes one JSON file: what was read, or
{"refused": a Dutch sentence}. Whatever else goes wrong ends it without an answer.
"""

from __future__ import annotations

import json
import resource
import shutil
import sys
from pathlib import Path
from typing import Any

from importers.assets.reading.apart.question import Question
from importers.assets.reading.recognise import HEAD, format_of
from importers.records import ImportRefused

MEGABYTE = 1_000_000
SUFFIXES = {"gpkg": ".gpkg", "flatgeobuf": ".fgb", "kml": ".kml", "gpx": ".gpx"}


def main(argument: str) -> None:
    """Answer one question."""
    question = Question(**json.loads(argument))
    hold(memory=question.memory, seconds=question.seconds, output=question.output)
    try:
        found = _read(question)
    except ImportRefused as refused:
        found = {"refused": refused.message}
    Path(question.answer).write_text(json.dumps(found), encoding="utf-8")


def hold(*, memory: int, seconds: int, output: int) -> None:
    """No more memory, work or disk than this, and no memory left on the disk when it breaks."""
    for what, most in (
        (resource.RLIMIT_AS, memory * MEGABYTE),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, output * MEGABYTE),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def _read(question: Question) -> dict[str, Any]:
    """By the reader that the first bytes ask for; what it needs is imported here, within the limits."""
    with Path(question.path).open("rb") as file:
        format_ = format_of(file.read(HEAD))
    if format_ == "zip":
        from importers.assets.reading.apart.archive import read_archive  # noqa: PLC0415 - see above

        return read_archive(question)
    if format_ == "xls":
        from importers.assets.reading.apart.spreadsheet import read_spreadsheet  # noqa: PLC0415 - see above

        return read_spreadsheet(question, format_=format_)
    from importers.assets.reading.apart.layers import read_layer  # noqa: PLC0415 - see above

    # GDAL writes beside some files that it opens, so it gets one of its own.
    copy = Path(question.folder) / f"map{SUFFIXES[format_]}"
    shutil.copyfile(question.path, copy)
    return read_layer(copy, question, format_=format_)


if __name__ == "__main__":
    main(sys.argv[1])
