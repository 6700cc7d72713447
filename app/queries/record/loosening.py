"""When nothing is found: which choice to take back, and how much that gives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.policy import Viewer
from app.queries.record.filters import AssetFilter, conditions, count_published
from app.queries.record.options import Choice

TRIED = 8
SHOWN = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Loosened:
    """How many records there are without one choice."""

    choice: Choice
    count: int


def loosened(choices: Iterable[Choice], viewer: Viewer) -> tuple[Loosened, ...]:
    """The choices whose taking back helps most, at most two; none when no single one helps."""
    tried = [
        Loosened(choice=choice, count=count_of(choice.without, viewer)) for choice in list(choices)[:TRIED]
    ]
    helps = [option for option in tried if option.count]
    return tuple(sorted(helps, key=lambda option: -option.count)[:SHOWN])


def count_of(chosen: AssetFilter, viewer: Viewer) -> int:
    """How many records this visitor finds with a filter."""
    return count_published(*conditions(chosen, viewer))
