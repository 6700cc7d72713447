"""When an invented record was written down, checked and changed: fresh, soon due, due or never seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.demo.calendar import DEMO_NOW
from app.demo.neighbourhood.chance import between, fraction
from app.models.record import Kind, KnownFrom
from app.queries.settings import BY_NAME

EARLIEST: Final = date(2024, 9, 16)
NEVER_SEEN: Final = 0.08
DUE: Final = 0.20
SOON: Final = 0.36
"""Up to which draw a record is in which state; the rest is fresh."""

LOADING_SLACK: Final = 7
"""Days that the demo may be older than its own now on the day of loading."""


@dataclass(frozen=True, slots=True)
class Lifeline:
    """The day of recording and how it was known then; days of later checks with how, in order."""

    recorded: date
    known_from: KnownFrom
    checks: tuple[tuple[date, KnownFrom], ...]


def lifeline(name: str, kind: Kind) -> Lifeline:
    """The days of the record with this name."""
    draw = fraction(name, "fresh")
    if draw < NEVER_SEEN:
        return Lifeline(_weekday(_ago(between(20, 500, name, "read"))), KnownFrom.READ, ())
    how = KnownFrom.SEEN if fraction(name, "how") < 0.68 else KnownFrom.TOLD
    days = BY_NAME[f"review_{kind}"].default
    interval = days if how is KnownFrom.SEEN else days // 2
    last = _weekday(_ago(_days_since(name, draw, interval)))
    earlier = _weekday(max(EARLIEST, last - timedelta(days=between(60, 420, name, "earlier"))))
    if fraction(name, "again") < 0.45 or earlier >= last:
        return Lifeline(last, how, ())
    first_how = (KnownFrom.SEEN, KnownFrom.TOLD, KnownFrom.READ)[between(0, 2, name, "first")]
    return Lifeline(earlier, first_how, (*_between(name, earlier, last), (last, how)))


def _days_since(name: str, draw: float, interval: int) -> int:
    if draw < DUE:
        return interval + between(6, 120, name, "due")
    if draw < SOON:
        return interval - between(LOADING_SLACK + 3, 28, name, "soon")
    return between(3, max(4, interval - 40), name, "lately")


def _between(name: str, first: date, last: date) -> tuple[tuple[date, KnownFrom], ...]:
    """A check half-way when there is much time between."""
    if (last - first).days < 200:
        return ()
    return ((_weekday(first + (last - first) // 2), KnownFrom.SEEN),) if fraction(name, "half") < 0.6 else ()


def _ago(days: int) -> date:
    return DEMO_NOW - timedelta(days=days)


def _weekday(day: date) -> date:
    """The Friday before a day in the weekend: colleagues write things down when they work."""
    return day - timedelta(days=max(0, day.weekday() - 4))
