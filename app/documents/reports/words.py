"""Numbers and counted things as they stand in a Dutch sentence."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.rhythms.dutch import day_words


def shown(value: Any) -> str:
    """A value of a table: '1.270', '6,6', '30 september 2026', or '–' for what is not known."""
    if value is None:
        return "–"
    if isinstance(value, bool | str):
        return str(value)
    if isinstance(value, date):
        return day_words(value)
    digits = 1 if isinstance(value, float) else 0
    return f"{value:,.{digits}f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def many(number: int, one: str, more: str) -> str:
    """'1 buurt', '1.270 buurten'."""
    return f"{shown(number)} {one if number == 1 else more}"


def share(part: int, whole: int) -> str:
    """'38 %'; '–' of nothing."""
    return f"{100 * part / whole:.0f} %" if whole else "–"


def people(number: int | None) -> str:
    """A count of people that came in fives."""
    if number is None:
        return "minder dan 5"
    return f"ongeveer {shown(number)}" if number else "niet geteld"


def heading_words(name: str) -> str:
    """The heading of a column as somebody says it: 'marge_van' is 'Marge van'."""
    words = name.replace("_", " ").replace("per 1000", "per 1.000").replace("themas", "thema’s")
    return words.capitalize().replace("Abcd groepen", "ABCD-groepen")
