"""Periods of memberships and buurten: from a day on, until the first day that it isn't so any more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from app.exceptions import Invalid

EARLIEST = date(1990, 1, 1)
LATEST = date(2100, 1, 1)


@dataclass(frozen=True, slots=True)
class Period:
    """From `since` up to, not including, `until`; None is open."""

    since: date
    until: date | None = None

    def overlaps(self, other: Period) -> bool:
        """Whether the two share a day."""
        return self.since < (other.until or LATEST) and other.since < (self.until or LATEST)

    def covers(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.since <= day and (self.until is None or day < self.until)


def checked_period(since: date | None, until: date | None = None) -> Period:
    """The period, or Invalid with a sentence at the field."""
    if since is None:
        raise Invalid({"since": "Vul in vanaf welke dag."})
    if not EARLIEST <= since < LATEST:
        raise Invalid({"since": "Kijk naar het jaartal. Kies een dag na 1990."})
    if until is not None and until >= LATEST:
        raise Invalid({"until": "Kijk naar het jaartal. Laat het leeg als je het nog niet weet."})
    if until is not None and until <= since:
        raise Invalid(
            {"until": "Dit is niet na de eerste dag. Was het een vergissing? Zet 'vanaf' een dag eerder."}
        )
    return Period(since, until)


def in_words(day: date) -> str:
    """A day in Dutch, for a sentence: 1 oktober 2026."""
    return str(format_date(day, "d MMMM y", locale="nl"))
