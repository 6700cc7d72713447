"""The values: moments that come back, and the periods in which they don't.

Times are those of the wall clock in the Netherlands; a rhythm never knows of UTC, so half past nine stays
half past nine when the clock changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any

DAY_PARTS = ("morning", "afternoon", "evening", "weekend")


class Season(StrEnum):
    """A time of the year in which things rest; what the words stand for in a year is data."""

    SCHOOL_HOLIDAYS = "school_holidays"
    SUMMER = "summer"
    WINTER = "winter"
    RAMADAN = "ramadan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One moment that comes back.

    `rrule` is a recurrence rule of RFC 5545 without its DTSTART ("FREQ=WEEKLY;BYDAY=WE"), empty for something
    that is there once; `starts_on` is its first day, from which "every other week" counts.
    """

    starts_on: date
    rrule: str = ""
    begins: time | None = None
    ends: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """All moments of a record; `by_appointment` may stand alone or beside them."""

    slots: tuple[Slot, ...] = ()
    by_appointment: bool = False

    def as_json(self) -> dict[str, Any]:
        """For a jsonb column; `from_json` gives an equal rhythm back."""
        return {
            "by_appointment": self.by_appointment,
            "slots": [
                {
                    "starts_on": slot.starts_on.isoformat(),
                    "rrule": slot.rrule,
                    "begins": slot.begins.isoformat("minutes") if slot.begins else None,
                    "ends": slot.ends.isoformat("minutes") if slot.ends else None,
                }
                for slot in self.slots
            ],
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Rhythm:
        """The rhythm of a jsonb column; an empty object is no rhythm."""
        return cls(
            by_appointment=stored.get("by_appointment", False),
            slots=tuple(
                Slot(
                    starts_on=date.fromisoformat(slot["starts_on"]),
                    rrule=slot["rrule"],
                    begins=_time(slot["begins"]),
                    ends=_time(slot["ends"]),
                )
                for slot in stored.get("slots", ())
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pauses:
    """When a rhythm rests: seasons by name, and periods from a day up to and including a day."""

    seasons: tuple[Season, ...] = ()
    periods: tuple[tuple[date, date], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """For a jsonb column; `from_json` gives equal pauses back."""
        return {
            "seasons": [season.value for season in self.seasons],
            "periods": [[first.isoformat(), last.isoformat()] for first, last in self.periods],
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Pauses:
        """The pauses of a jsonb column; an empty object is no pause."""
        return cls(
            seasons=tuple(Season(season) for season in stored.get("seasons", ())),
            periods=tuple(
                (date.fromisoformat(first), date.fromisoformat(last))
                for first, last in stored.get("periods", ())
            ),
        )


NO_RHYTHM = Rhythm()
NO_PAUSES = Pauses()


def _time(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None
