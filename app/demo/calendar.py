"""The story's now is 1 October 2026. It is told so that this is the day on which somebody loads it.

Every day is moved by the same number of whole weeks: a Tuesday stays a Tuesday, a bijeenkomst keeps its
distance to the next one, and nothing that happened lies in the future. So the story's Thursday falls on the
day of loading when that is a Thursday, else on the last Thursday before it. Times of day are those of the
Netherlands and stay, also when the clock was set in between.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from app.clock import LOCAL_ZONE

DEMO_NOW: Final = date(2026, 10, 1)
WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class DemoCalendar:
    """From a day in the story to a day in the world, `shift` later."""

    shift: timedelta

    @property
    def today(self) -> date:
        """The day that the story calls now."""
        return DEMO_NOW + self.shift

    def day(self, told: date) -> date:
        """The same weekday, whole weeks away."""
        return told + self.shift

    def moment(self, told: date, at: time) -> datetime:
        """That day at this time on the clocks of the Netherlands, in UTC."""
        return datetime.combine(self.day(told), at, tzinfo=LOCAL_ZONE).astimezone(UTC)


def calendar_for(loading_day: date) -> DemoCalendar:
    """The calendar in which the story's now is the day of loading, or up to six days before it."""
    weeks = (loading_day - DEMO_NOW).days // WEEK
    return DemoCalendar(timedelta(weeks=weeks))
