"""The basic training, done against plan, per team and month: from counts alone.

Ready is who had the whole of it. Nobody is known by name, so of a team that is as many as its least visited
core module had people, never more than the team has. Teams of fewer than five people count together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import func, or_, select

from app import clock
from app.clock import LOCAL_ZONE
from app.database import database
from app.models.people import Membership, Team
from app.models.training import Module, ModuleKind, Programme, RolloutPlan, Session, SessionState, Track
from app.policy import Permission, Viewer

FEWEST_PEOPLE = 5
PACE_MONTHS = 6
MOST_MONTHS = 600
HELD = (SessionState.ACTIVE, SessionState.INACTIVE)
Months = Mapping[date, int]


class Pace(StrEnum):
    """How a team stands against its plan."""

    READY = "ready"
    ON_PLAN = "on_plan"
    BEHIND = "behind"
    NO_PLAN = "no_plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamLine:
    """A team, or (without a name) the small ones together. `planned` is until now, `goal` all of the plan.

    Without a plan the goal is everybody. `next_month` is the first month of the plan that it did not reach.
    """

    name: str
    people: int
    done: int
    planned: int
    goal: int
    pace: Pace
    next_month: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthLine:
    """The sums up to and including a month; `done` is None for what is still to come."""

    month: date
    planned: int
    done: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rollout:
    """The whole: `per_month` is how many became ready a month lately, `ready_in` when all are at that pace.

    `ready_in` is None when nobody became ready lately, or all are.
    """

    teams: tuple[TeamLine, ...]
    months: tuple[MonthLine, ...]
    people: int
    done: int
    goal: int
    per_month: float
    ready_in: date | None

    @property
    def behind(self) -> tuple[TeamLine, ...]:
        """The teams that lag behind their plan, by name."""
        return tuple(line for line in self.teams if line.pace is Pace.BEHIND)


def rollout(viewer: Viewer) -> Rollout:
    """Done against plan today; for who plans the training and for managers."""
    viewer.require(Permission.FOLLOW_ROLLOUT)
    modules, attended, plans = _core_modules(), _attended(), _plans()
    this_month = clock.today().replace(day=1)
    teams = []
    for team_id, name, people in _teams():
        done = done_by_month(attended.get(team_id, {}), modules, most=people)
        teams.append((name, people, done, plans.get(team_id, {})))
    return _summed(teams, this_month)


def done_by_month(attended: Mapping[int, Months], modules: Sequence[int], *, most: int) -> Months:
    """How many became ready in each month, given how many people each module had in each month."""
    months = sorted({month for module in modules for month in attended.get(module, {})})
    had: Counter[int] = Counter()
    found, before = {}, 0
    for month in months:
        for module in modules:
            had[module] += attended.get(module, {}).get(month, 0)
        ready = min(most, *(had[module] for module in modules))
        found[month], before = ready - before, ready
    return found


def forecast(
    done: Months, *, to_go: int, this_month: date, months: int = PACE_MONTHS
) -> tuple[float, date | None]:
    """How many became ready a month in the last `months` (this one too), and when `to_go` more are."""
    since = add_months(this_month, 1 - months)
    per_month = sum(number for month, number in done.items() if since <= month <= this_month) / months
    if to_go <= 0 or per_month <= 0:
        return per_month, None
    away = -(-to_go // per_month)
    return per_month, add_months(this_month, int(away)) if away <= MOST_MONTHS else None


def add_months(month: date, number: int) -> date:
    """The first day of the month that is so many months later."""
    years, rest = divmod(month.month - 1 + number, 12)
    return date(month.year + years, rest + 1, 1)


def _summed(teams: Sequence[tuple[str, int, Months, Months]], this_month: date) -> Rollout:
    done, planned = Counter[date](), Counter[date]()
    lines = [_line(*team, this_month=this_month) for team in _merged(teams)]
    for _name, _people, ready, plan in teams:
        done.update(ready)
        planned.update(plan)
    to_go = sum(max(line.goal - line.done, 0) for line in lines)
    per_month, ready_in = forecast(done, to_go=to_go, this_month=this_month)
    return Rollout(
        teams=tuple(lines),
        months=_months(done, planned, this_month),
        people=sum(line.people for line in lines),
        done=sum(line.done for line in lines),
        goal=sum(line.goal for line in lines),
        per_month=per_month,
        ready_in=ready_in,
    )


def _merged(
    teams: Sequence[tuple[str, int, Months, Months]],
) -> list[tuple[str, int, Months, Months]]:
    small = [team for team in teams if team[1] < FEWEST_PEOPLE]
    large = [team for team in teams if team[1] >= FEWEST_PEOPLE]
    if not small:
        return large
    done, planned = Counter[date](), Counter[date]()
    for _name, _people, ready, plan in small:
        done.update(ready)
        planned.update(plan)
    return [*large, ("", sum(people for _name, people, *_rest in small), done, planned)]


def _line(name: str, people: int, ready: Months, plan: Months, *, this_month: date) -> TeamLine:
    done = sum(ready.values())
    planned = sum(number for month, number in plan.items() if month <= this_month)
    goal = sum(plan.values()) or people
    if done >= goal > 0:
        pace = Pace.READY
    elif not plan:
        pace = Pace.NO_PLAN
    else:
        pace = Pace.BEHIND if done < planned else Pace.ON_PLAN
    reached, next_month = 0, None
    for month in sorted(plan):
        reached += plan[month]
        if reached > done:
            next_month = month
            break
    return TeamLine(
        name=name, people=people, done=done, planned=planned, goal=goal, pace=pace, next_month=next_month
    )


def _months(done: Months, planned: Months, this_month: date) -> tuple[MonthLine, ...]:
    known = {*done, *planned}
    if not known:
        return ()
    lines: list[MonthLine] = []
    month, ready, wanted = min(known), 0, 0
    while month <= max(*known, this_month) and len(lines) < MOST_MONTHS:
        ready, wanted = ready + done.get(month, 0), wanted + planned.get(month, 0)
        lines.append(MonthLine(month=month, planned=wanted, done=ready if month <= this_month else None))
        month = add_months(month, 1)
    return tuple(lines)


def _core_modules() -> Sequence[int]:
    return database.session.scalars(
        select(Module.id)
        .join(Programme, Programme.id == Module.programme_id)
        .where(
            Programme.track == Track.BASIC,
            Programme.archived_at.is_(None),
            Module.archived_at.is_(None),
            Module.kind == ModuleKind.CORE,
        )
    ).all()


def _attended() -> dict[int, dict[int, dict[date, int]]]:
    """Per team, module and month how many people there were."""
    month = func.date_trunc("month", func.timezone(LOCAL_ZONE.key, Session.starts_at))
    rows = database.session.execute(
        select(Session.team_id, Session.module_id, month, func.sum(Session.participants))
        .where(
            Session.team_id.is_not(None),
            Session.participants.is_not(None),
            Session.state.in_(HELD),
            Session.starts_at <= clock.now(),
        )
        .group_by(Session.team_id, Session.module_id, month)
    )
    found: dict[int, dict[int, dict[date, int]]] = {}
    for team_id, module_id, first_day, number in rows:
        if team_id is not None:
            found.setdefault(team_id, {}).setdefault(module_id, {})[first_day.date()] = int(number)
    return found


def _plans() -> dict[int, dict[date, int]]:
    found: dict[int, dict[date, int]] = {}
    rows = database.session.execute(select(RolloutPlan.team_id, RolloutPlan.month, RolloutPlan.people))
    for team_id, month, people in rows:
        found.setdefault(team_id, {})[month] = people
    return found


def _teams() -> Sequence[tuple[int, str, int]]:
    """Id, name and number of people of the teams of today, by name."""
    today = clock.today()
    is_in = (
        Membership.team_id == Team.id,
        Membership.since <= today,
        or_(Membership.until.is_(None), Membership.until > today),
    )
    people = select(func.count()).select_from(Membership).where(*is_in).scalar_subquery()
    rows = database.session.execute(
        select(Team.id, Team.name, people)
        .where(or_(Team.until.is_(None), Team.until > today))
        .order_by(Team.name_key, Team.id)
    )
    return [(team_id, name, number or 0) for team_id, name, number in rows]
