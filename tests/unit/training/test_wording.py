"""How sessions, trainers and numbers of people are said."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine

from app.queries.training.giving import Givers
from app.web.training.wording import given_by, hours, in_a_row, people, weekday


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "minder dan 5"), (4, "minder dan 5"), (5, "ongeveer 5"), (7, "ongeveer 5"),
        (8, "ongeveer 10"), (13, "ongeveer 15"), (500, "ongeveer 500"),
    ],
)  # fmt: skip
def test_people_are_rounded_to_fives(count, said):
    assert people(count) == said


def test_names_of_colleagues_are_said_only_when_they_were_handed_over():
    hidden = Givers(has_colleagues=True, colleagues=(), organisations=("Buurtacademie",))
    known = Givers(has_colleagues=True, colleagues=("Sanne", "Bram"), organisations=())
    nobody = Givers(has_colleagues=False, colleagues=(), organisations=())

    assert given_by(hidden) == "eigen collega's en Buurtacademie"
    assert given_by(known) == "Sanne en Bram"
    assert given_by(nobody) == ""


def test_words_stand_in_a_row_as_one_says_them():
    assert in_a_row(("a", "b", "c")) == "a, b en c"


@time_machine.travel(datetime(2026, 10, 1, 10, tzinfo=UTC), tick=False)
def test_a_session_is_named_by_weekday_in_dutch_time_and_by_year_when_it_is_another():
    assert weekday(datetime(2026, 10, 6, 22, 30, tzinfo=UTC)) == "woensdag 7 oktober"
    assert weekday(datetime(2025, 12, 3, 9, 0, tzinfo=UTC)) == "woensdag 3 december 2025"


def test_hours_are_said_on_the_clock_of_the_netherlands():
    starts, ends = datetime(2026, 10, 7, 7, 30, tzinfo=UTC), datetime(2026, 10, 7, 9, 0, tzinfo=UTC)

    assert hours(starts, ends) == "9.30 tot 11.00 uur"
