"""A rhythm as a sentence, the next time, and why there is none."""

from __future__ import annotations

from datetime import date

from app.rhythms.days import DAY
from app.rhythms.dutch import (
    capitalised,
    dates_words,
    day_words,
    hours_words,
    joined,
    period_words,
    weekday_and_day,
)
from app.rhythms.merging import merged
from app.rhythms.occurring import LOOKED_AHEAD, Occurrence, next_time, occurrences, resting_on
from app.rhythms.rhythm import Pauses, Rhythm, Season, Slot
from app.rhythms.rule_words import days_in_words, limits_in_words

NOT_IN = {
    Season.SCHOOL_HOLIDAYS: "in schoolvakanties",
    Season.SUMMER: "in juli en augustus",
    Season.WINTER: "van november tot en met februari",
    Season.RAMADAN: "in de ramadan",
}
WHEN_NOT = {
    Season.SCHOOL_HOLIDAYS: "als het dan geen schoolvakantie is",
    Season.RAMADAN: "als het dan geen ramadan is",
}
BY_APPOINTMENT = "op afspraak"


def rhythm_words(rhythm: Rhythm, pauses: Pauses, on: date) -> str:
    """'Elke woensdag 9.30–11.00 uur, niet in schoolvakanties'; '' when nothing is known. `on` is today."""
    moments = [_moment(alike, on) for alike in merged(rhythm.slots, on)]
    if rhythm.by_appointment:
        moments.append(BY_APPOINTMENT)
    if not moments:
        return ""
    long = any("," in words for words in moments)
    said = "; ".join(moments) if long and len(moments) > 1 else joined(moments)
    return capitalised(said + (pauses_in_words(pauses, on) if rhythm.slots else ""))


def pauses_in_words(pauses: Pauses, on: date) -> str:
    """', niet in schoolvakanties en van 1 tot en met 15 maart', or ''; what is past is left out."""
    said = [NOT_IN[season] for season in pauses.seasons]
    said += [
        f"van {period_words(first, last, seen_from=on)}"
        for first, last in sorted(pauses.periods)
        if last >= on
    ]
    return f", niet {joined(said)}" if said else ""


def next_words(rhythm: Rhythm, pauses: Pauses, on: date) -> str:
    """'Woensdag 7 oktober, 9.30–11.00 uur', or why nothing is next; '' when nothing is known."""
    coming = next_time(rhythm, pauses, on) if rhythm.slots else None
    if coming:
        return capitalised(occurrence_words(coming, pauses, on))
    if rhythm.by_appointment:
        return capitalised(BY_APPOINTMENT)
    return _nothing_next(rhythm, pauses, on) if rhythm.slots else ""


def occurrence_words(coming: Occurrence, pauses: Pauses, on: date) -> str:
    """'woensdag 7 oktober, 9.30–11.00 uur', with what nobody knows yet behind it."""
    hours = hours_words(coming.begins, coming.ends)
    said = weekday_and_day(coming.day, seen_from=on) + (f", {hours}" if hours else "")
    if coming.is_sure:
        return said
    return ", ".join([said, *(WHEN_NOT[season] for season in pauses.seasons if season in WHEN_NOT)])


def resting_words(pauses: Pauses, on: date) -> str:
    """'Ligt stil tot 1 september: zomerstop', or '' when it does not rest on that day."""
    span = resting_on(pauses, on)
    return f"Ligt stil tot {day_words(span.last + DAY, seen_from=on)}: {span.name}" if span else ""


def _nothing_next(rhythm: Rhythm, pauses: Pauses, on: date) -> str:
    """It rests all the time that we look ahead, or it has been."""
    if next_time(rhythm, Pauses(), on):
        return resting_words(pauses, on) or "Ligt stil: het valt telkens in een pauze"
    been = _last_before(rhythm, on)
    return f"Is geweest, het laatst op {weekday_and_day(been, seen_from=on)}" if been else "Is geweest"


def _last_before(rhythm: Rhythm, on: date) -> date | None:
    window = occurrences(rhythm, Pauses(), on - LOOKED_AHEAD / 2, on)
    return window[-1].day if window else None


def _moment(alike: tuple[Slot, ...], on: date) -> str:
    """Days and hours of one moment, or of several dates at the same hours."""
    first = alike[0]
    hours = hours_words(first.begins, first.ends)
    if len(alike) > 1:
        dates = dates_words([slot.starts_on for slot in alike], seen_from=on)
        return f"op {dates}{f' {hours}' if hours else ''}"
    days = days_in_words(first, seen_from=on)
    return f"{days}{f' {hours}' if hours else ''}{limits_in_words(first, seen_from=on)}"
