"""Our side of the wall: a child reads the file within limits, and gives plain JSON or a reason."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from importers.assets.choices import Choices
from importers.assets.reading.limits import Limits
from importers.records import ImportRefused

CHILD: Final = "importers.assets.reading.apart.child"
ROOT: Final = Path(__file__).parents[4]
MEMORY: Final = 2_000
"""Megabytes of addresses that a child may use; the libraries alone take some 600."""
OUTPUT: Final = 200
"""Megabytes that a child may write, in one file."""
# No settings of the application and no keys: a library that is led astray finds nothing there.
ENVIRONMENT: Final = {
    "PATH": os.defpath,
    "LANG": "C.UTF-8",
    "OPENBLAS_NUM_THREADS": "1",  # each thread reserves addresses, which count
    "OMP_NUM_THREADS": "1",
}
TOO_MUCH: Final = (
    "Dit bestand is beschadigd, of te groot of te ingewikkeld om te lezen. "
    "Open het in het programma waarmee het gemaakt is, en sla het op als CSV of GeoJSON."
)


def ask(path: Path, choices: Choices, limits: Limits) -> dict[str, Any]:
    """What the child read of the file, with `content` (bytes) when it only unpacked a text.

    Raises ImportRefused with its reason, or when it came to no answer.
    """
    with tempfile.TemporaryDirectory(prefix="opbouwkaart-") as folder:
        answer = Path(folder) / "answer.json"
        question = {
            "path": str(path.resolve()),
            "answer": str(answer),
            "folder": folder,
            "sheet": choices.sheet,
            "shapes": choices.as_areas,
            "rows": limits.rows,
            "columns": limits.columns,
            "memory": MEMORY,
            "output": OUTPUT,
            "seconds": limits.seconds,
        }
        _run(question, limits.seconds)
        try:
            found: dict[str, Any] = json.loads(answer.read_bytes())
        except (OSError, ValueError) as error:
            raise ImportRefused(TOO_MUCH) from error
        if "unpacked" in found:
            return {"content": _unpacked(Path(folder) / Path(found["unpacked"]).name, limits)}
    if "refused" in found:
        raise ImportRefused(str(found["refused"]))
    return found


def _unpacked(path: Path, limits: Limits) -> bytes:
    with path.open("rb") as file:
        content = file.read(limits.megabytes * 1_000_000 + 1)
    if len(content) > limits.megabytes * 1_000_000:
        raise ImportRefused(
            f"Deze zip is uitgepakt groter dan {limits.megabytes} MB. Splits de lijst in delen."
        )
    return content


def _run(question: dict[str, Any], seconds: int) -> None:
    try:
        subprocess.run(  # noqa: S603 - our own module, and no shell
            [sys.executable, "-s", "-m", CHILD, json.dumps(question)],
            cwd=ROOT,
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=seconds * 2,  # the child's own limit is of work; this one is for when it waits
            check=False,  # an end without an answer is what counts
        )
    except subprocess.TimeoutExpired as error:
        raise ImportRefused(TOO_MUCH) from error
