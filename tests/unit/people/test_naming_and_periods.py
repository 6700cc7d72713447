"""Names, addresses and days as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, strategies as st

from app.exceptions import Invalid
from app.services.people.naming import normal_email, plain_line
from app.services.people.periods import Period, checked_period, in_words

DAYS = st.dates(date(2000, 1, 1), date(2050, 1, 1))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" Anna@Wij.Voorbeeld.NL ", "anna@wij.voorbeeld.nl"),
        ("beheer@demo.example", "beheer@demo.example"),
        ("a@münchen.example", "a@xn--mnchen-3ya.example"),
        ("anna", None),
        ("anna@", None),
        ("anna de wit@voorbeeld.nl", None),
        ("ánna@voorbeeld.nl", None),
        ("anna@voorbeeld.nl, bas@voorbeeld.nl", None),
        ("", None),
    ],
)
def test_an_address_is_kept_in_one_spelling_or_refused(typed, kept):
    assert normal_email(typed) == kept


def test_a_name_is_one_line():
    assert plain_line("  Jose\u0301\x00\n\tde  Wit\u2028") == "Jos\u00e9 de Wit"


@given(st.text())
def test_a_name_never_holds_what_the_database_refuses(text):
    kept = plain_line(text)
    assert "\x00" not in kept
    kept.encode()
    assert plain_line(kept) == kept


@given(DAYS, DAYS, DAYS, DAYS, DAYS)
def test_periods_overlap_when_they_share_a_day(one, two, three, four, day):
    first, second = (Period(min(pair), max(pair)) for pair in ((one, two), (three, four)))
    assert first.overlaps(second) == second.overlaps(first)
    if first.covers(day) and second.covers(day):
        assert first.overlaps(second)


def test_periods_that_touch_share_no_day():
    first, second = Period(date(2026, 1, 1), date(2026, 2, 1)), Period(date(2026, 2, 1))
    assert not first.overlaps(second)
    assert Period(date(2026, 1, 31)).overlaps(first)


@pytest.mark.parametrize(
    ("since", "until", "field"),
    [
        (None, None, "since"),
        (date(1900, 1, 1), None, "since"),
        (date(2100, 1, 1), None, "since"),
        (date(2026, 1, 1), date(2026, 1, 1), "until"),
        (date(2026, 1, 1), date(2025, 1, 1), "until"),
        (date(2026, 1, 1), date(9999, 1, 1), "until"),
    ],
)
def test_a_period_that_can_not_be_is_refused_at_its_field(since, until, field):
    with pytest.raises(Invalid) as refused:
        checked_period(since, until)
    assert set(refused.value.errors) == {field}


def test_days_are_said_in_dutch():
    assert in_words(date(2026, 10, 1)) == "1 oktober 2026"
