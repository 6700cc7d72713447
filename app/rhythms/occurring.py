"""When something is there: its moments without those that fall in a pause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from app.rhythms.days import DAY, LAST_DAY, days_of
from app.rhythms.rhythm import Pauses, Rhythm, Slot
from app.rhythms.seasons import Span, is_sure, spans

LONGEST_WINDOW = timedelta(days=800)
LOOKED_AHEAD = timedelta(days=4 * 366 + 1)
"""So far that a leap day comes back, and a yearly feast after a year off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One time that something is there, on the clocks of the Netherlands.

    `is_sure` is false when nobody knows yet whether it then is a season in which this rests.
    """

    day: date
    begins: time | None = None
    ends: time | None = None
    is_sure: bool = True


def occurrences(rhythm: Rhythm, pauses: Pauses, first: date, last: date) -> tuple[Occurrence, ...]:
    """Every time from `first` up to and including `last`, in order of day and hour; none stands twice.

    Raises ValueError for more than some two years at once, and UnreadableRule for a rule that can't be read.
    """
    if last - first > LONGEST_WINDOW:
        raise ValueError(f"{first} to {last} is too much at once")
    if not rhythm.slots or last < first:
        return ()
    resting = spans(pauses, first, last)
    found = {
        (day, slot.begins, slot.ends)
        for slot in rhythm.slots
        for day in days_of(slot, first, last)
        if _span_on(day, resting) is None
    }
    return tuple(
        Occurrence(day=day, begins=begins, ends=ends, is_sure=is_sure(pauses, day))
        for day, begins, ends in sorted(found, key=_in_order)
    )


def next_time(rhythm: Rhythm, pauses: Pauses, on: date) -> Occurrence | None:
    """The first time on this day or after it, within four years; None when there is none."""
    until = min(on + LOOKED_AHEAD, LAST_DAY)
    resting = spans(pauses, on, until)
    found: tuple[date, time | None, time | None] | None = None
    for slot in rhythm.slots:
        day = _first_open(slot, resting, on, found[0] if found else until)
        if day and (found is None or _in_order((day, slot.begins, slot.ends)) < _in_order(found)):
            found = (day, slot.begins, slot.ends)
    if found is None:
        return None
    return Occurrence(day=found[0], begins=found[1], ends=found[2], is_sure=is_sure(pauses, found[0]))


def missed(rhythm: Rhythm, pauses: Pauses, first: date, last: date) -> Iterator[tuple[date, Span]]:
    """The days on which it would be there if it did not rest then, each with why it rests."""
    resting = spans(pauses, first, last)
    for slot in rhythm.slots if resting else ():
        for day in days_of(slot, first, last):
            span = _span_on(day, resting)
            if span is not None:
                yield day, span


def resting_on(pauses: Pauses, day: date) -> Span | None:
    """The pause that this day lies in, up to the last day of those that follow without a day between."""
    until = min(day + LOOKED_AHEAD, LAST_DAY)
    resting = spans(pauses, day, until)
    span = _span_on(day, resting)
    if span is None:
        return None
    last = span.last
    while (longer := _span_on(min(last + DAY, LAST_DAY), resting)) and longer.last > last:
        last = longer.last
    return Span(first=span.first, last=last, name=span.name)


def _first_open(slot: Slot, resting: tuple[Span, ...], first: date, last: date) -> date | None:
    """Jump over each pause instead of walking through it."""
    while first <= last:
        day = next(days_of(slot, first, last), None)
        if day is None:
            return None
        span = _span_on(day, resting)
        if span is None:
            return day
        first = min(span.last, LAST_DAY) + DAY
    return None


def _span_on(day: date, resting: tuple[Span, ...]) -> Span | None:
    """Of the pauses on that day the one that lasts longest."""
    over = (span for span in resting if span.first <= day <= span.last)
    return max(over, key=lambda span: span.last, default=None)


def _in_order(found: tuple[date, time | None, time | None]) -> tuple[date, time, time]:
    day, begins, ends = found
    return day, begins or time.min, ends or time.min
