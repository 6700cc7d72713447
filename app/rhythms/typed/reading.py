"""From a form to a rhythm, with a sentence at each field that will not do."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time

from app.exceptions import Invalid
from app.rhythms.checking import (
    ENDS_AT_ONCE,
    ENDS_FIRST,
    NO_BEGINNING,
    pauses_error,
    rhythm_error,
    slot_error,
)
from app.rhythms.rhythm import Pauses, Rhythm, Season, Slot
from app.rhythms.rules import WEEKDAYS, UnreadableRule, parse_rule
from app.rhythms.typed.values import (
    FORTNIGHTLY,
    KEPT,
    MONTHLY,
    ONCE,
    SAME_DATE,
    WEEKLY,
    WEEKS,
    YEARLY,
    MomentInput,
    PeriodInput,
    RhythmInput,
)

CHOOSE_HOW = "Kies hoe vaak het is."
CHOOSE_DAYS = "Kies een dag of meer dagen."
CHOOSE_WEEK = "Kies de hoeveelste van de maand."
WRITE_TIME = "Schrijf de tijd zo: 9.30."
WRITE_DATE = "Schrijf de datum zo: 7-10-2026."
NEEDS_FIRST = {
    FORTNIGHTLY: "Vul een dag in waarop het er is. Dan weten we in welke week.",
    MONTHLY: "Vul een dag in waarop het er is. Dan weten we welke datum.",
    YEARLY: "Vul in op welke dag het is.",
    ONCE: "Vul in op welke dag het is.",
}
UNTIL_FIRST = "De laatste dag is eerder dan de eerste. Kies een latere dag."


class _Wrong(Exception):
    """One field of a row will not do."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field, self.sentence = field, sentence


def rhythm_from(typed: RhythmInput, *, today: date) -> tuple[Rhythm, Pauses]:
    """The rhythm and its pauses; rows that nobody filled in don't count.

    A weekly moment without a first day begins `today`. Raises Invalid with a sentence per field, named as the
    form names them: "moments-0-ends", "periods-1-last", or "rhythm" for all moments together.
    """
    errors: dict[str, str] = {}
    slots, periods = [], []
    for number, moment in enumerate(typed.moments):
        if not moment.is_empty:
            try:
                slots.append(_slot(moment, today))
            except _Wrong as wrong:
                errors[f"moments-{number}-{wrong.field}"] = wrong.sentence
    for number, period in enumerate(typed.periods):
        if not period.is_empty:
            try:
                periods.append(_period(period))
            except _Wrong as wrong:
                errors[f"periods-{number}-{wrong.field}"] = wrong.sentence
    known = {season.value for season in Season}
    rhythm = Rhythm(slots=tuple(dict.fromkeys(slots)), by_appointment=typed.by_appointment)
    pauses = Pauses(
        seasons=tuple(Season(season) for season in typed.seasons if season in known), periods=tuple(periods)
    )
    whole = {"rhythm": rhythm_error(rhythm), "pauses": pauses_error(pauses)}
    errors |= {name: sentence for name, sentence in whole.items() if sentence}
    if errors:
        raise Invalid(errors)
    return rhythm, pauses


def _slot(moment: MomentInput, today: date) -> Slot:
    first = _date(moment.first, "first")
    until = _date(moment.until, "until") if moment.how != ONCE else None
    if first and until and until < first:
        raise _Wrong("until", UNTIL_FIRST)
    begins, ends = _time(moment.begins, "begins"), _time(moment.ends, "ends")
    rule = _rule(moment, first)
    if rule and until:
        rule = _ended(rule, until)
    slot = Slot(starts_on=first or today, rrule=rule, begins=begins, ends=ends)
    sentence = slot_error(slot)
    if sentence:
        at = {NO_BEGINNING: "begins", ENDS_FIRST: "ends", ENDS_AT_ONCE: "ends"}.get(sentence, "how")
        raise _Wrong(at, sentence)
    return slot


def _rule(moment: MomentInput, first: date | None) -> str:
    """The rule that the row says; of what does not belong to "how often" nothing is read."""
    days = ",".join(day for day in WEEKDAYS if day in moment.days)
    needs_first = moment.how in {FORTNIGHTLY, YEARLY, ONCE} or (
        moment.how == MONTHLY and moment.week == SAME_DATE
    )
    if needs_first and first is None:
        raise _Wrong("first", NEEDS_FIRST[moment.how])
    if moment.how == ONCE:
        return ""
    if moment.how == YEARLY and first:
        return f"FREQ=YEARLY;BYMONTH={first.month};BYMONTHDAY={first.day}"
    if moment.how == MONTHLY:
        return _monthly(moment, days, first)
    if moment.how == KEPT:
        return moment.rule
    if moment.how not in {WEEKLY, FORTNIGHTLY}:
        raise _Wrong("how", CHOOSE_HOW)
    if not days and first is None:
        raise _Wrong("days", CHOOSE_DAYS)
    often = "FREQ=WEEKLY;INTERVAL=2" if moment.how == FORTNIGHTLY else "FREQ=WEEKLY"
    return f"{often};BYDAY={days or (WEEKDAYS[first.weekday()] if first else '')}"


def _monthly(moment: MomentInput, days: str, first: date | None) -> str:
    if moment.week not in WEEKS:
        raise _Wrong("week", CHOOSE_WEEK)
    if moment.week == SAME_DATE and first:
        return f"FREQ=MONTHLY;BYMONTHDAY={first.day}"
    if not days:
        raise _Wrong("days", CHOOSE_DAYS)
    return "FREQ=MONTHLY;BYDAY=" + ",".join(f"{moment.week}{day}" for day in days.split(","))


def _ended(rule: str, until: date) -> str:
    try:
        return str(replace(parse_rule(rule), until=until))
    except UnreadableRule as error:
        raise _Wrong("how", str(error)) from None


def _period(period: PeriodInput) -> tuple[date, date]:
    first = _date(period.first, "first")
    last = _date(period.last, "last")
    if first is None or last is None:
        raise _Wrong("last" if first else "first", "Vul de eerste en de laatste dag in.")
    sentence = pauses_error(Pauses(periods=((first, last),)))
    if sentence:
        raise _Wrong("last", sentence)
    return first, last


def _date(text: str, field: str) -> date | None:
    """'2026-10-07', as a browser sends it, or '7-10-2026', as somebody writes it."""
    text = text.strip()
    if not text:
        return None
    said = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text)
    written = re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})", text)
    try:
        if said:
            return date(int(said[1]), int(said[2]), int(said[3]))
        if written:
            return date(int(written[3]), int(written[2]), int(written[1]))
    except ValueError:
        raise _Wrong(field, "Deze dag bestaat niet. Kies een andere datum.") from None
    raise _Wrong(field, WRITE_DATE)


def _time(text: str, field: str) -> time | None:
    """'09:30' as a browser sends it; '9.30', '9u30' or '9' as somebody writes it."""
    text = text.strip().lower().removesuffix("uur").strip()
    if not text:
        return None
    said = re.fullmatch(r"([0-9]{1,2})(?:[:.u]([0-9]{2})(?::00)?)?u?", text)
    if not said or int(said[1]) > 23 or int(said[2] or 0) > 59:
        raise _Wrong(field, WRITE_TIME)
    return time(int(said[1]), int(said[2] or 0))
