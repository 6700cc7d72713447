"""What else is known of a record in the story: when it is there, for whom it is open, and what it costs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from app.demo.calendar import DemoCalendar
from app.models.record import Cost, Openness
from app.rhythms import Pauses, Rhythm, Season, Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A rule with its hours; a rule with months keeps to the seasons of the world, whatever the story's now.

    `first` is its first day in the story, for what counts in weeks; else it began when it was written down.
    """

    rule: str
    begins: str = ""
    ends: str = ""
    first: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Empty means that nobody knows. `periods` are days of the story in which it rests."""

    moments: tuple[Moment, ...] = ()
    by_appointment: bool = False
    seasons: tuple[Season, ...] = ()
    periods: tuple[tuple[date, date], ...] = ()
    languages: tuple[str, ...] = ()
    openness: Openness | None = None
    cost: Cost | None = None
    step_free: bool | None = None
    toilet: bool | None = None
    quiet: bool | None = None
    capacity: int | None = None

    def fields(self, *, since: date, calendar: DemoCalendar) -> dict[str, Any]:
        """The fields of a record, with the days of the story moved to those of the world."""
        return {
            "rhythm": Rhythm(
                slots=tuple(
                    Slot(
                        starts_on=calendar.day(moment.first or since),
                        rrule=moment.rule,
                        begins=_time(moment.begins),
                        ends=_time(moment.ends),
                    )
                    for moment in self.moments
                ),
                by_appointment=self.by_appointment,
            ),
            "pauses": Pauses(
                seasons=self.seasons,
                periods=tuple((calendar.day(first), calendar.day(last)) for first, last in self.periods),
            ),
            "languages": self.languages,
            "openness": self.openness,
            "cost": self.cost,
            "step_free": self.step_free,
            "toilet": self.toilet,
            "quiet": self.quiet,
            "capacity": self.capacity,
        }


NOTHING_KNOWN = Known()


def _time(text: str) -> time | None:
    if not text:
        return None
    hour, minute = text.split(".")
    return time(int(hour), int(minute))
