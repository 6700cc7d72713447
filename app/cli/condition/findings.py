"""One thing that was looked at, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """Right, worth a look, or wrong."""

    OK = "ok"
    LOOK = "let op"
    WRONG = "fout"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was looked at, in Dutch; `advice` says what to do when it is not right."""

    subject: str
    level: Level
    words: str
    advice: str = ""


def ok(subject: str, words: str) -> Finding:
    """It is right."""
    return Finding(subject=subject, level=Level.OK, words=words)


def look(subject: str, words: str, advice: str) -> Finding:
    """It works, and somebody should look at it."""
    return Finding(subject=subject, level=Level.LOOK, words=words, advice=advice)


def wrong(subject: str, words: str, advice: str) -> Finding:
    """It does not work, or is not safe."""
    return Finding(subject=subject, level=Level.WRONG, words=words, advice=advice)
