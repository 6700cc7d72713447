"""Which teams a share of members is told of: only where neither the members nor the others are a few people.

A team has one opbouwwerker or two. What members made of all that was made says then what those two did. So
teams are counted together until there are five of both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, or_, select

from app import clock
from app.database import database
from app.models.people import Membership, Role, User
from app.queries.training.yielding.teams import FEWEST_PEOPLE, Unit, units
from app.rhythms.dutch import joined


@dataclass(frozen=True, slots=True)
class _Group:
    """Units that are counted as one, with how many people act as a member and as something else."""

    units: tuple[Unit, ...]
    members: int
    others: int

    @property
    def is_enough(self) -> bool:
        return min(self.members, self.others) >= FEWEST_PEOPLE

    def __add__(self, other: _Group) -> _Group:
        return _Group(self.units + other.units, self.members + other.members, self.others + other.others)

    def as_unit(self) -> Unit:
        return Unit(
            team_ids=tuple(team for unit in self.units for team in unit.team_ids),
            name=joined([unit.name for unit in self.units]),
            people=sum(unit.people for unit in self.units),
        )


def units_of_both() -> tuple[Unit, ...]:
    """Teams, by name, each with five members and five others or together with those that follow it.

    What is left at the end joins the last that was enough, so that the whole less the rest is never about a
    few people either. Nothing when all together are too few.
    """
    found: list[_Group] = []
    waiting: list[_Group] = []
    for group in _groups():
        if group.is_enough:
            found.append(group)
            continue
        waiting.append(group)
        if (together := _all(waiting)).is_enough:
            found.append(together)
            waiting = []
    if waiting and found:
        found.append(_all([found.pop(), *waiting]))
    return tuple(group.as_unit() for group in found)


def _all(groups: Sequence[_Group]) -> _Group:
    return sum(groups[1:], groups[0])


def _groups() -> list[_Group]:
    people = _people()
    return [
        _Group(
            units=(unit,),
            members=sum(people.get(team, (0, 0))[0] for team in unit.team_ids),
            others=sum(people.get(team, (0, 0))[1] for team in unit.team_ids),
        )
        for unit in units()
    ]


def _people() -> dict[int, tuple[int, int]]:
    """By team: how many act as a member there, and how many as something else.

    Who is member and opbouwwerker acts as opbouwwerker (`ROLE_ORDER`).
    """
    today = clock.today()
    is_member = User.roles.contains([Role.MEMBER.value]) & ~User.roles.contains([Role.BUILDER.value])
    found = database.session.execute(
        select(Membership.team_id, func.count().filter(is_member), func.count().filter(~is_member))
        .join(User, User.id == Membership.user_id)
        .where(
            Membership.since <= today,
            or_(Membership.until.is_(None), Membership.until > today),
            User.deactivated_at.is_(None),
        )
        .group_by(Membership.team_id)
    )
    return {team: (members, others) for team, members, others in found}
