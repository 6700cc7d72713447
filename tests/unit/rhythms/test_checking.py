"""What will not do is said in Dutch, with what to do."""

from __future__ import annotations

from datetime import date

import pytest

from app.rhythms import NO_PAUSES, NO_RHYTHM, Pauses, pauses_error, rhythm_error
from tests.unit.rhythms.told import WEDNESDAY, rhythm, slot

WEEKLY = "FREQ=WEEKLY;BYDAY=WE"


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        (slot(WEEKLY, "11:00", "09:30"), "De eindtijd is eerder dan de begintijd."),
        (
            slot(WEEKLY, "11:00", "11:00"),
            "De begintijd en de eindtijd zijn gelijk. Laat de eindtijd leeg als je die niet weet.",
        ),
        (slot(WEEKLY, None, "11:00"), "Vul ook in hoe laat het begint."),
        (
            slot(WEEKLY, starts_on=date(1826, 1, 1)),
            "Deze datum kan niet kloppen. Kies een datum tussen 1950 en 2150.",
        ),
        (slot("FREQ=SECONDLY"), "Kies elke dag, elke week, elke maand of elk jaar."),
    ],
)
def test_the_first_moment_that_is_wrong_is_told(moment, sentence):
    assert rhythm_error(rhythm(WEDNESDAY, moment)) == sentence


def test_a_good_rhythm_and_none_at_all_will_do():
    assert rhythm_error(rhythm(WEDNESDAY, slot("", "10:00"))) == ""
    assert rhythm_error(NO_RHYTHM) == ""
    assert pauses_error(NO_PAUSES) == ""


def test_fourteen_moments_are_the_most():
    assert rhythm_error(rhythm(*[WEDNESDAY] * 14)) == ""
    assert rhythm_error(rhythm(*[WEDNESDAY] * 15)) == "Vul hoogstens 14 momenten in. Het zijn er nu 15."


def test_a_pause_ends_on_or_after_its_first_day():
    day, earlier = date(2026, 7, 2), date(2026, 7, 1)

    assert pauses_error(Pauses(periods=((day, day),))) == ""
    assert pauses_error(Pauses(periods=((day, earlier),))) == (
        "De laatste dag van de pauze is eerder dan de eerste. Draai ze om."
    )


def test_a_pause_in_a_strange_year_and_too_many_pauses_are_refused():
    day = date(2026, 7, 2)

    assert "datum kan niet kloppen" in pauses_error(Pauses(periods=((day, date(9999, 1, 1)),)))
    assert "hoogstens 20 pauzes" in pauses_error(Pauses(periods=((day, day),) * 21))
