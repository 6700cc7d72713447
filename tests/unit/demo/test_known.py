"""What the story knows of when its records are there: readable, and on the days that their sentences say."""

from __future__ import annotations

from datetime import date

from app.demo.calendar import calendar_for
from app.demo.telling import tell
from app.rhythms import next_words, pauses_error, rhythm_error, rhythm_words
from app.rhythms.parts import weekdays_of
from tests.factories.groningen import buurt_names

LOADED = date(2026, 10, 1)
CALENDAR = calendar_for(LOADED)
ASSETS = {asset.name: asset for asset in tell(buurt_names()).assets}
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def known(name, calendar=CALENDAR):
    asset = ASSETS[name]
    return asset.last("known").fields(since=asset.day, calendar=calendar)


def words(name, on=LOADED):
    fields = known(name)
    return rhythm_words(fields["rhythm"], fields["pauses"], on)


def test_every_rhythm_and_every_pause_can_be_read():
    for name in ASSETS:
        fields = known(name)
        assert not rhythm_error(fields["rhythm"]), name
        assert not pauses_error(fields["pauses"]), name


def test_a_good_share_says_when_it_is_there_and_a_part_does_not():
    share = sum(bool(known(name)["rhythm"].slots) for name in ASSETS) / len(ASSETS)

    assert 0.4 < share < 0.7


def test_the_story_says_when_its_own_initiatives_are_there():
    assert words("Wagen en Praat") == "Elke woensdag 9.30–11.00 uur, niet in schoolvakanties"
    assert words("De Gele Deur") == "Elke dinsdag tot en met vrijdag 10.00–16.00 uur"
    assert words("Pan op Donderdag") == "Elke donderdag 17.30–20.00 uur, niet in juli en augustus"
    assert words("Repareertafel De Tweede Schroef") == "Elke eerste zaterdag van de maand 13.00–16.00 uur"
    assert words("Adempauze Dinsdag") == "Om de week op dinsdag 9.30–11.30 uur"
    assert words("Meerijders van het Maar") == "Op afspraak"
    assert words("Veldje 22") == ""


def test_the_next_time_of_the_story_is_that_of_its_page():
    fields = known("Wagen en Praat")

    assert next_words(fields["rhythm"], fields["pauses"], LOADED) == "Woensdag 7 oktober, 9.30–11.00 uur"


def test_a_sentence_that_names_a_day_is_there_on_that_day():
    for name, asset in ASSETS.items():
        sentence = asset.last("summary").lower()
        slots = known(name)["rhythm"].slots
        said = [number for number, day in enumerate(WEEKDAYS) if f" {day} " in f" {sentence} "]
        if slots and said:
            assert set(said) <= set().union(*map(weekdays_of, slots)), (name, sentence)


def test_weeks_count_on_wherever_the_calendar_is_moved_to():
    moved = calendar_for(date(2027, 3, 4))

    assert {slot.starts_on.weekday() for slot in known("Adempauze Dinsdag", moved)["rhythm"].slots} == {1}
