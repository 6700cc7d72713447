"""The times that something is there: by its rule, outside its pauses, in order, at the hour on the wall."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings, strategies as st

from app.clock import LOCAL_ZONE
from app.rhythms import NO_PAUSES, Pauses, Rhythm, Season, next_time, occurrences
from app.rhythms.days import days_of
from app.rhythms.occurring import missed, resting_on
from app.rhythms.seasons import TABLES, holiday_in, holiday_on, known, spans
from tests.unit.rhythms.test_rules import ANY_DAY, rules
from tests.unit.rhythms.told import TODAY, WEDNESDAY, rhythm, slot

HOLIDAYS = Pauses(seasons=(Season.SCHOOL_HOLIDAYS,))
periods = st.tuples(ANY_DAY, st.integers(0, 90)).map(
    lambda said: (said[0], said[0] + timedelta(days=said[1]))
)
pauses = st.builds(
    Pauses,
    seasons=st.lists(st.sampled_from(tuple(Season)), unique=True).map(tuple),
    periods=st.lists(periods, max_size=3).map(tuple),
)
clocks = st.sampled_from((None, time(2, 30), time(9, 30), time(19)))
slots = st.builds(
    lambda rule, day, begins: slot(rule, begins and begins.isoformat(), starts_on=day),
    st.one_of(rules(), st.just("")),
    ANY_DAY,
    clocks,
)
rhythms = st.lists(slots, min_size=1, max_size=4).map(lambda found: rhythm(*found))


@settings(max_examples=150)
@given(told=rhythms, resting=pauses, first=ANY_DAY, length=st.integers(0, 400))
def test_every_time_is_by_a_rule_and_in_no_pause_and_none_is_left_out(told, resting, first, length):
    last = first + timedelta(days=length)
    found = occurrences(told, resting, first, last)

    closed = {day for day in _days(first, last) if _rests(resting, day)}
    by_rule = {
        (day, moment.begins)
        for moment in told.slots
        for day in days_of(moment, first, last)
        if day not in closed
    }
    assert {(time_.day, time_.begins) for time_ in found} == by_rule
    assert [time_.day for time_ in found] == sorted(time_.day for time_ in found)
    assert len(found) == len(by_rule)


@settings(max_examples=100)
@given(told=rhythms, resting=pauses, on=ANY_DAY)
def test_the_next_time_is_the_first_of_all_that_come(told, resting, on):
    coming = occurrences(told, resting, on, on + timedelta(days=700))

    found = next_time(told, resting, on)
    assert found == coming[0] if coming else found is None or found.day > on + timedelta(days=700)


@given(told=rhythms, resting=pauses)
def test_a_rhythm_and_its_pauses_survive_their_column(told, resting):
    assert Rhythm.from_json(told.as_json()) == told
    assert Pauses.from_json(resting.as_json()) == resting


def test_a_group_that_stops_in_the_holidays_skips_the_week_of_autumn():
    told = rhythm(WEDNESDAY)

    assert next_time(told, HOLIDAYS, date(2026, 10, 8)).day == date(2026, 10, 21)
    assert next_time(told, NO_PAUSES, date(2026, 10, 8)).day == date(2026, 10, 14)


@pytest.mark.parametrize("night", [date(2027, 3, 28), date(2026, 10, 25)])
def test_half_past_nine_stays_half_past_nine_when_the_clock_is_set(night):
    told = rhythm(slot("FREQ=DAILY", "09:30"), slot("FREQ=DAILY", "02:30"))

    around = occurrences(told, NO_PAUSES, night - timedelta(days=1), night + timedelta(days=1))
    assert [one.begins for one in around] == [time(2, 30), time(9, 30)] * 3
    moments = [datetime.combine(one.day, one.begins, tzinfo=LOCAL_ZONE) for one in around]
    assert moments == sorted(moments)


def test_every_other_week_counts_on_over_the_turn_of_the_year():
    told = rhythm(slot("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", starts_on=date(2026, 12, 15)))

    assert [one.day for one in occurrences(told, NO_PAUSES, date(2026, 12, 20), date(2027, 1, 31))] == [
        date(2026, 12, 29),
        date(2027, 1, 12),
        date(2027, 1, 26),
    ]


def test_winter_lasts_to_the_end_of_february_in_leap_years_too():
    winter = Pauses(seasons=(Season.WINTER,))
    told = rhythm(slot("FREQ=DAILY", starts_on=date(2027, 1, 1)))

    assert next_time(told, winter, date(2027, 11, 1)).day == date(2028, 3, 1)
    assert next_time(told, winter, date(2027, 10, 31)).day == date(2027, 10, 31)


def test_what_always_falls_in_a_pause_has_no_next_time():
    told = rhythm(slot("FREQ=WEEKLY;BYDAY=MO;BYMONTH=7,8"))

    assert next_time(told, Pauses(seasons=(Season.SUMMER,)), TODAY) is None


def test_behind_the_last_published_holiday_a_time_is_not_sure():
    told = rhythm(WEDNESDAY)

    assert next_time(told, HOLIDAYS, known(Season.SCHOOL_HOLIDAYS)[1]).is_sure is False
    assert next_time(told, HOLIDAYS, TODAY).is_sure is True
    assert next_time(told, NO_PAUSES, known(Season.SCHOOL_HOLIDAYS)[1]).is_sure is True


def test_more_than_two_years_at_once_is_refused():
    with pytest.raises(ValueError, match="too much at once"):
        occurrences(rhythm(WEDNESDAY), NO_PAUSES, date(2026, 1, 1), date(2030, 1, 1))


def test_what_rests_in_a_week_is_told_with_its_reason():
    week = list(missed(rhythm(WEDNESDAY), HOLIDAYS, date(2026, 10, 12), date(2026, 10, 18)))

    assert [(day, span.name) for day, span in week] == [(date(2026, 10, 14), "herfstvakantie")]


def test_pauses_that_follow_each_other_are_one_rest():
    resting = Pauses(
        seasons=(Season.SUMMER, Season.SCHOOL_HOLIDAYS), periods=((date(2027, 9, 1), date(2027, 9, 12)),)
    )
    assert resting_on(resting, date(2027, 7, 12)).last == date(2027, 9, 12)
    assert resting_on(resting, date(2027, 9, 13)) is None


@pytest.mark.parametrize("season", TABLES)
def test_the_periods_of_a_season_are_in_order_and_do_not_touch(season):
    table = spans(Pauses(seasons=(season,)), *known(season))

    assert all(span.first < span.last for span in table)
    assert all(before.last < after.first for before, after in pairwise(table))


def test_school_holidays_run_from_saturday_to_sunday_five_times_a_year():
    table = spans(HOLIDAYS, *known(Season.SCHOOL_HOLIDAYS))

    assert {(span.first.weekday(), span.last.weekday()) for span in table} == {(5, 6)}
    names = ("herfst", "kerst", "voorjaars", "mei", "zomer")
    assert [span.name for span in table] == [f"{name}vakantie" for name in names] * 5


def test_a_day_knows_its_holiday():
    assert holiday_on(date(2026, 10, 10)) == "herfstvakantie"
    assert holiday_on(date(2026, 10, 19)) == ""
    assert holiday_in(date(2026, 10, 5), date(2026, 10, 11)) == "herfstvakantie"


def _days(first, last):
    return (first + timedelta(days=offset) for offset in range((last - first).days + 1))


def _rests(resting, day):
    return any(span.first <= day <= span.last for span in spans(resting, day, day))
