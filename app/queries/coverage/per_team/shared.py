"""T1: which share of what teams made was made by team members, so not by those whose trade it is.

    new records, ties and steps that were made in the role of member / all of them, per team and quarter

The role is that of the moment. What came out of a list, and what was made before roles were kept, counts
nowhere. The share comes in tenths and the number in fives, and teams are counted together until there are
five members and five others: of one team it would say what its one opbouwwerker did.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import CompoundSelect, Date, DateTime, cast, func, select, union_all

from app.clock import LOCAL_ZONE, begin_of, today
from app.database import database
from app.models.people import Role
from app.models.record import AssetVersion, PublishedAsset, Relation
from app.models.record.history import VersionAct
from app.models.training import Action
from app.policy import COLLEAGUE, visible_rows
from app.queries.coverage.per_team.groups import units_of_both
from app.queries.reports.quarters import Quarter, quarter_of
from app.queries.training.yielding.chain import in_fives
from app.queries.training.yielding.teams import Unit

VERSION = "2"
QUARTERS = 4
"""The last ones that ended."""
FEWEST = 5
"""Things that were made; a share of fewer says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """`percent` by team members of about `number` things; None for too few to say."""

    percent: int | None
    number: int | None


TOO_FEW = Share(percent=None, number=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedWork:
    """The shares of each unit, and of all teams together, by the quarter in the order of `quarters`."""

    quarters: tuple[Quarter, ...]
    units: tuple[tuple[Unit, tuple[Share, ...]], ...]
    together: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class _Made:
    by_members: int = 0
    all: int = 0

    def __add__(self, other: _Made) -> _Made:
        return _Made(self.by_members + other.by_members, self.all + other.all)


def shared_work() -> SharedWork:
    """T1 of the last quarters, of what all colleagues may see; whoever asks reads the same."""
    named = _quarters()
    made = _made(named[0].since)
    rows, told = [], units_of_both()
    for unit in told:
        each = [_sum(made, unit.team_ids, quarter) for quarter in named]
        rows.append((unit, tuple(_share(one, step=10) for one in each)))
    teams = tuple({team for team, _quarter in made})
    together = tuple(_share(_sum(made, teams, quarter), step=1) if told else TOO_FEW for quarter in named)
    return SharedWork(quarters=named, units=tuple(rows), together=together)


def _quarters() -> tuple[Quarter, ...]:
    named = [quarter_of(today()).previous]
    while len(named) < QUARTERS:
        named.append(named[-1].previous)
    return tuple(reversed(named))


def _sum(made: Mapping[tuple[int, date], _Made], team_ids: Sequence[int], quarter: Quarter) -> _Made:
    return sum((made.get((team, quarter.since), _Made()) for team in team_ids), _Made())


def _share(made: _Made, *, step: int) -> Share:
    if made.all < FEWEST:
        return Share(percent=None, number=in_fives(made.all))
    return Share(percent=step * round(100 * made.by_members / made.all / step), number=in_fives(made.all))


def _made(since: date) -> dict[tuple[int, date], _Made]:
    """By team and the first day of the quarter."""
    events = _events(since).subquery()
    team, role, moment = events.c
    begin = cast(func.date_trunc("quarter", moment), Date)
    number = func.count()
    counted = (
        select(team, begin, number.filter(role == Role.MEMBER.value), number)
        .where(team.is_not(None), role.is_not(None))
        .group_by(team, begin)
    )
    found = database.session.execute(counted)
    return {(one, day): _Made(members, everybody) for one, day, members, everybody in found}


def _events(since: date) -> CompoundSelect[int | None, Role | None, datetime]:
    """Team, role and moment (by our own clock) of each thing that was made."""
    seen = select(PublishedAsset.asset_id).where(visible_rows(COLLEAGUE))
    version, tie, step = AssetVersion, Relation, Action
    first, zone = begin_of(since), str(LOCAL_ZONE)
    return union_all(
        select(version.by_team, version.by_role, func.timezone(zone, version.valid_from)).where(
            version.act == VersionAct.RECORDED, version.valid_from >= first, version.asset_id.in_(seen)
        ),
        select(tie.by_team, tie.by_role, func.timezone(zone, tie.made_at)).where(
            tie.made_at >= first, tie.from_id.in_(seen), tie.to_id.in_(seen)
        ),
        select(step.team_id, step.by_role, cast(step.made_on, DateTime)).where(step.made_on >= since),
    )
