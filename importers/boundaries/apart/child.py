"""The other side: limits first, then the reader of boundaries. Run as a program with the question as JSON."""

from __future__ import annotations

import json
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

from importers.assets.reading.apart.child import hold
from importers.records import ImportRefused


def main(argument: str) -> None:
    """Answer one question: the areas, or {"refused": a Dutch sentence}."""
    question: dict[str, Any] = json.loads(argument)
    hold(**question["limits"])
    try:
        found = _read(question)
    except ImportRefused as refused:
        found = {"refused": refused.message}
    Path(question["answer"]).write_text(json.dumps(found), encoding="utf-8")


def _read(question: dict[str, Any]) -> dict[str, Any]:
    import shapely  # noqa: PLC0415 - within the limits

    from importers.boundaries.files import read_file  # noqa: PLC0415 - idem

    found = read_file(question["path"], vintage=question["vintage"], municipality=question["municipality"])
    return {
        "source": found.source,
        "issues": [_plain(issue) for issue in found.issues],
        "areas": [
            {
                **_plain(area),
                "boundary": shapely.to_wkb(area.boundary, hex=True),
                "figures": dict(area.figures),
            }
            for area in found.areas
        ],
    }


def _plain(one: Any) -> dict[str, Any]:
    return {field.name: getattr(one, field.name) for field in fields(one)}


if __name__ == "__main__":
    main(sys.argv[1])
