"""What is typed in the form becomes a rhythm, and a rhythm fills the form."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from app.exceptions import Invalid
from app.rhythms import NO_PAUSES, Pauses, Season, occurrences
from app.rhythms.typed import MomentInput, PeriodInput, RhythmInput, rhythm_from, typed_from
from tests.unit.rhythms.test_occurring import pauses, rhythms
from tests.unit.rhythms.told import TODAY, slot


def read(*moments: MomentInput, **more):
    return rhythm_from(RhythmInput(moments=moments, **more), today=TODAY)


def refused(*moments: MomentInput, **more) -> dict[str, str]:
    with pytest.raises(Invalid) as caught:
        read(*moments, **more)
    return caught.value.errors


def sentences(typed: MomentInput) -> list[str]:
    try:
        read(typed)
    except Invalid as error:
        return list(error.errors.values())
    return []


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            MomentInput(how="weekly", days=("WE",), begins="09:30", ends="11:00"),
            slot("FREQ=WEEKLY;BYDAY=WE", "09:30", "11:00", starts_on=TODAY),
        ),
        (
            MomentInput(how="weekly", days=("FR", "TU"), begins="10.00"),
            slot("FREQ=WEEKLY;BYDAY=TU,FR", "10:00", starts_on=TODAY),
        ),
        (
            MomentInput(how="fortnightly", first="13-10-2026", begins="9u30"),
            slot("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "09:30", starts_on=date(2026, 10, 13)),
        ),
        (
            MomentInput(how="monthly", week="1", days=("SA",), begins="13 uur", ends="16"),
            slot("FREQ=MONTHLY;BYDAY=1SA", "13:00", "16:00", starts_on=TODAY),
        ),
        (
            MomentInput(how="monthly", week="date", first="2026-10-15"),
            slot("FREQ=MONTHLY;BYMONTHDAY=15", starts_on=date(2026, 10, 15)),
        ),
        (
            MomentInput(how="yearly", first="2026-11-11", days=("MO",), week="2"),
            slot("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=11", starts_on=date(2026, 11, 11)),
        ),
        (MomentInput(how="once", first="2026-11-11"), slot("", starts_on=date(2026, 11, 11))),
        (
            MomentInput(how="weekly", days=("WE",), until="2026-12-16"),
            slot("FREQ=WEEKLY;BYDAY=WE;UNTIL=20261216", starts_on=TODAY),
        ),
        (
            MomentInput(how="kept", rule="FREQ=WEEKLY;BYDAY=SA;BYMONTH=3", begins="10:00"),
            slot("FREQ=WEEKLY;BYDAY=SA;BYMONTH=3", "10:00", starts_on=TODAY),
        ),
    ],
)
def test_a_row_becomes_a_moment(typed, told):
    rhythm, _pauses = read(typed)

    assert rhythm.slots == (told,)


def test_rows_that_nobody_filled_in_or_that_are_taken_away_do_not_count():
    rhythm, _pauses = read(MomentInput(), MomentInput(how="gone", days=("WE",)), MomentInput(week="1"))

    assert rhythm.slots == ()


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        (MomentInput(days=("WE",)), "how", "Kies hoe vaak het is."),
        (MomentInput(how="soms"), "how", "Kies hoe vaak het is."),
        (MomentInput(how="weekly"), "days", "Kies een dag of meer dagen."),
        (MomentInput(how="monthly", days=("SA",)), "week", "Kies de hoeveelste van de maand."),
        (MomentInput(how="monthly", week="1"), "days", "Kies een dag of meer dagen."),
        (MomentInput(how="once"), "first", "Vul in op welke dag het is."),
        (
            MomentInput(how="fortnightly", days=("WE",)),
            "first",
            "Vul een dag in waarop het er is. Dan weten we in welke week.",
        ),
        (MomentInput(how="weekly", days=("WE",), begins="half tien"), "begins", "Schrijf de tijd zo: 9.30."),
        (MomentInput(how="weekly", days=("WE",), begins="24:00"), "begins", "Schrijf de tijd zo: 9.30."),
        (MomentInput(how="once", first="morgen"), "first", "Schrijf de datum zo: 7-10-2026."),
        (
            MomentInput(how="once", first="31-2-2026"),
            "first",
            "Deze dag bestaat niet. Kies een andere datum.",
        ),
        (
            MomentInput(how="weekly", days=("WE",), begins="11:00", ends="09:30"),
            "ends",
            "De eindtijd is eerder dan de begintijd.",
        ),
        (
            MomentInput(how="weekly", days=("WE",), ends="09:30"),
            "begins",
            "Vul ook in hoe laat het begint.",
        ),
        (
            MomentInput(how="weekly", days=("WE",), first="2026-10-07", until="2026-10-01"),
            "until",
            "De laatste dag is eerder dan de eerste. Kies een latere dag.",
        ),
        (
            MomentInput(how="kept", rule="FREQ=SECONDLY"),
            "how",
            "Kies elke dag, elke week, elke maand of elk jaar.",
        ),
    ],
)
def test_what_will_not_do_is_told_at_its_field(typed, field, sentence):
    assert refused(MomentInput(), typed) == {f"moments-1-{field}": sentence}


def test_all_rows_are_told_at_once():
    errors = refused(MomentInput(how="weekly"), MomentInput(how="once"))

    assert set(errors) == {"moments-0-days", "moments-1-first"}


def test_seasons_and_periods_become_pauses():
    _rhythm, resting = read(
        seasons=("summer", "carnival"),
        periods=(PeriodInput(), PeriodInput(first="1-12-2026", last="2026-12-31")),
    )
    assert resting == Pauses(seasons=(Season.SUMMER,), periods=((date(2026, 12, 1), date(2026, 12, 31)),))


@pytest.mark.parametrize(
    ("period", "field"),
    [
        (PeriodInput(first="2026-12-01"), "last"),
        (PeriodInput(last="2026-12-01"), "first"),
        (PeriodInput(first="2026-12-02", last="2026-12-01"), "last"),
    ],
)
def test_half_a_period_or_one_backwards_is_told(period, field):
    assert set(refused(periods=(period,))) == {f"periods-0-{field}"}


def test_more_than_fourteen_moments_are_told_of_the_whole():
    rows = [MomentInput(how="once", first=f"2026-11-{day:02}") for day in range(1, 16)]

    assert set(refused(*rows)) == {"rhythm"}


@settings(max_examples=200)
@given(told=rhythms, resting=pauses)
def test_what_fills_the_form_is_read_as_the_same_times(told, resting):
    try:
        rhythm, again = rhythm_from(typed_from(told, resting), today=TODAY)
    except Invalid:
        return
    first = date(2024, 1, 1)
    last = first + timedelta(days=700)
    assert again == resting
    assert occurrences(rhythm, NO_PAUSES, first, last) == occurrences(told, NO_PAUSES, first, last)


texts = st.text(max_size=30)
rows = st.builds(
    MomentInput, how=texts, week=texts, begins=texts, ends=texts, first=texts, until=texts, rule=texts
)


@settings(max_examples=200)
@given(row=rows, how=st.sampled_from(("weekly", "monthly", "once", "kept", "yearly")))
def test_whatever_is_typed_gives_a_rhythm_or_a_sentence(row, how):
    for typed in (row, MomentInput(how=how, first=row.first, begins=row.begins, rule=row.rule)):
        assert all(sentence.endswith(".") for sentence in sentences(typed))
