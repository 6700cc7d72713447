"""One clock, so that a test can move it and nobody mixes UTC with the days of the Netherlands."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LOCAL_ZONE = ZoneInfo("Europe/Amsterdam")


def now() -> datetime:
    """The moment, aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The day it is in the Netherlands."""
    return datetime.now(LOCAL_ZONE).date()
