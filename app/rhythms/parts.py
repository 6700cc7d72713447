"""On which parts of the day something is there, so that a visitor can choose by them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

from app.rhythms.rhythm import DAY_PARTS, Rhythm, Slot
from app.rhythms.rules import Frequency, UnreadableRule, parse_rule

HOUR = 60
HOURS = {"morning": (0, 12 * HOUR), "afternoon": (12 * HOUR, 18 * HOUR), "evening": (18 * HOUR, 24 * HOUR)}
WEEKEND = frozenset({5, 6})
WEEK = frozenset(range(7))


def day_parts(rhythm: Rhythm) -> tuple[str, ...]:
    """Of morning, afternoon, evening and weekend those in which it is there, in that order.

    A part counts when something begins in it or takes at least an hour of it. What comes back on a date, such
    as a feast, has no day of the week and so no weekend.
    """
    found = {part for slot in rhythm.slots for part in _parts(slot)}
    return tuple(part for part in DAY_PARTS if part in found)


def weekdays_of(slot: Slot) -> frozenset[int]:
    """The days of the week of a slot, 0 for Monday; none when it is a date that decides."""
    if not slot.rrule:
        return frozenset({slot.starts_on.weekday()})
    try:
        rule = parse_rule(slot.rrule)
    except UnreadableRule:
        return frozenset()
    if rule.weekdays:
        return frozenset(day for _nth, day in rule.weekdays)
    if rule.frequency is Frequency.WEEKLY:
        return frozenset({slot.starts_on.weekday()})
    return WEEK if rule.frequency is Frequency.DAILY and not rule.month_days else frozenset()


def _parts(slot: Slot) -> Iterator[str]:
    if weekdays_of(slot) & WEEKEND:
        yield "weekend"
    if slot.begins is None:
        return
    begins = _minutes(slot.begins)
    ends = _minutes(slot.ends) if slot.ends else begins
    for part, (opens, closes) in HOURS.items():
        if opens <= begins < closes or min(ends, closes) - max(begins, opens) >= HOUR:
            yield part


def _minutes(moment: time) -> int:
    return moment.hour * HOUR + moment.minute
