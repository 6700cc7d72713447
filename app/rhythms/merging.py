"""Moments that are told as one: each weekday at the same hours, dates at the same hours, the same twice."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from datetime import date

from app.rhythms.rhythm import Slot
from app.rhythms.rules import Frequency, Rule, UnreadableRule, parse_rule


def merged(slots: Sequence[Slot], on: date) -> list[tuple[Slot, ...]]:
    """What is said in one breath, in the order in which it was written down.

    Weekly moments become one slot with all their days; dates stay slots, together and in order.
    """
    together: dict[Hashable, list[Slot]] = {}
    for slot in dict.fromkeys(slots):
        together.setdefault(_kind(slot, on), []).append(slot)
    return [_as_one(alike) for alike in together.values()]


def _kind(slot: Slot, on: date) -> Hashable:
    """What two slots must have in common to be told as one."""
    if not slot.rrule:
        return slot.begins, slot.ends
    rule = _weekly(slot)
    if rule is None:
        return slot
    return slot.begins, slot.ends, replace(rule, weekdays=()), max(slot.starts_on, on)


def _as_one(alike: Sequence[Slot]) -> tuple[Slot, ...]:
    first = alike[0]
    if not first.rrule or len(alike) == 1:
        return tuple(sorted(alike, key=lambda slot: slot.starts_on))
    rules = [rule for rule in map(_weekly, alike) if rule]
    days = {pair for rule in rules for pair in rule.weekdays}
    whole = replace(rules[0], weekdays=tuple(sorted(days)))
    return (replace(first, rrule=str(whole)),)


def _weekly(slot: Slot) -> Rule | None:
    """The rule of a slot that is there every week without a number of times, with its day said."""
    try:
        rule = parse_rule(slot.rrule)
    except UnreadableRule:
        return None
    if rule.frequency is not Frequency.WEEKLY or rule.interval != 1 or rule.count is not None:
        return None
    return rule if rule.weekdays else replace(rule, weekdays=((0, slot.starts_on.weekday()),))
