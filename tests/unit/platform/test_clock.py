"""A day is a day of the Netherlands, also in the two nights on which the clock is set."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from app.clock import begin_of, end_of, today


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 10, 26), 24)]
)
def test_a_day_lasts_as_long_as_its_clock_says(day, hours):
    assert end_of(day).astimezone(UTC) - begin_of(day).astimezone(UTC) == timedelta(hours=hours)
    assert begin_of(day + timedelta(days=1)) == end_of(day)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-03-28T22:59Z", date(2026, 3, 28)),
        ("2026-03-28T23:00Z", date(2026, 3, 29)),
        ("2026-03-29T21:59Z", date(2026, 3, 29)),
        ("2026-03-29T22:00Z", date(2026, 3, 30)),
        ("2026-10-24T22:00Z", date(2026, 10, 25)),
        ("2026-10-25T22:59Z", date(2026, 10, 25)),
        ("2026-10-25T23:00Z", date(2026, 10, 26)),
    ],
)
def test_it_is_another_day_at_midnight_here(moment, day):
    with time_machine.travel(datetime.fromisoformat(moment), tick=False):
        assert today() == day
