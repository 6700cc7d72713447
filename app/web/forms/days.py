"""A day that was asked for in an address."""

from __future__ import annotations

from datetime import date

from app import clock
from app.exceptions import Invalid

UNREADABLE = "Dit is geen dag die we kennen. Kies een dag."
TO_COME = "Die dag moet nog komen. Kies een dag die al geweest is."


def past_day(typed: str, name: str) -> date | None:
    """The day `typed` for today or a day before it, None for nothing; raises Invalid under `name`."""
    if not typed.strip():
        return None
    try:
        day = date.fromisoformat(typed.strip())
    except ValueError:
        raise Invalid({name: UNREADABLE}) from None
    if day > clock.today():
        raise Invalid({name: TO_COME})
    return day
