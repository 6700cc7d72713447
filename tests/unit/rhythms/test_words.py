"""What a rhythm is called in Dutch, and what stands there when nothing is next."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from app.rhythms import (
    NO_PAUSES,
    NO_RHYTHM,
    Pauses,
    Season,
    day_parts,
    next_words,
    resting_words,
    rhythm_words,
)
from tests.unit.rhythms.test_occurring import pauses, rhythms
from tests.unit.rhythms.test_rules import ANY_DAY
from tests.unit.rhythms.told import TODAY, WEDNESDAY, rhythm, slot

SENTENCES = {
    "Elke woensdag 9.30–11.00 uur": [WEDNESDAY],
    "Elke dinsdag tot en met vrijdag 10.00–16.00 uur": [
        slot(f"FREQ=WEEKLY;BYDAY={day}", "10:00", "16:00") for day in ("TU", "FR", "WE", "TH")
    ],
    "Elke werkdag 15.00 uur, in juli en augustus": [
        slot("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYMONTH=7,8", "15:00")
    ],
    "Elke woensdag 19.00–21.00 uur en elke zaterdag 10.00–12.00 uur": [
        slot("FREQ=WEEKLY;BYDAY=WE", "19:00", "21:00"),
        slot("FREQ=WEEKLY;BYDAY=SA", "10:00", "12:00"),
    ],
    "Om de week op dinsdag 9.30 uur": [slot("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "09:30")],
    "Elke 3 weken op maandag en vrijdag": [slot("FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,FR")],
    "Elke dag 10.00 uur": [slot("FREQ=DAILY", "10:00")],
    "Elke eerste zaterdag van de maand 13.00–16.00 uur": [slot("FREQ=MONTHLY;BYDAY=1SA", "13:00", "16:00")],
    "Elke eerste en derde donderdag van de maand": [slot("FREQ=MONTHLY;BYDAY=1TH,3TH")],
    "Elke laatste vrijdag van de maand": [slot("FREQ=MONTHLY;BYDAY=-1FR")],
    "Om de maand op de tweede dinsdag": [slot("FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU")],
    "Elke maand op de 15e": [slot("FREQ=MONTHLY;BYMONTHDAY=15")],
    "Elke maand op de laatste dag": [slot("FREQ=MONTHLY;BYMONTHDAY=-1")],
    "Elk jaar op 11 november 17.00 uur": [slot("FREQ=YEARLY", "17:00", starts_on=date(2020, 11, 11))],
    "Elk jaar op 21 maart en 21 september": [slot("FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=21")],
    "Elk jaar op de laatste zaterdag in september": [slot("FREQ=YEARLY;BYMONTH=9;BYDAY=-1SA")],
    "Om het jaar op 1 mei": [slot("FREQ=YEARLY;INTERVAL=2", starts_on=date(2021, 5, 1))],
    "Elke zaterdag 10.00 uur, van maart tot en met oktober": [
        slot("FREQ=WEEKLY;BYDAY=SA;BYMONTH=3,4,5,6,7,8,9,10", "10:00")
    ],
    "Elke zaterdag, van november tot en met februari": [slot("FREQ=WEEKLY;BYDAY=SA;BYMONTH=1,2,11,12")],
    "Elke woensdag, vanaf 4 november": [slot("FREQ=WEEKLY;BYDAY=WE", starts_on=date(2026, 11, 4))],
    "Elke woensdag, 10 keer vanaf 1 september 2026": [slot("FREQ=WEEKLY;BYDAY=WE;COUNT=10")],
    "Elke woensdag, tot en met 16 juni 2027": [slot("FREQ=WEEKLY;BYDAY=WE;UNTIL=20270616")],
    "Op zaterdag 10 oktober 14.00 uur": [slot("", "14:00", starts_on=date(2026, 10, 10))],
    "Op dinsdag 6, 13 en 20 oktober 16.00 uur": [
        slot("", "16:00", starts_on=date(2026, 10, day)) for day in (13, 6, 20)
    ],
    "Op momenten die we niet kunnen lezen": [slot("FREQ=SECONDLY")],
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_rhythm_is_told_as_one_sentence(sentence):
    assert rhythm_words(rhythm(*SENTENCES[sentence]), NO_PAUSES, TODAY) == sentence


@pytest.mark.parametrize(
    ("resting", "behind"),
    [
        (Pauses(seasons=(Season.SCHOOL_HOLIDAYS,)), ", niet in schoolvakanties"),
        (Pauses(seasons=(Season.SUMMER, Season.RAMADAN)), ", niet in juli en augustus en in de ramadan"),
        (Pauses(seasons=(Season.WINTER,)), ", niet van november tot en met februari"),
        (
            Pauses(periods=((date(2026, 12, 1), date(2027, 1, 3)), (date(2020, 1, 1), date(2020, 2, 1)))),
            ", niet van 1 december tot en met 3 januari 2027",
        ),
    ],
)
def test_the_pauses_stand_behind_it_without_those_that_are_past(resting, behind):
    assert rhythm_words(rhythm(WEDNESDAY), resting, TODAY) == f"Elke woensdag 9.30–11.00 uur{behind}"


def test_what_goes_by_appointment_says_so_alone_or_beside_its_moments():
    assert rhythm_words(rhythm(by_appointment=True), NO_PAUSES, TODAY) == "Op afspraak"
    assert rhythm_words(rhythm(WEDNESDAY, by_appointment=True), NO_PAUSES, TODAY) == (
        "Elke woensdag 9.30–11.00 uur en op afspraak"
    )
    assert rhythm_words(NO_RHYTHM, NO_PAUSES, TODAY) == ""


@pytest.mark.parametrize(
    ("told", "resting", "on", "words"),
    [
        (rhythm(WEDNESDAY), NO_PAUSES, TODAY, "Woensdag 7 oktober, 9.30–11.00 uur"),
        (rhythm(WEDNESDAY), NO_PAUSES, date(2026, 12, 31), "Woensdag 6 januari 2027, 9.30–11.00 uur"),
        (rhythm(by_appointment=True), NO_PAUSES, TODAY, "Op afspraak"),
        (NO_RHYTHM, NO_PAUSES, TODAY, ""),
        (
            rhythm(slot("", starts_on=date(2026, 9, 5))),
            NO_PAUSES,
            TODAY,
            "Is geweest, het laatst op zaterdag 5 september",
        ),
        (
            rhythm(slot("FREQ=WEEKLY;BYDAY=MO;BYMONTH=7")),
            Pauses(seasons=(Season.SUMMER,)),
            date(2027, 7, 20),
            "Ligt stil tot 1 september: zomerstop",
        ),
        (
            rhythm(WEDNESDAY),
            Pauses(seasons=(Season.SCHOOL_HOLIDAYS,)),
            date(2029, 9, 20),
            "Woensdag 26 september, 9.30–11.00 uur, als het dan geen schoolvakantie is",
        ),
    ],
)
def test_the_next_time_is_said_or_why_there_is_none(told, resting, on, words):
    assert next_words(told, resting, on) == words


def test_a_rest_says_until_when_and_why():
    resting = Pauses(seasons=(Season.SUMMER,))

    assert resting_words(resting, date(2026, 8, 3)) == "Ligt stil tot 1 september: zomerstop"
    assert resting_words(resting, TODAY) == ""


@settings(max_examples=150)
@given(told=rhythms, resting=pauses, on=ANY_DAY)
def test_every_rhythm_can_be_said_and_never_shows_a_rule(told, resting, on):
    said = f"{rhythm_words(told, resting, on)} {next_words(told, resting, on)}"

    assert said.strip()
    assert not {"FREQ", "None", "  ", ",,"} & {part for part in ("FREQ", "None", "  ", ",,") if part in said}


@pytest.mark.parametrize(
    ("moment", "parts"),
    [
        (WEDNESDAY, ("morning",)),
        (slot("FREQ=WEEKLY;BYDAY=TU", "10:00", "16:00"), ("morning", "afternoon")),
        (slot("FREQ=WEEKLY;BYDAY=TU", "11:30", "12:59"), ("morning",)),
        (slot("FREQ=WEEKLY;BYDAY=TU", "11:30", "13:00"), ("morning", "afternoon")),
        (slot("FREQ=WEEKLY;BYDAY=TH", "17:30", "20:00"), ("afternoon", "evening")),
        (slot("FREQ=MONTHLY;BYDAY=1SA", "13:00", "16:00"), ("afternoon", "weekend")),
        (slot("FREQ=WEEKLY;BYDAY=SU"), ("weekend",)),
        (slot("FREQ=YEARLY", "19:00", starts_on=date(2026, 11, 14)), ("evening",)),
        (slot("", "19:00", starts_on=date(2026, 11, 14)), ("evening", "weekend")),
        (slot("FREQ=WEEKLY", "08:00", starts_on=date(2026, 11, 14)), ("morning", "weekend")),
        (slot("FREQ=DAILY", "18:00"), ("evening", "weekend")),
        (slot("FREQ=HOURLY", "18:00"), ("evening",)),
    ],
)
def test_a_part_of_the_day_counts_when_it_begins_then_or_takes_an_hour_of_it(moment, parts):
    assert day_parts(rhythm(moment)) == parts
