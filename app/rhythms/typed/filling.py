"""From a rhythm back to the form: what the form can say itself, and what it can only keep."""

from __future__ import annotations

from dataclasses import replace

from app.rhythms.rhythm import Pauses, Rhythm, Slot
from app.rhythms.rules import WEEKDAYS, Frequency, Rule, UnreadableRule, parse_rule
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


def typed_from(rhythm: Rhythm, pauses: Pauses) -> RhythmInput:
    """The form that `rhythm_from` reads as this rhythm again."""
    return RhythmInput(
        moments=tuple(map(_moment, rhythm.slots)),
        by_appointment=rhythm.by_appointment,
        seasons=tuple(season.value for season in pauses.seasons),
        periods=tuple(
            PeriodInput(first=first.isoformat(), last=last.isoformat()) for first, last in pauses.periods
        ),
    )


def _moment(slot: Slot) -> MomentInput:
    row = MomentInput(
        begins=slot.begins.isoformat("minutes") if slot.begins else "",
        ends=slot.ends.isoformat("minutes") if slot.ends else "",
        first=slot.starts_on.isoformat(),
    )
    if not slot.rrule:
        return replace(row, how=ONCE)
    try:
        rule = parse_rule(slot.rrule)
    except UnreadableRule:
        return replace(row, how=KEPT, rule=slot.rrule)
    until = rule.until.isoformat() if rule.until else ""
    return _said(slot, replace(rule, until=None), replace(row, until=until))


def _said(slot: Slot, rule: Rule, row: MomentInput) -> MomentInput:
    """The row for a rule without its end; KEPT when the form has no words for it."""
    days = tuple(WEEKDAYS[day] for _nth, day in rule.weekdays)
    plain = not (rule.months or rule.month_days or rule.count)
    bare_weekly = plain and rule.frequency is Frequency.WEEKLY and not rule.week_starts_on
    if bare_weekly and rule.interval in {1, 2}:
        how = WEEKLY if rule.interval == 1 else FORTNIGHTLY
        return replace(row, how=how, days=days or (WEEKDAYS[slot.starts_on.weekday()],))
    weeks = {str(nth) for nth, _day in rule.weekdays}
    monthly = rule.frequency is Frequency.MONTHLY and rule.interval == 1
    if monthly and plain and len(weeks) == 1 and weeks <= set(WEEKS):
        return replace(row, how=MONTHLY, week=weeks.pop(), days=days)
    day, month = slot.starts_on.day, slot.starts_on.month
    same_date = not rule.weekdays and not rule.count and rule.month_days in {(), (day,)}
    if monthly and same_date and not rule.months:
        return replace(row, how=MONTHLY, week=SAME_DATE)
    yearly = rule.frequency is Frequency.YEARLY and rule.interval == 1 and rule.months in {(), (month,)}
    if yearly and same_date and (rule.months or not rule.month_days):
        return replace(row, how=YEARLY)
    return replace(row, how=KEPT, rule=str(rule))
