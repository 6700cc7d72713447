"""What the child is asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A file to read, where its answer goes, the sheet that somebody chose, and the limits.

    `folder` is a place of the child's own, to unpack in; `memory` and `output` are megabytes. With `shapes`
    lines and areas are answered whole.
    """

    path: str
    answer: str
    folder: str
    sheet: str
    shapes: bool
    rows: int
    columns: int
    memory: int
    output: int
    seconds: int
