"""One clock, so that a test can move it and nobody mixes UTC with the days of the Netherlands."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LOCAL_ZONE = ZoneInfo("Europe/Amsterdam")


def now() -> datetime:
    """The moment, aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The day it is in the Netherlands."""
    return datetime.now(LOCAL_ZONE).date()


def begin_of(day: date) -> datetime:
    """The moment at which a day begins in the Netherlands."""
    return datetime.combine(day, time.min, LOCAL_ZONE)


def end_of(day: date) -> datetime:
    """The moment at which it is over; of the last day that there is, its beginning."""
    return begin_of(day if day == date.max else day + timedelta(days=1))
