"""From the clock on the wall to a moment, in ordinary weeks and in the two nights in which clocks are set."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given, strategies as st

from app.clock import LOCAL_ZONE
from app.exceptions import Invalid
from app.services.training.local_times import end_moment, moments_of, start_moment

SPRING = date(2027, 3, 28)
AUTUMN = date(2026, 10, 25)
HALF_PAST_TWO = time(2, 30)


def test_a_summer_morning_lies_two_hours_before_utc():
    assert start_moment(date(2026, 7, 1), time(9, 30)) == datetime(2026, 7, 1, 7, 30, tzinfo=UTC)


def test_a_winter_morning_lies_one_hour_before_utc():
    assert start_moment(date(2026, 12, 1), time(9, 30)) == datetime(2026, 12, 1, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize("at", [time(2, 0), HALF_PAST_TWO, time(2, 59)])
def test_a_start_in_the_hour_that_the_clock_skips_is_refused_at_its_field(at):
    with pytest.raises(Invalid) as refused:
        start_moment(SPRING, at)

    assert list(refused.value.errors) == ["starts_at"]
    assert "klok" in refused.value.errors["starts_at"]


def test_an_end_in_the_hour_that_the_clock_skips_is_refused_at_its_own_field():
    with pytest.raises(Invalid) as refused:
        end_moment(SPRING, HALF_PAST_TWO, start=start_moment(SPRING, time(1, 0)))

    assert list(refused.value.errors) == ["ends_at"]


@pytest.mark.parametrize("at", [time(1, 59), time(3, 0)])
def test_the_minutes_around_the_skipped_hour_exist(at):
    assert len(moments_of(SPRING, at)) == 1


def test_of_a_time_that_comes_twice_the_first_is_meant():
    assert start_moment(AUTUMN, HALF_PAST_TWO) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_stored_moment_in_the_second_hour_stays_when_the_form_is_saved_again():
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)

    assert start_moment(AUTUMN, HALF_PAST_TWO, stored=second) == second
    assert start_moment(AUTUMN, time(2, 15), stored=second) == datetime(2026, 10, 25, 0, 15, tzinfo=UTC)


def test_an_end_that_comes_twice_is_the_first_one_after_the_start():
    first_start = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    second_start = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)

    assert end_moment(AUTUMN, time(2, 45), start=first_start) == datetime(2026, 10, 25, 0, 45, tzinfo=UTC)
    assert end_moment(AUTUMN, time(2, 15), start=first_start) == datetime(2026, 10, 25, 1, 15, tzinfo=UTC)
    assert end_moment(AUTUMN, time(2, 45), start=second_start) == datetime(2026, 10, 25, 1, 45, tzinfo=UTC)


@pytest.mark.parametrize("end", [time(9, 30), time(9, 0)])
def test_an_end_that_is_not_after_the_start_is_refused(end):
    day = date(2026, 10, 7)

    with pytest.raises(Invalid) as refused:
        end_moment(day, end, start=start_moment(day, time(9, 30)))

    assert list(refused.value.errors) == ["ends_at"]


@given(
    st.dates(date(1980, 1, 1), date(2060, 1, 1)),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
)
def test_every_moment_shows_on_the_clock_what_was_typed(day, at):
    found = moments_of(day, at)

    assert len(found) in {0, 1, 2}
    assert all(
        moment.astimezone(LOCAL_ZONE).replace(tzinfo=None) == datetime.combine(day, at) for moment in found
    )
    assert list(found) == sorted(set(found))
