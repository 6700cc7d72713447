"""From the clock on the wall to a moment, also in the two nights in which that clock is set.

In March an hour does not exist; in October one comes twice. A session at half past two at night is
unlikely, but a moment that silently moves is worse than a question.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from app.clock import LOCAL_ZONE
from app.exceptions import Invalid

NO_SUCH_TIME = "Deze tijd bestaat niet: in die nacht gaat de klok een uur vooruit. Kies een andere tijd."


def moments_of(day: date, at: time) -> tuple[datetime, ...]:
    """The moments (aware, UTC, in order) at which clocks in the Netherlands show this: none, one or two."""
    wall = datetime.combine(day, at)
    both = {wall.replace(tzinfo=LOCAL_ZONE, fold=fold).astimezone(UTC) for fold in (0, 1)}
    return tuple(sorted(m for m in both if m.astimezone(LOCAL_ZONE).replace(tzinfo=None) == wall))


def start_moment(day: date, at: time, *, stored: datetime | None = None) -> datetime:
    """The start; of two moments the first, unless the other is what was stored already.

    Raises Invalid for `starts_at` when the clock skips that time.
    """
    found = moments_of(day, at)
    if not found:
        raise Invalid({"starts_at": NO_SUCH_TIME})
    return stored if stored is not None and stored in found else found[0]


def end_moment(day: date, at: time, *, start: datetime, stored: datetime | None = None) -> datetime:
    """The end on the same day; of two moments the first that lies after the start, or what was stored.

    Raises Invalid for `ends_at` when the clock skips that time or it is not after the start.
    """
    found = moments_of(day, at)
    if not found:
        raise Invalid({"ends_at": NO_SUCH_TIME})
    if stored is not None and stored in found and stored > start:
        return stored
    later = [moment for moment in found if moment > start]
    if not later:
        raise Invalid({"ends_at": "De eindtijd moet later zijn dan de begintijd. Kies een andere tijd."})
    return later[0]
