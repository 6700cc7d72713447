"""The week of some records: day by day what is there, what rests, and what we can't tell.

    week = chosen_week(monday, chosen, viewer)                                           # of a filter
    week = week_of(monday, visible_rows(viewer), PublishedAsset.meets_at_id == place_id) # of a place

Published rows only, in two statements whatever their number; the times are reckoned here, because a rhythm
with its pauses is no thing that SQL can count with.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import RowMapping, func, select, text
from sqlalchemy.sql.elements import ColumnElement

from app import clock
from app.database import database
from app.models.areas import Area
from app.models.record import Kind, PublishedAsset, Status, Visibility
from app.models.record.published import HAS_MOMENTS
from app.policy import Viewer
from app.queries.record.filters import AssetFilter, conditions
from app.queries.remembered import counted_before
from app.rhythms import Occurrence, occurrences
from app.rhythms.occurring import missed
from app.rhythms.seasons import holiday_in

HAPPENING = (Status.STARTING, Status.ACTIVE)
"""An idea is not there yet, and what sleeps or stopped is not there any more."""
RECKONED = 5000
"""So many records are reckoned with at once; a visitor who sees more is asked to choose."""
SHOWN_A_DAY = 60
LENGTH = timedelta(days=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekRow:
    """A record as the week shows it."""

    id: int
    name: str
    kind: Kind
    visibility: Visibility
    buurt_name: str | None
    whole_municipality: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A record at one time."""

    row: WeekRow
    at: Occurrence


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day with what is there, the earliest first; `beyond` is how many more there are."""

    day: date
    is_today: bool
    moments: tuple[Moment, ...]
    beyond: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Monday to Sunday.

    `resting`: how many records would be there if they had no pause; `holiday`: the school holiday in this
    week, or ''; `by_appointment` and `unknown`: how many have no moment at all; `not_reckoned`: how many
    records were too many.
    """

    monday: date
    days: tuple[Day, ...]
    resting: int
    holiday: str
    by_appointment: int
    unknown: int
    not_reckoned: int

    @property
    def sunday(self) -> date:
        """The last day."""
        return self.monday + LENGTH

    @property
    def total(self) -> int:
        """How many moments there are, shown or not."""
        return sum(len(day.moments) + day.beyond for day in self.days)

    @property
    def is_sure(self) -> bool:
        """Whether nobody has to wonder if it then is a holiday."""
        return all(moment.at.is_sure for day in self.days for moment in day.moments)


def chosen_week(monday: date, chosen: AssetFilter, viewer: Viewer) -> Week:
    """The week from `monday` on of a filter; remembered, but for what was searched or lies in a box."""
    where = conditions(chosen, viewer)
    if chosen.q or chosen.bbox:
        return week_of(monday, *where)
    return counted_before(lambda: week_of(monday, *where), "week", monday, chosen, viewer=viewer, size=_size)


def _size(week: Week) -> int:
    return 50 + 20 * sum(len(day.moments) for day in week.days)


def week_of(monday: date, *where: ColumnElement[bool], most: int = SHOWN_A_DAY, counted: bool = True) -> Week:
    """The week from `monday` on of the published rows that fit; the caller says whose rows they are.

    Not `counted`: what has no moment is not counted, and the three numbers are 0.
    """
    row, moments = PublishedAsset, text(HAS_MOMENTS)
    happening = (*where, row.status.in_(HAPPENING))
    with_moments, by_appointment, unknown = _numbers(happening) if counted else (0, 0, 0)
    found = database.session.execute(
        select(
            row.asset_id.label("id"),
            row.name,
            row.kind,
            row.visibility,
            Area.name.label("buurt_name"),
            row.whole_municipality,
            row.rhythm,
            row.pauses,
        )
        .outerjoin(Area, Area.id == row.buurt_id)
        .where(*happening, moments)
        .order_by(row.name_key, row.asset_id)
        .limit(RECKONED)
    ).mappings()
    there, resting = _reckoned(found, monday)
    return Week(
        monday=monday,
        days=tuple(_day(monday + timedelta(days=number), there, most) for number in range(7)),
        resting=resting,
        holiday=holiday_in(monday, monday + LENGTH),
        by_appointment=by_appointment,
        unknown=unknown,
        not_reckoned=max(0, with_moments - RECKONED),
    )


def _numbers(happening: tuple[ColumnElement[bool], ...]) -> tuple[int, int, int]:
    """How many have a moment, go by appointment, or have neither."""
    moments = func.coalesce(func.jsonb_array_length(PublishedAsset.rhythm["slots"]), 0)
    appointment = func.coalesce(PublishedAsset.rhythm["by_appointment"].as_boolean(), False)
    counted = select(
        func.count().filter(moments > 0),
        func.count().filter(moments == 0, appointment),
        func.count().filter(moments == 0, ~appointment),
    ).where(*happening)
    with_moments, by_appointment, unknown = database.session.execute(counted).one()
    return with_moments, by_appointment, unknown


def _reckoned(found: Iterable[RowMapping], monday: date) -> tuple[dict[date, list[Moment]], int]:
    """Everything that is there by day, and how many records only rest in this week."""
    there: dict[date, list[Moment]] = {}
    resting = 0
    for record in found:
        values: dict[str, Any] = dict(record)
        rhythm, pauses = values.pop("rhythm"), values.pop("pauses")
        times = occurrences(rhythm, pauses, monday, monday + LENGTH)
        if times:
            row = WeekRow(**values)
            for at in times:
                there.setdefault(at.day, []).append(Moment(row=row, at=at))
        elif next(missed(rhythm, pauses, monday, monday + LENGTH), None):
            resting += 1
    return there, resting


def _day(day: date, there: dict[date, list[Moment]], most: int) -> Day:
    """What has an hour comes in its order, what has none stands behind it."""
    moments: Sequence[Moment] = sorted(there.get(day, ()), key=_in_order)
    return Day(
        day=day,
        is_today=day == clock.today(),
        moments=tuple(moments[:most]),
        beyond=max(0, len(moments) - most),
    )


def _in_order(moment: Moment) -> tuple[bool, time, time]:
    begins = moment.at.begins
    return begins is None, begins or time.min, moment.at.ends or time.max
