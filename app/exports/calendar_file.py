"""Records as iCalendar (RFC 5545), for the calendar of whoever goes there.

Hours are those of the wall clock with the zone beside them, so half past nine stays half past nine when the
clock changes. A day on which it rests is left out by an EXDATE, as far ahead as `PAUSES_FOR`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from icalendar import Calendar, Event, vRecur

from app.clock import LOCAL_ZONE
from app.exports.about import INVENTED, About
from app.rhythms import Pauses, Rhythm, Slot
from app.rhythms.days import LAST_DAY, days_of
from app.rhythms.occurring import missed
from app.rhythms.rules import parse_rule

MIMETYPE = "text/calendar"
PAUSES_FOR = timedelta(days=800)
"""How far ahead the days of a pause are written out; a calendar that asks again gets the next ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """What a calendar says of a record; without a rhythm that goes on there is nothing in it."""

    key: str
    name: str
    summary: str
    where: str
    address: str
    rhythm: Rhythm
    pauses: Pauses


class Certainty(StrEnum):
    """How sure it is that a meeting goes on, in the words of the standard."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Something on one day. `sequence` grows with each change, so that a calendar takes the newest."""

    key: str
    name: str
    summary: str
    where: str
    address: str
    starts_at: datetime
    ends_at: datetime
    sequence: int
    certainty: Certainty


def calendar_file(
    name: str,
    appointments: Iterable[Appointment],
    about: About,
    *,
    at: datetime,
    meetings: Iterable[Meeting] = (),
) -> bytes:
    """The file; one event for each moment of a rhythm, and one for each meeting."""
    calendar = Calendar()
    calendar.add("prodid", "-//Opbouwkaart//NL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for appointment in appointments:
        _add(calendar, appointment, about, at)
    for meeting in meetings:
        calendar.add_component(_meeting(meeting, about, at))
    calendar.add_missing_timezones()
    file: bytes = calendar.to_ical()
    return file


def _add(calendar: Calendar, appointment: Appointment, about: About, at: datetime) -> None:
    for number, slot in enumerate(appointment.rhythm.slots):
        first = next(days_of(slot, slot.starts_on, LAST_DAY), None)
        if first is not None:
            event = _event(slot, first, appointment.pauses, until=about.day + PAUSES_FOR)
            event.add("uid", f"{appointment.key}-{number}@opbouwkaart")
            event.add("dtstamp", at)
            _say(event, appointment, about)
            calendar.add_component(event)


def _meeting(meeting: Meeting, about: About, at: datetime) -> Event:
    event = Event()
    starts_at, ends_at = _moments(meeting)
    event.add("dtstart", starts_at)
    event.add("dtend", ends_at)
    event.add("uid", f"{meeting.key}@opbouwkaart")
    event.add("dtstamp", at)
    event.add("sequence", meeting.sequence)
    event.add("status", meeting.certainty.value)
    _say(event, meeting, about)
    return event


def _moments(meeting: Meeting) -> tuple[datetime, datetime]:
    """Begin and end on the wall clock of the Netherlands; in UTC in a night on which that is set.

    Of an hour that comes twice a wall clock with a zone means the first (RFC 5545, 3.3.5), and readers differ
    about a meeting during which the clock is set.
    """
    starts_at, ends_at = (at.astimezone(LOCAL_ZONE) for at in (meeting.starts_at, meeting.ends_at))
    if starts_at.fold or ends_at.fold or starts_at.utcoffset() != ends_at.utcoffset():
        return starts_at.astimezone(UTC), ends_at.astimezone(UTC)
    return starts_at, ends_at


def _say(event: Event, appointment: Appointment | Meeting, about: About) -> None:
    told = [INVENTED if about.is_demo else "", appointment.summary, appointment.address]
    event.add("summary", appointment.name)
    event.add("description", "\n".join(filter(None, told)))
    event.add("location", appointment.where)
    event.add("url", appointment.address)


def _event(slot: Slot, first: date, pauses: Pauses, *, until: date) -> Event:
    """The times of a slot; the first must be one that the rule gives, for a calendar counts it always."""
    event = Event()
    event.add("dtstart", _at(first, slot.begins))
    if slot.begins and slot.ends:
        event.add("dtend", _at(first, slot.ends))
    if slot.rrule:
        event.add("rrule", vRecur.from_ical(_rule(slot)))
    resting = list(_resting(slot, first, pauses, until))
    if resting:
        event.add("exdate", resting)
    return event


def _resting(slot: Slot, first: date, pauses: Pauses, until: date) -> Iterator[Any]:
    for day, _span in missed(Rhythm(slots=(slot,)), pauses, first, until):
        yield _at(day, slot.begins)


def _rule(slot: Slot) -> str:
    """The rule as a calendar wants it: beside an hour, the last moment is one of UTC."""
    rule = parse_rule(slot.rrule)
    if rule.until is None or slot.begins is None:
        return str(rule)
    last = datetime.combine(rule.until, time.max, LOCAL_ZONE).astimezone(UTC)
    return str(rule).replace(f"UNTIL={rule.until:%Y%m%d}", f"UNTIL={last:%Y%m%dT%H%M%SZ}")


def _at(day: date, hour: time | None) -> date | datetime:
    return day if hour is None else datetime.combine(day, hour, LOCAL_ZONE)
