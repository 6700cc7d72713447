"""Whether a record is there when somebody wants it: its moments against part of day, day and month."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.queries.partners.finder.asking.wanted import Wanted
from app.rhythms import Occurrence, Pauses, Rhythm, day_parts, next_time, occurrences
from app.rhythms.dutch import capitalised, day_words, weekday_words
from app.rhythms.occurring import missed

LOOKED_AHEAD = timedelta(weeks=10)
"""Without a month or day: what comes in the next weeks."""
A_DAY = timedelta(days=1)
UNKNOWN = 0.0
BY_APPOINTMENT = 0.5
MOSTLY = 0.9
ASK_THERE = 0.5
"""It is there, and nobody knows whether it is free on that day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """`share`: 1 when it is there then, 0 when it is not or nobody knows. `fits` and `lacks` say so in words.

    `rests`: it would be there, and has a pause then.
    """

    share: float
    fits: str = ""
    lacks: str = ""
    rests: bool = False


def timing(rhythm: Rhythm, pauses: Pauses, wanted: Wanted, today: date, *, lends: bool = False) -> Timing:
    """How the moments of a record suit. `lends`: it is a place to be lent, beside its own hours too."""
    first, last = period(wanted, today)
    if not rhythm.slots:
        if rhythm.by_appointment:
            return Timing(share=BY_APPOINTMENT, fits="Op afspraak")
        return Timing(share=UNKNOWN, lacks="Wanneer het er is, weten we niet")
    asked = Rhythm(slots=tuple(slot for slot in rhythm.slots if _in_part(Rhythm(slots=(slot,)), wanted)))
    window = occurrences(asked, pauses, first, last)
    found = [one for one in window if _wanted_day(one.day, wanted)]
    paused = sum(_wanted_day(day, wanted) for day, _span in missed(asked, pauses, first, last))
    if found:
        there = _there(found, wanted)
        share = len(found) / (len(found) + paused) if wanted.months else 1.0
        return there if share > MOSTLY else replace(there, share=share, lacks="Een deel van die tijd niet")
    if paused or (asked.slots and not window and not wanted.on and next_time(asked, pauses, last)):
        return Timing(share=0.0, rests=True, lacks=_again(asked, pauses, last))
    if lends and wanted.on:
        return Timing(share=ASK_THERE, lacks=f"Op {_day(wanted.on)}: vraag het na")
    return Timing(share=0.0, lacks=_not_then(wanted))


def period(wanted: Wanted, today: date) -> tuple[date, date]:
    """First and last day that count: the day, the months when they next come, or the next weeks."""
    if wanted.on:
        return wanted.on, wanted.on
    if not wanted.months:
        return today, today + LOOKED_AHEAD
    first = today
    while first.month not in wanted.months:
        first = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
    last = first
    while (last + A_DAY).month in wanted.months and last - first < timedelta(days=120):
        last += A_DAY
    return first, last


def _in_part(one: Rhythm, wanted: Wanted) -> bool:
    return not wanted.day_parts or bool(set(wanted.day_parts) & set(day_parts(one)))


def _wanted_day(day: date, wanted: Wanted) -> bool:
    if wanted.weekdays and day.weekday() not in wanted.weekdays:
        return False
    weekend_only = set(wanted.day_parts) == {"weekend"}
    return day.weekday() >= 5 if weekend_only else True


def _there(found: list[Occurrence], wanted: Wanted) -> Timing:
    days = sorted({one.day.weekday() for one in found})
    if wanted.on:
        return Timing(share=1.0, fits=f"Open op {_day(wanted.on)}")
    words = weekday_words(days)
    part = PART_WORDS.get(wanted.day_parts[0], "") if len(wanted.day_parts) == 1 else ""
    fits = capitalised(f"elke {words}" if words in {"dag", "werkdag"} else words)
    fits += f", {part}" if part else ""
    lacks = f"Alleen op {words}" if part and not wanted.weekdays and len(days) == 1 and wanted.offers else ""
    return Timing(share=1.0, fits=fits, lacks=lacks)


PART_WORDS = {"morning": "’s ochtends", "afternoon": "’s middags", "evening": "’s avonds"}
NOT_WORDS = {**PART_WORDS, "weekend": "in het weekend"}


def _not_then(wanted: Wanted) -> str:
    if wanted.on:
        return f"Niet op {_day(wanted.on)}"
    said = [NOT_WORDS[part] for part in wanted.day_parts if part in NOT_WORDS]
    if said:
        return f"Niet {' of '.join(said)}"
    return f"Niet op {weekday_words(sorted(wanted.weekdays))}" if wanted.weekdays else "Niet in die tijd"


def _again(rhythm: Rhythm, pauses: Pauses, last: date) -> str:
    coming = next_time(rhythm, pauses, last + A_DAY)
    return f"Ligt dan stil, weer vanaf {_day(coming.day)}" if coming else "Ligt dan stil"


def _day(day: date) -> str:
    return day_words(day)
