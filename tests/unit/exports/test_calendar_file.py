"""What an independent reader makes of a calendar of ours is what we reckon ourselves."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from icalendar import Calendar
from recurring_ical_events import of as times_in

from app.exports.about import About
from app.exports.calendar_file import Appointment, calendar_file
from app.rhythms import Pauses, Rhythm, Season, Slot, occurrences

FIRST = date(2026, 9, 3)
"""A Thursday."""
HOLIDAYS = Pauses(seasons=(Season.SCHOOL_HOLIDAYS,), periods=((date(2026, 11, 2), date(2026, 11, 8)),))
RULES = (
    "",
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=9",
    "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261208",
    "FREQ=DAILY;INTERVAL=3",
    "FREQ=MONTHLY;BYDAY=-1SA",
    "FREQ=MONTHLY;BYDAY=1TU,3TU",
    "FREQ=MONTHLY;BYMONTHDAY=31",
    "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=27",
    "FREQ=YEARLY;BYMONTH=9,3;BYDAY=2SU",
)


def file_of(*slots, pauses=HOLIDAYS):
    appointment = Appointment(
        key="7", name="Koffie; met, komma's", summary="Eén zin.", where="In Hamrik",
        address="https://kaart.example/buurtkrachten/7", rhythm=Rhythm(slots=slots), pauses=pauses,
    )  # fmt: skip
    about = About(day=FIRST, chosen="", is_demo=False)
    return calendar_file(appointment.name, [appointment], about, at=datetime(2026, 9, 3, 12, tzinfo=UTC))


def read(file: bytes, last: date) -> list[tuple[object, object]]:
    """Begin and end of each time up to and including `last`, as the reader gives them."""
    found = times_in(Calendar.from_ical(file)).between(FIRST, last + timedelta(days=1))
    return sorted((event["dtstart"].dt, event["dtend"].dt) for event in found)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("begins", [time(9, 30), None])
def test_a_calendar_shows_the_times_that_we_reckon_and_rests_when_it_rests(rule, begins):
    ends = time(11) if begins else None
    slot = Slot(starts_on=FIRST, rrule=rule, begins=begins, ends=ends)
    last = FIRST + timedelta(days=700)
    ours = occurrences(Rhythm(slots=(slot,)), HOLIDAYS, FIRST, last)

    there = [begin for begin, _end in read(file_of(slot), last)]
    assert [(one if begins is None else one.date()) for one in there] == [one.day for one in ours]
    assert begins is None or {one.time() for one in there} <= {begins}


def test_half_past_nine_stays_half_past_nine_when_the_clock_changes():
    sunday = Slot(starts_on=FIRST, rrule="FREQ=WEEKLY;BYDAY=SU", begins=time(9, 30), ends=time(11))
    there = dict(read(file_of(sunday, pauses=Pauses()), date(2027, 4, 4)))
    utc = {begin.date(): begin.astimezone(UTC).time() for begin in there}

    assert (utc[date(2026, 10, 18)], utc[date(2026, 10, 25)]) == (time(7, 30), time(8, 30))
    assert (utc[date(2027, 3, 21)], utc[date(2027, 3, 28)]) == (time(8, 30), time(7, 30))
    assert {end - begin for begin, end in there.items()} == {timedelta(minutes=90)}


@pytest.mark.parametrize("night", [date(2026, 10, 25), date(2027, 3, 28)])
def test_an_hour_that_is_there_twice_or_not_at_all_stands_in_the_calendar_once(night):
    odd = Slot(starts_on=FIRST, rrule="FREQ=WEEKLY;BYDAY=SU", begins=time(2, 30), ends=time(3, 30))
    paused = Pauses(periods=((night, night),))
    nights = [begin.date() for begin, _end in read(file_of(odd, pauses=Pauses()), night)]

    assert nights.count(night) == 1
    assert night not in [begin.date() for begin, _end in read(file_of(odd, pauses=paused), night)]


def test_signs_of_the_format_in_a_name_break_nothing():
    event = Calendar.from_ical(file_of(Slot(starts_on=FIRST))).walk("VEVENT")[0]
    assert event["summary"] == "Koffie; met, komma's"
    assert event["uid"] == "7-0@opbouwkaart"
