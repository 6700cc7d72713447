"""Team-months for the stepped roll-out: what teams put on the map and how much they looked, by month."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Date, cast, func, select, union_all

from app import clock
from app.database import database
from app.models.coverage import Round
from app.models.record import Asset, KnownFrom, Verification
from app.models.training import Module, Programme, Session, Track
from app.queries.training.offered import HELD
from app.queries.training.yielding.rollout.stepped import TeamMonth
from app.queries.training.yielding.teams import units

MONTHS_BACK = 36
OWN_EYES = (KnownFrom.SEEN, KnownFrom.TOLD)
"""How a record is known that was fresh on the day on which it was put in; a list or a website is no check."""
Key = tuple[int, int]


def team_months(*, since: date | None = None, until: date | None = None) -> tuple[TeamMonth, ...]:
    """Each whole month of each team since a day, or the last 36, until today or a day; small teams are one.

    `month` counts months since the year 0. A team is trained from the month after that of its first session
    of the basic training on; that month itself is left out, for it is half of each. New are the records that
    the team put on the map itself and that are still there; what came out of a list is not.
    """
    last = month_number(until + timedelta(days=1) if until else clock.today()) - 1
    first = max(month_number(since) if since else last - MONTHS_BACK + 1, _first_month())
    new, looks, begun = _new(), _looks(), _begun()
    found = []
    for number, unit in enumerate(units()):
        starts = [begun[team] for team in unit.team_ids if team in begun]
        start = min(starts) if starts else last + 1
        found += [
            TeamMonth(
                team=number,
                month=month,
                new=sum(new.get((team, month), 0) for team in unit.team_ids),
                trained=month > start,
                looks=sum(looks.get((team, month), 0) for team in unit.team_ids),
            )
            for month in range(first, last + 1)
            if month != start
        ]
    return tuple(found)


def month_number(day: date) -> int:
    """Months since the year 0."""
    return 12 * day.year + day.month - 1


def month_of(number: int) -> date:
    """The first day of a month."""
    return date(number // 12, number % 12 + 1, 1)


def _first_month() -> int:
    """Before the first record that somebody put in, nobody could have put one in."""
    first = database.session.scalar(select(func.min(_day(Asset.recorded_at))))
    return month_number(first) if first else 0


def _new() -> Mapping[Key, int]:
    day = _day(Asset.recorded_at)
    return _counted(
        select(Asset.recorded_team_id.label("team"), day.label("day")).where(
            Asset.known_from.in_(OWN_EYES), Asset.source_id.is_(None), Asset.removed_at.is_(None)
        )
    )


def _looks() -> Mapping[Key, int]:
    """Checks and finished walks."""
    checks = select(Verification.by_team.label("team"), _day(Verification.at).label("day")).where(
        Verification.withdrawn_at.is_(None)
    )
    walks = select(Round.team_id, Round.finished_on).where(Round.finished_on.is_not(None))
    return _counted(union_all(checks, walks))


def _begun() -> Mapping[int, int]:
    """The month of the first session of the basic training of each team."""
    found = database.session.execute(
        select(Session.team_id, func.min(_day(Session.starts_at)))
        .join(Module, Module.id == Session.module_id)
        .join(Programme, Programme.id == Module.programme_id)
        .where(
            Programme.track == Track.BASIC, Session.state.in_(HELD), Session.starts_at <= clock.now(),
            Session.team_id.is_not(None),
        )
        .group_by(Session.team_id)
    )  # fmt: skip
    return {team: month_number(day) for team, day in found if team is not None}


def _counted(wanted: Any) -> Mapping[Key, int]:
    rows = wanted.subquery()
    month = func.date_trunc("month", rows.c.day)
    found = database.session.execute(
        select(rows.c.team, cast(month, Date), func.count())
        .where(rows.c.team.is_not(None), rows.c.day.is_not(None))
        .group_by(rows.c.team, month)
    )
    return {(team, month_number(day)): number for team, day, number in found}


def _day(moment: Any) -> ColumnElement[date]:
    """The day on the clock of the Netherlands."""
    return cast(func.timezone(clock.LOCAL_ZONE.key, moment), Date)
