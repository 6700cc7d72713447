"""The chain as a picture: a bar per level, as wide as there is of it, with the same words as the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.queries.training.yielding.levels import Level, Part
from app.web.presentation.formatting import number as number_words

WIDTH = 330.0
"""Of the drawing: about that of a telephone, so that its letters are as large there as elsewhere."""
LETTERS = 44
"""What fits beside each other in that width."""
LEAST = 3.0
"""What there is one of among a thousand can still be seen."""
ROW, LINE = 43.0, 16.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A level from `y` down; `segments` are x, width and tone, `lines` its parts as they are said beneath."""

    level: Level
    y: float
    segments: tuple[tuple[float, float, str], ...]
    lines: tuple[tuple[Part, ...], ...]
    asides: tuple[str, ...]

    @property
    def height(self) -> float:
        """With the room below it."""
        return ROW + LINE * (len(self.lines) + len(self.asides))


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
    bars: list[Bar] = []
    y = 0.0
    for level in levels:
        asides = tuple(f"{words.lower()}: {_said(number)}" for words, number in level.asides if number)
        bars.append(
            Bar(level=level, y=y, segments=_segments(level, most), lines=_lines(level), asides=asides)
        )
        y += bars[-1].height
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


def _lines(level: Level) -> tuple[tuple[Part, ...], ...]:
    """The parts in their order, as many on a line as fit."""
    lines: list[list[Part]] = [[]]
    for part in level.parts:
        if sum(len(f"■ {_said(one.number)} {one.words}  ") for one in (*lines[-1], part)) > LETTERS:
            lines.append([])
        lines[-1].append(part)
    return tuple(tuple(line) for line in lines if line)


def _words(bar: Bar) -> str:
    parts = ", ".join(f"{_said(part.number)} {part.words}" for part in bar.level.parts)
    return f"{bar.level.name} {_said(bar.level.total)}: {parts}" + (
        f" ({', '.join(bar.asides)})" if bar.asides else ""
    )


def _said(number: int | str) -> str:
    return number if isinstance(number, str) else number_words(number)
