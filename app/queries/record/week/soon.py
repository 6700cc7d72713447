"""What is there in the coming days, for whoever looks for something to go to: a few lines, and they end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from app import clock
from app.policy import Viewer
from app.queries.record.filters import AssetFilter, conditions
from app.queries.record.week.moments import Moment, week_of

SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Soon:
    """Of five records the next moment within a week; without any, how many records only have a pause.

    `holiday` is the school holiday in these days, or "".
    """

    moments: tuple[Moment, ...]
    resting: int
    holiday: str


def soon(chosen: AssetFilter, viewer: Viewer) -> Soon:
    """What is still to come, from now on."""
    now = clock.now().astimezone(clock.LOCAL_ZONE)
    week = week_of(now.date(), *conditions(chosen, viewer), counted=False)
    coming = [one for day in week.days for one in day.moments if not _is_over(one, now)]
    first = {one.row.id: one for one in reversed(coming)}
    return Soon(
        moments=tuple(one for one in coming if first[one.row.id] is one)[:SHOWN],
        resting=week.resting,
        holiday=week.holiday,
    )


def _is_over(moment: Moment, now: datetime) -> bool:
    """What has begun may still be gone to; without an hour it lasts all day."""
    ends = moment.at.ends or moment.at.begins or time.max
    return moment.at.day == now.date() and ends <= now.time()
