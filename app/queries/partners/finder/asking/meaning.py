"""What words can mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that words can mean: what kind of thing, and which."""

    kind: str
    value: Any = None


TURNS = frozenset({"not", "but", "around", "nothing"})
"""Meanings that turn a sentence instead of asking for something."""

Phrases = dict[tuple[str, ...], tuple[Meaning, ...]]
