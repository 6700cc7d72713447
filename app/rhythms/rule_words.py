"""One moment in words: how often, on which days, in which part of the year, from when until when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.rhythms.dutch import (
    MONTHS,
    ORDINALS,
    WEEKDAYS,
    day_words,
    joined,
    month_words,
    weekday_and_day,
    weekday_words,
)
from app.rhythms.rhythm import Slot
from app.rhythms.rules import Frequency, Rule, UnreadableRule, parse_rule

EVERY = {
    Frequency.DAILY: ("elke dag", "dagen"),
    Frequency.WEEKLY: ("elke week", "weken"),
    Frequency.MONTHLY: ("elke maand", "maanden"),
    Frequency.YEARLY: ("elk jaar", "jaar"),
}
UNREADABLE = "op momenten die we niet kunnen lezen"


def days_in_words(slot: Slot, *, seen_from: date | None = None) -> str:
    """'elke woensdag', 'om de week op dinsdag', 'elke eerste zaterdag van de maand', 'op 7 november'."""
    if not slot.rrule:
        return f"op {weekday_and_day(slot.starts_on, seen_from=seen_from)}"
    try:
        rule = parse_rule(slot.rrule)
    except UnreadableRule:
        return UNREADABLE
    return WORDS[rule.frequency](rule, slot.starts_on)


def limits_in_words(slot: Slot, *, seen_from: date | None = None) -> str:
    """', van maart tot en met oktober', ', vanaf 7 oktober', ', tot en met 2 december', or ''."""
    try:
        rule = parse_rule(slot.rrule) if slot.rrule else None
    except UnreadableRule:
        rule = None
    if rule is None:
        return ""
    said = []
    if rule.months and rule.frequency is not Frequency.YEARLY:
        said.append(month_words(rule.months))
    is_to_begin = seen_from is not None and seen_from < slot.starts_on
    if is_to_begin and not _says_its_date(rule, slot.starts_on, seen_from):
        said.append(f"vanaf {day_words(slot.starts_on, seen_from=seen_from)}")
    if rule.count is not None:
        said.append(f"{rule.count} keer{'' if is_to_begin else f' vanaf {day_words(slot.starts_on)}'}")
    if rule.until is not None:
        said.append(f"tot en met {day_words(rule.until, seen_from=seen_from)}")
    return "".join(f", {words}" for words in said)


def _says_its_date(rule: Rule, starts_on: date, seen_from: date | None) -> bool:
    """A yearly date that is still to come this year begins on that date: once said is enough."""
    return rule.frequency is Frequency.YEARLY and seen_from is not None and (starts_on - seen_from).days < 366


def _often(rule: Rule) -> str:
    every, plural = EVERY[rule.frequency]
    if rule.interval == 1:
        return every
    if rule.interval == 2:
        return "om " + every.replace("elke", "de").replace("elk", "het")
    return f"elke {rule.interval} {plural}"


def _daily(rule: Rule, _starts_on: date) -> str:
    if rule.interval == 1 and rule.weekdays:
        return f"elke {weekday_words([day for _nth, day in rule.weekdays])}"
    dates = f" op {_dates(rule.month_days)}" if rule.month_days else ""
    days = f", alleen op {weekday_words([day for _nth, day in rule.weekdays])}" if rule.weekdays else ""
    return _often(rule) + dates + days


def _weekly(rule: Rule, starts_on: date) -> str:
    days = weekday_words([day for _nth, day in rule.weekdays] or [starts_on.weekday()])
    if rule.interval == 1:
        return f"elke {days}"
    return f"{_often(rule)} {f'elke {days}' if days in {'dag', 'werkdag'} else f'op {days}'}"


def _monthly(rule: Rule, starts_on: date) -> str:
    if rule.weekdays:
        days = _numbered_days(rule)
        if rule.interval == 1 and not rule.month_days:
            return f"elke {days}" + (" van de maand" if any(nth for nth, _day in rule.weekdays) else "")
        dates = f", als het {_dates(rule.month_days)} is" if rule.month_days else ""
        return f"{_often(rule)} op {_the(rule)}{days}{dates}"
    return f"{_often(rule)} op {_dates(rule.month_days or (starts_on.day,))}"


def _yearly(rule: Rule, starts_on: date) -> str:
    months = rule.months or (tuple(range(1, 13)) if rule.month_days else (starts_on.month,))
    if rule.weekdays:
        dates = f", als het {_dates(rule.month_days)} is" if rule.month_days else ""
        return f"{_often(rule)} op {_the(rule)}{_numbered_days(rule)} {month_words(months)}{dates}"
    days = rule.month_days or (starts_on.day,)
    if len(months) == 12:
        return (
            f"elke maand op {_dates(days)}"
            if rule.interval == 1
            else f"{_often(rule)}, elke maand op {_dates(days)}"
        )
    if all(day > 0 for day in days) and len(months) * len(days) <= 6:
        names = [f"{day} {MONTHS[month - 1]}" for month in months for day in days]
        return f"{_often(rule)} op {joined(names)}"
    return f"{_often(rule)} {month_words(months)} op {_dates(days)}"


def _numbered_days(rule: Rule) -> str:
    """'eerste zaterdag', 'eerste en derde zaterdag', 'maandag en woensdag'."""
    numbers = [nth for nth, _day in rule.weekdays]
    days = sorted({day for _nth, day in rule.weekdays})
    if not any(numbers):
        return weekday_words(days)
    if len(days) == 1:
        return f"{joined([ORDINALS[nth] for nth in numbers if nth])} {WEEKDAYS[days[0]]}"
    return joined([f"{ORDINALS[nth]} {WEEKDAYS[day]}" for nth, day in rule.weekdays])


def _the(rule: Rule) -> str:
    return "de " if any(nth for nth, _day in rule.weekdays) else ""


def _dates(month_days: tuple[int, ...]) -> str:
    """'de 15e', 'de 1e en de 15e', 'de laatste dag'."""
    said = [f"de {day}e" for day in month_days if day > 0]
    said += [
        "de laatste dag" if day == -1 else f"de {-day}e dag van achteren" for day in month_days if day < 0
    ]
    return joined(said)


WORDS: dict[Frequency, Callable[[Rule, date], str]] = {
    Frequency.DAILY: _daily,
    Frequency.WEEKLY: _weekly,
    Frequency.MONTHLY: _monthly,
    Frequency.YEARLY: _yearly,
}
