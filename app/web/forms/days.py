"""A day that was asked for in an address."""

from __future__ import annotations

from datetime import date

from app.queries.record.filtering.parsing import parse_past_day


def past_day(typed: str, name: str) -> date | None:
    """The day `typed` for today or a day before it, None for nothing; raises Invalid under `name`."""
    return parse_past_day(name, [typed]) if typed.strip() else None
