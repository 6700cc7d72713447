"""The story's now is the day of loading, and every day in it keeps its place in the week."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from app.demo.calendar import DEMO_NOW, calendar_for


def test_now_is_the_day_of_loading_or_up_to_six_days_before_it():
    for number in range(-800, 800):
        today = DEMO_NOW + timedelta(days=number)
        calendar = calendar_for(today)
        assert timedelta(0) <= today - calendar.today <= timedelta(days=6)
        assert calendar.today.weekday() == DEMO_NOW.weekday()


def test_on_a_thursday_now_is_today():
    assert calendar_for(date(2027, 2, 4)).today == date(2027, 2, 4)


def test_a_tuesday_stays_a_tuesday_and_distances_stay():
    calendar = calendar_for(date(2028, 3, 1))
    first, second = calendar.day(date(2024, 11, 5)), calendar.day(date(2024, 11, 26))
    assert first.weekday() == 1
    assert second - first == timedelta(weeks=3)


def test_a_time_of_day_stays_when_the_clock_was_set_in_between():
    calendar = calendar_for(DEMO_NOW + timedelta(weeks=8))
    told_in_summer = date(2026, 9, 8)
    assert calendar.moment(told_in_summer, time(13, 0)) == datetime(2026, 11, 3, 12, 0, tzinfo=UTC)
