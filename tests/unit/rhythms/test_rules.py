"""Rules that we read, and the days that they pick; dateutil is the second opinion."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import takewhile
from time import thread_time

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings, strategies as st

from app.rhythms.checking import slot_error
from app.rhythms.days import days_of
from app.rhythms.rules import WEEKDAYS, UnreadableRule, parse_rule
from tests.unit.rhythms.told import slot

MIDNIGHT = time()
ANY_DAY = st.dates(date(2023, 1, 1), date(2031, 12, 31))
NTH = st.sampled_from(("1", "2", "3", "4", "5", "-1"))


def lists(values, size=3):
    return st.lists(values, min_size=1, max_size=size, unique=True).map(
        lambda items: ",".join(map(str, items))
    )


@st.composite
def rules(draw):
    """Every shape of rule that is allowed, the odd ones too."""
    frequency = draw(st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY")))
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.integers(1, 5))}"]
    if draw(st.booleans()):
        parts.append(f"BYMONTH={draw(lists(st.integers(1, 12)))}")
    numbered = frequency == "MONTHLY" or (frequency == "YEARLY" and len(parts) == 3)
    by = draw(st.sampled_from(("none", "day", "date")))
    if by == "day" and (frequency != "YEARLY" or numbered):
        nth = NTH if numbered and draw(st.booleans()) else st.just("")
        days = st.tuples(nth, st.sampled_from(WEEKDAYS)).map("".join)
        parts.append(f"BYDAY={draw(lists(days))}")
    elif by == "date" and frequency != "WEEKLY":
        parts.append(f"BYMONTHDAY={draw(lists(st.sampled_from((1, 15, 29, 30, 31, -1, -3))))}")
    if draw(st.booleans()):
        parts.append(f"WKST={draw(st.sampled_from(WEEKDAYS))}")
    end = draw(st.sampled_from(("", "count", "until")))
    if end == "count":
        parts.append(f"COUNT={draw(st.integers(1, 40))}")
    if end == "until":
        parts.append(f"UNTIL={draw(ANY_DAY):%Y%m%d}")
    return ";".join(parts)


@settings(max_examples=250)
@given(rule=rules(), starts_on=ANY_DAY, first=ANY_DAY, length=st.integers(0, 500))
def test_every_rule_picks_the_days_that_another_library_picks(rule, starts_on, first, length):
    last = first + timedelta(days=length)
    days = list(days_of(slot(rule, starts_on=starts_on), first, last))

    expected = rrulestr(rule, dtstart=datetime.combine(starts_on, MIDNIGHT))
    before_the_end = takewhile(lambda moment: moment.date() <= last, expected)
    assert days == [moment.date() for moment in before_the_end if moment.date() >= first]


@given(rule=rules())
def test_a_rule_is_written_as_it_is_read(rule):
    assert parse_rule(str(parse_rule(rule))) == parse_rule(rule)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=HOURLY;INTERVAL=2",
        "INTERVAL=2",
        "FREQ=WEEKLY;BYHOUR=3",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;INTERVAL=99999999999",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;BYDAY=1SA",
        "FREQ=MONTHLY;BYDAY=9SA",
        "FREQ=MONTHLY;BYDAY=MO,1TU",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=WEEKLY;BYMONTHDAY=3",
        "FREQ=YEARLY;BYDAY=SA",
        "FREQ=WEEKLY;UNTIL=gisteren",
        "FREQ=WEEKLY;UNTIL=20261301",
        "FREQ=WEEKLY;COUNT=3;UNTIL=20261201",
        "FREQ=WEEKLY;COUNT=١",
        "FREQ=WEEKLY;FREQ=DAILY",
        "FREQ=WEEKLY;" + "BYDAY=MO;" * 40,
        "FREQ=",
        "woensdag",
    ],
)
def test_what_we_do_not_know_is_refused_with_a_sentence(rule):
    with pytest.raises(UnreadableRule, match=r"[a-z]{3}.*\.$"):
        parse_rule(rule)
    assert slot_error(slot(rule)) if rule else True


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31;COUNT=500",
        "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31;BYMONTH=2",
        "FREQ=WEEKLY;BYDAY=MO;UNTIL=20200101",
    ],
)
def test_a_rule_that_never_comes_costs_next_to_nothing_and_says_so(rule):
    began = thread_time()

    assert slot_error(slot(rule)) == "Zo komt het nooit voor. Kies andere dagen, of een latere einddatum."
    assert thread_time() - began < 0.5


def test_a_leap_day_comes_back_every_fourth_year():
    leap = slot("FREQ=YEARLY", starts_on=date(2024, 2, 29))

    assert list(days_of(leap, date(2024, 1, 1), date(2033, 1, 1))) == [
        date(2024, 2, 29),
        date(2028, 2, 29),
        date(2032, 2, 29),
    ]


def test_an_end_may_carry_an_hour_as_lists_bring_it():
    rule = slot("RRULE:FREQ=WEEKLY;BYDAY=WE;UNTIL=20261014T235959Z")

    assert list(days_of(rule, date(2026, 10, 1), date(2026, 12, 1))) == [
        date(2026, 10, 7),
        date(2026, 10, 14),
    ]
