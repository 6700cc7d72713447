"""Days, hours and rows of words in Dutch, without a library: the package stands by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
ORDINALS = {1: "eerste", 2: "tweede", 3: "derde", 4: "vierde", 5: "vijfde", -1: "laatste"}


def joined(words: Sequence[str]) -> str:
    """'a', 'a en b', 'a, b en c'."""
    return " en ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def capitalised(text: str) -> str:
    """The same with a capital in front."""
    return text[:1].upper() + text[1:]


def day_words(day: date, *, seen_from: date | None = None) -> str:
    """'7 oktober 2026'; the year is left out in the year that we look from."""
    year = "" if seen_from and day.year == seen_from.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def period_words(first: date, last: date, *, seen_from: date | None = None) -> str:
    """'14 tot en met 25 december', '1 december tot en met 3 januari 2027'."""
    same_month = (first.year, first.month) == (last.year, last.month)
    begins = str(first.day) if same_month else day_words(first, seen_from=seen_from)
    return f"{begins} tot en met {day_words(last, seen_from=seen_from)}"


def weekday_and_day(day: date, *, seen_from: date | None = None) -> str:
    """'woensdag 7 oktober'."""
    return f"{WEEKDAYS[day.weekday()]} {day_words(day, seen_from=seen_from)}"


def dates_words(days: Sequence[date], *, seen_from: date | None = None) -> str:
    """'dinsdag 6 oktober', 'dinsdag 6, 13 en 20 oktober', '6 oktober en 3 november'; in order."""
    if len(days) == 1:
        return weekday_and_day(days[0], seen_from=seen_from)
    same = WEEKDAYS[days[0].weekday()] + " " if len({day.weekday() for day in days}) == 1 else ""
    if len({(day.year, day.month) for day in days}) == 1:
        *early, last = days
        return f"{same}{joined([*(str(day.day) for day in early), day_words(last, seen_from=seen_from)])}"
    return same + joined([day_words(day, seen_from=seen_from) for day in days])


def clock_words(moment: time) -> str:
    """'9.30'."""
    return f"{moment.hour}.{moment.minute:02d}"


def hours_words(begins: time | None, ends: time | None) -> str:
    """'9.30–11.00 uur', '9.30 uur' or ''."""
    if begins is None:
        return ""
    until = f"–{clock_words(ends)}" if ends else ""
    return f"{clock_words(begins)}{until} uur"


def weekday_words(days: Sequence[int]) -> str:
    """'woensdag', 'maandag en woensdag', 'dinsdag tot en met vrijdag', 'werkdag' or 'dag'."""
    whole = {7: "dag", 5: "werkdag"}.get(len(days), "")
    if whole and list(days) == list(range(len(days))):
        return whole
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{WEEKDAYS[days[0]]} tot en met {WEEKDAYS[days[-1]]}"
    return joined([WEEKDAYS[day] for day in days])


def month_words(months: Sequence[int]) -> str:
    """'in maart', 'in juli en augustus', 'van maart tot en met oktober', also over the turn of the year."""
    ends = [month for month in months if month % 12 + 1 not in months]
    begins = [month for month in months if (month - 2) % 12 + 1 not in months]
    if len(months) > 2 and len(ends) == 1:
        return f"van {MONTHS[begins[0] - 1]} tot en met {MONTHS[ends[0] - 1]}"
    return "in " + joined([MONTHS[month - 1] for month in months])
