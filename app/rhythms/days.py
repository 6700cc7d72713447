"""The days on which a moment comes back, period after period and never more than was asked for."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice

from app.rhythms.rhythm import Slot
from app.rhythms.rules import Frequency, Rule, parse_rule

DAY = timedelta(days=1)
LAST_DAY = date(2199, 12, 31)
COUNTED_FOR = timedelta(days=366 * 60)
"""How far a rule with a number of times is counted: what takes longer is as good as endless."""


def days_of(slot: Slot, first: date, last: date) -> Iterator[date]:
    """The days of a slot from `first` up to and including `last`, in order; raises UnreadableRule."""
    last = min(last, LAST_DAY)
    if not slot.rrule:
        if first <= slot.starts_on <= last:
            yield slot.starts_on
        return
    rule = parse_rule(slot.rrule)
    end = _last_counted(rule, slot.starts_on) if rule.count is not None else rule.until
    yield from _walk(rule, slot.starts_on, max(first, slot.starts_on), min(last, end or last))


@lru_cache(maxsize=1024)
def _last_counted(rule: Rule, starts_on: date) -> date | None:
    """The day of the last time of a rule that ends after so many; None when that is beyond counting."""
    limit = min(starts_on + COUNTED_FOR, LAST_DAY)
    days = _walk(rule, starts_on, starts_on, limit)
    return next(islice(days, (rule.count or 1) - 1, None), None)


def _walk(rule: Rule, starts_on: date, first: date, last: date) -> Iterator[date]:
    """Step from period to period, beginning with the one that holds `first`."""
    number = _period_of(rule, starts_on, first)
    number -= number % rule.interval
    while True:
        begins, length = _period(rule, starts_on, number)
        if begins is None or begins > last:
            return
        for day in _days_in(rule, starts_on, begins, length):
            if first <= day <= last:
                yield day
        number += rule.interval


def _period_of(rule: Rule, starts_on: date, day: date) -> int:
    """How many periods after that of its beginning the day lies."""
    if rule.frequency is Frequency.DAILY:
        return (day - starts_on).days
    if rule.frequency is Frequency.WEEKLY:
        return (day - _week(rule, starts_on)).days // 7
    years = day.year - starts_on.year
    return years if rule.frequency is Frequency.YEARLY else 12 * years + day.month - starts_on.month


def _period(rule: Rule, starts_on: date, number: int) -> tuple[date | None, int]:
    """The first day of a period and how many days it has; None when it lies beyond what is reckoned."""
    if rule.frequency is Frequency.DAILY:
        return _shifted(starts_on, number), 1
    if rule.frequency is Frequency.WEEKLY:
        return _shifted(_week(rule, starts_on), 7 * number), 7
    if rule.frequency is Frequency.YEARLY:
        year = starts_on.year + number
        return (None, 0) if year > LAST_DAY.year else (date(year, 1, 1), 365 + calendar.isleap(year))
    year, month = divmod(12 * starts_on.year + starts_on.month - 1 + number, 12)
    if year > LAST_DAY.year:
        return None, 0
    begins = date(year, month + 1, 1)
    return begins, _length(begins)


def _days_in(rule: Rule, starts_on: date, begins: date, length: int) -> Iterator[date]:
    """The days of one period that the rule picks; of a week and a year only those that can be one."""
    if rule.frequency is Frequency.WEEKLY:
        weekdays = [day for _nth, day in rule.weekdays] or [starts_on.weekday()]
        for offset in sorted((day - rule.week_starts_on) % 7 for day in weekdays):
            day = begins + offset * DAY
            if not rule.months or day.month in rule.months:
                yield day
        return
    if rule.frequency is not Frequency.YEARLY:
        yield from _picked(rule, starts_on, begins, length)
        return
    every_month = tuple(range(1, 13)) if rule.month_days else (starts_on.month,)
    for month in rule.months or every_month:
        opens = begins.replace(month=month)
        yield from _picked(rule, starts_on, opens, _length(opens))


def _picked(rule: Rule, starts_on: date, begins: date, length: int) -> Iterator[date]:
    for offset in range(length):
        day = begins + offset * DAY
        if _fits(rule, starts_on, day):
            yield day


def _fits(rule: Rule, starts_on: date, day: date) -> bool:
    """Whether the rule picks this day of a period that counts."""
    if rule.months and day.month not in rule.months:
        return False
    if rule.month_days and not {day.day, day.day - _length(day) - 1} & set(rule.month_days):
        return False
    if rule.weekdays:
        return any(
            day.weekday() == weekday and nth in {0, _nth(day), _nth_from_end(day)}
            for nth, weekday in rule.weekdays
        )
    if rule.month_days or rule.frequency is Frequency.DAILY:
        return True
    return day.day == starts_on.day


def _nth(day: date) -> int:
    return (day.day - 1) // 7 + 1


def _nth_from_end(day: date) -> int:
    return -((_length(day) - day.day) // 7 + 1)


def _length(day: date) -> int:
    return calendar.monthrange(day.year, day.month)[1]


def _week(rule: Rule, day: date) -> date:
    return day - (day.weekday() - rule.week_starts_on) % 7 * DAY


def _shifted(day: date, days: int) -> date | None:
    return day + timedelta(days=days) if days <= (LAST_DAY - day).days else None
