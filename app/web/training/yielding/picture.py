"""The chain as a picture: a bar per level, as wide as there is of it, with the same words as the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.queries.training.yielding.levels import Level
from app.web.presentation.formatting import number as number_words

WIDTH = 360.0
"""Of the drawing: about that of a telephone, so that its letters are as large there as elsewhere."""
LEAST = 3.0
"""What there is one of among a thousand can still be seen."""
ROW, ASIDE = 58.0, 16.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A level from `y` down; `segments` are x, width and tone, `aside` a line beneath."""

    level: Level
    y: float
    segments: tuple[tuple[float, float, str], ...]
    aside: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What is drawn in a box of WIDTH by `height`, and the same for who doesn't see it."""

    bars: tuple[Bar, ...]
    width: float
    height: float
    words: str


def drawn(levels: Sequence[Level]) -> Picture:
    """The bars below each other, all on one scale."""
    most = max((level.total for level in levels), default=0) or 1
    bars, y = [], 0.0
    for level in levels:
        aside = " · ".join(f"{words.lower()}: {_said(number)}" for words, number in level.asides if number)
        bars.append(Bar(level=level, y=y, segments=_segments(level, most), aside=aside))
        y += ROW + (ASIDE if aside else 0)
    return Picture(bars=tuple(bars), width=WIDTH, height=y, words="; ".join(map(_words, bars)))


def _segments(level: Level, most: int) -> tuple[tuple[float, float, str], ...]:
    """Side by side from the left; the smallest are made wider at the cost of the others."""
    widths = [max(part.number / most * WIDTH, LEAST) if part.number else 0.0 for part in level.parts]
    shrink = min(1.0, WIDTH / (sum(widths) or 1.0))
    found, x = [], 0.0
    for part, width in zip(level.parts, widths, strict=True):
        if part.number:
            found.append((round(x, 2), round(width * shrink, 2), part.tone))
        x += width * shrink
    return tuple(found)


def _words(bar: Bar) -> str:
    parts = ", ".join(f"{_said(part.number)} {part.words}" for part in bar.level.parts)
    return f"{bar.level.name} {_said(bar.level.total)}: {parts}" + (f" ({bar.aside})" if bar.aside else "")


def _said(number: int | str) -> str:
    return number if isinstance(number, str) else number_words(number)
