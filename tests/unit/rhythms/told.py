"""Short ways to write a moment down."""

from __future__ import annotations

from datetime import date, time

from app.rhythms import Rhythm, Slot

TODAY = date(2026, 10, 1)


def at(clock: str | None) -> time | None:
    return time.fromisoformat(clock) if clock else None


def slot(rrule="", begins=None, ends=None, *, starts_on=date(2026, 9, 1)) -> Slot:
    return Slot(starts_on=starts_on, rrule=rrule, begins=at(begins), ends=at(ends))


def rhythm(*slots: Slot, by_appointment=False) -> Rhythm:
    return Rhythm(slots=slots, by_appointment=by_appointment)


WEDNESDAY = slot("FREQ=WEEKLY;BYDAY=WE", "09:30", "11:00")
