"""A recurrence rule of RFC 5545 as a value, as far as our form makes them and a list may bring them.

What would come back within a day, what a neighbourhood has no use for, and what costs too much to compute is
refused with a sentence: nothing is read as something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LONGEST = 200
HIGHEST_INTERVAL = 52
HIGHEST_COUNT = 500
"""Ten years of every week; whoever wants more can leave the end out."""
ORDINALS = frozenset({-1, 1, 2, 3, 4, 5})


class Frequency(StrEnum):
    """The period in which a rule picks its days."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


class UnreadableRule(ValueError):
    """The rule is none that we know; the message is a Dutch sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Which days: `weekdays` are pairs of which one in the month (0: each) and the day (0 is Monday)."""

    frequency: Frequency
    interval: int = 1
    weekdays: tuple[tuple[int, int], ...] = ()
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    until: date | None = None
    count: int | None = None
    week_starts_on: int = 0

    def __str__(self) -> str:
        """The rule as RFC 5545 writes it, in one fixed order."""
        parts = [f"FREQ={self.frequency}"]
        if self.interval != 1:
            parts.append(f"INTERVAL={self.interval}")
        if self.months:
            parts.append("BYMONTH=" + ",".join(map(str, self.months)))
        if self.month_days:
            parts.append("BYMONTHDAY=" + ",".join(map(str, self.month_days)))
        if self.weekdays:
            parts.append("BYDAY=" + ",".join(f"{nth or ''}{WEEKDAYS[day]}" for nth, day in self.weekdays))
        if self.week_starts_on:
            parts.append(f"WKST={WEEKDAYS[self.week_starts_on]}")
        if self.count is not None:
            parts.append(f"COUNT={self.count}")
        if self.until is not None:
            parts.append(f"UNTIL={self.until:%Y%m%d}")
        return ";".join(parts)


@lru_cache(maxsize=4096)
def parse_rule(text: str) -> Rule:
    """The rule that the text holds. Raises UnreadableRule."""
    if len(text) > LONGEST:
        raise UnreadableRule("Deze herhaling is te lang om te lezen. Kies een eenvoudigere.")
    said = _parts(text)
    rule = Rule(**{PARTS[name][0]: PARTS[name][1](value) for name, value in said.items()})
    _refuse_what_does_not_fit(rule)
    return rule


def _parts(text: str) -> dict[str, str]:
    said: dict[str, str] = {}
    for part in text.strip().removeprefix("RRULE:").upper().split(";"):
        name, _sign, value = part.partition("=")
        if name not in PARTS or not value or name in said:
            raise UnreadableRule(f"‘{part[:30]}’ begrijpen we niet. Kies een andere herhaling.")
        said[name] = value
    if "FREQ" not in said:
        raise UnreadableRule("Zeg hoe vaak het is: elke dag, week, maand of elk jaar.")
    return said


def _refuse_what_does_not_fit(rule: Rule) -> None:
    """Combinations that RFC 5545 forbids, or that nobody means."""
    numbered = any(nth for nth, _day in rule.weekdays)
    if numbered and not all(nth for nth, _day in rule.weekdays):
        raise UnreadableRule("Maak van ‘elke maandag’ en ‘de eerste dinsdag’ twee momenten.")
    if rule.until is not None and rule.count is not None:
        raise UnreadableRule("Kies een einddatum of een aantal keren, niet allebei.")
    if numbered and rule.frequency in {Frequency.DAILY, Frequency.WEEKLY}:
        raise UnreadableRule("‘De eerste zaterdag’ past alleen bij elke maand of elk jaar.")
    if rule.month_days and rule.frequency is Frequency.WEEKLY:
        raise UnreadableRule("Een dag van de maand past niet bij elke week. Kies elke maand.")
    if rule.frequency is Frequency.YEARLY and rule.weekdays and not rule.months:
        raise UnreadableRule("Zeg er bij elk jaar bij in welke maand het is.")
    if rule.month_days and numbered:
        raise UnreadableRule("Kies een dag van de maand of ‘de eerste zaterdag’, niet allebei.")


def _frequency(value: str) -> Frequency:
    try:
        return Frequency(value)
    except ValueError:
        raise UnreadableRule("Kies elke dag, elke week, elke maand of elk jaar.") from None


def _number(value: str, highest: int, words: str) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", value) or not 1 <= int(value) <= highest:
        raise UnreadableRule(f"{words} is een getal van 1 tot en met {highest}.")
    return int(value)


def _weekdays(value: str) -> tuple[tuple[int, int], ...]:
    found = []
    for item in value.split(","):
        said = re.fullmatch(r"([+-]?[0-9])?(MO|TU|WE|TH|FR|SA|SU)", item)
        nth = int(said[1] or 0) if said else 0
        if not said or (said[1] and nth not in ORDINALS):
            raise UnreadableRule(f"‘{item[:10]}’ is geen dag die we kennen. Kies de dagen opnieuw.")
        found.append((nth, WEEKDAYS.index(said[2])))
    return tuple(sorted(set(found), key=lambda pair: (pair[0] < 0, pair)))


def _numbers(allowed: frozenset[int], words: str) -> Callable[[str], tuple[int, ...]]:
    def parse(value: str) -> tuple[int, ...]:
        items = value.split(",")
        if any(not re.fullmatch(r"[+-]?[0-9]{1,2}", item) or int(item) not in allowed for item in items):
            raise UnreadableRule(f"‘{value[:20]}’ {words}")
        return tuple(sorted({int(item) for item in items}))

    return parse


def _until(value: str) -> date:
    """The day of UNTIL; a time behind it (and whose time) makes no difference for a day."""
    try:
        return date.fromisoformat(re.sub(r"T[0-9]{6}Z?$", "", value))
    except ValueError:
        raise UnreadableRule(f"‘{value[:20]}’ is geen datum. Kies tot en met welke dag het is.") from None


def _week_start(value: str) -> int:
    if value not in WEEKDAYS:
        raise UnreadableRule("De eerste dag van de week kennen we niet.")
    return WEEKDAYS.index(value)


PARTS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "FREQ": ("frequency", _frequency),
    "INTERVAL": ("interval", lambda value: _number(value, HIGHEST_INTERVAL, "Om de hoeveel keer")),
    "BYDAY": ("weekdays", _weekdays),
    "BYMONTH": ("months", _numbers(frozenset(range(1, 13)), "zijn geen maanden die we kennen.")),
    "BYMONTHDAY": (
        "month_days",
        _numbers(frozenset({*range(1, 32), *range(-31, 0)}), "zijn geen dagen van een maand."),
    ),
    "UNTIL": ("until", _until),
    "COUNT": ("count", lambda value: _number(value, HIGHEST_COUNT, "Hoeveel keer")),
    "WKST": ("week_starts_on", _week_start),
}
"""What may stand in a rule: the field it fills, and how its value is read."""
