"""What people type in the forms of the leergang: days, times, lines; nonsense is recognised as such."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given, strategies as st

from app.web.training.forms import day_of, line, lines, number_of, numbers, time_of


@pytest.mark.parametrize("typed", ["2026-10-07", "7-10-2026", "07/10/2026", " 7.10.2026 ", "7 10 2026"])
def test_a_day_is_read_as_a_browser_sends_it_and_as_people_write_it(typed):
    assert day_of(typed) == date(2026, 10, 7)


@pytest.mark.parametrize(
    "typed", ["", None, "31-2-2026", "2026-13-01", "7-10-26", "morgen", "2026-10-07x", "0000-01-01"]
)
def test_what_is_no_day_is_none(typed):
    assert day_of(typed) is None


@pytest.mark.parametrize("typed", ["09:30", "9:30", "9.30", "9.30 uur", "09:30:00"])
def test_a_time_is_read_as_a_browser_sends_it_and_as_people_write_it(typed):
    assert time_of(typed) == time(9, 30)


@pytest.mark.parametrize("typed", ["", None, "24:00", "9.60", "half tien", "930", "9"])
def test_what_is_no_time_is_none(typed):
    assert time_of(typed) is None


def test_a_line_has_no_control_characters_and_no_double_spaces():
    assert line(" De\x00 Wierde\n\tgrote  zaal ") == "De Wierde grote zaal"


def test_lines_are_read_once_each_without_the_empty_ones():
    assert lines("Buurtacademie\r\n\r\n Hanze \nBuurtacademie") == ("Buurtacademie", "Hanze")


def test_a_posted_value_that_is_no_id_is_refused_later_instead_of_ignored():
    assert numbers(["4", "x", "-1", "٤"]) == (4, 0, 0, 0)


@given(st.text())
def test_no_text_breaks_the_readers(typed):
    day_of(typed)
    time_of(typed)
    number_of(typed)
    assert "\x00" not in line(typed)
    assert all(lines(typed))
