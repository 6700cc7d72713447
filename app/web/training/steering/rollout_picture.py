"""Done against plan as two lines, drawn as inline SVG; the table beside it holds the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from babel.dates import format_date

from app.queries.training.steering.rollout import MonthLine

WIDTH, HEIGHT = 640.0, 240.0
LEFT, RIGHT, TOP, BOTTOM = 48.0, 8.0, 14.0, 30.0
STEPS = 4
FIVE = 5
LABELS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Points of the two lines, and where the words at the axes stand: (position, words)."""

    width: float
    height: float
    left: float
    right: float
    bottom: float
    planned: str
    done: str
    rows: tuple[tuple[float, int], ...]
    columns: tuple[tuple[float, str], ...]


def draw(months: Sequence[MonthLine]) -> Drawing | None:
    """The picture; None for fewer than two months. Numbers of people come in fives."""
    if len(months) < 2:
        return None
    top = _ceiling(max(max(line.planned, line.done or 0) for line in months))
    step = (WIDTH - LEFT - RIGHT) / (len(months) - 1)
    across = [LEFT + number * step for number in range(len(months))]
    every = -(-len(months) // LABELS)
    return Drawing(
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=WIDTH - RIGHT,
        bottom=HEIGHT - BOTTOM,
        planned=_line(across, [line.planned for line in months], top),
        done=_line(across, [line.done for line in months if line.done is not None], top),
        rows=tuple((_down(value, top), value) for value in range(0, top + 1, top // STEPS)),
        columns=tuple(
            (x, format_date(line.month, "MMM yy", locale="nl"))
            for number, (x, line) in enumerate(zip(across, months, strict=True))
            if number % every == 0 and x < WIDTH - RIGHT - 60
        ),
    )


def _ceiling(most: int) -> int:
    """A number above `most` that four steps of fives reach."""
    return max(-(-most // (STEPS * FIVE)) * STEPS * FIVE, STEPS * FIVE)


def _down(value: int, top: int) -> float:
    return round(HEIGHT - BOTTOM - value / top * (HEIGHT - BOTTOM - TOP), 1)


def _line(across: Sequence[float], values: Sequence[int], top: int) -> str:
    return " ".join(
        f"{x:.1f},{_down(FIVE * round(value / FIVE), top)}" for x, value in zip(across, values, strict=False)
    )
