"""A value of a spreadsheet or a layer as the text that its reader sees."""

from __future__ import annotations

import math
from datetime import date, datetime, time, timedelta


def text_of(value: object) -> str:
    """The text of a cell; a day in the order that no country reads otherwise (2026-10-01)."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value) if math.isfinite(value) else ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, timedelta | int):
        return str(value)
    return value if isinstance(value, str) else ""
