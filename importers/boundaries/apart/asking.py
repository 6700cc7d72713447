"""Our side: the child reads the file within limits and gives plain JSON, or a reason."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

import shapely

from geodata.areas import AreaRecord, BoundarySet
from geodata.issues import Issue
from importers.assets.reading.apart.asking import ENVIRONMENT, ROOT
from importers.records import ImportRefused

CHILD: Final = "importers.boundaries.apart.child"
MEMORY: Final = 2_000
"""Megabytes of addresses; the libraries alone take some 600."""
SECONDS: Final = 60
OUTPUT: Final = 200
"""Megabytes that the child may write in one file: an unpacked map, or its answer."""
TOO_MUCH: Final = (
    "Dit bestand is beschadigd, of te groot of te ingewikkeld om te lezen. "
    "Neem alleen de buurten van de gemeente, of gebruik op de server ‘flask boundaries load’."
)


def read_apart(path: Path, *, vintage: int, municipality: str) -> BoundarySet:
    """The same as `read_file`, in a process that may use no more than the limits. Raises ImportRefused."""
    with tempfile.TemporaryDirectory(prefix="opbouwkaart-") as folder:
        answer = Path(folder) / "answer.json"
        question = {
            "path": str(path.resolve()),
            "answer": str(answer),
            "folder": folder,
            "vintage": vintage,
            "municipality": municipality,
            "limits": {"memory": MEMORY, "seconds": SECONDS, "output": OUTPUT},
        }
        _run(question)
        try:
            found: dict[str, Any] = json.loads(answer.read_bytes())
        except (OSError, ValueError) as error:
            raise ImportRefused(TOO_MUCH) from error
    if "refused" in found:
        raise ImportRefused(str(found["refused"]))
    return BoundarySet(
        vintage=vintage,
        source=str(found["source"]),
        areas=tuple(_area(one) for one in found["areas"]),
        issues=tuple(Issue(**one) for one in found["issues"]),
    )


def _area(written: dict[str, Any]) -> AreaRecord:
    boundary: Any = shapely.from_wkb(bytes.fromhex(written["boundary"]))
    label = written["label_point"]
    return AreaRecord(**{**written, "boundary": boundary, "label_point": (label[0], label[1])})


def _run(question: dict[str, Any]) -> None:
    try:
        subprocess.run(  # noqa: S603 - our own module, and no shell
            [sys.executable, "-s", "-m", CHILD, json.dumps(question)],
            cwd=ROOT,
            env={**ENVIRONMENT, "TMPDIR": question["folder"]},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS * 2,
            check=False,  # an end without an answer is what counts
        )
    except subprocess.TimeoutExpired as error:
        raise ImportRefused(TOO_MUCH) from error
