"""Of which teams figures may be asked: none until the works council agreed, and never of a few people."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, or_, select

from app import clock
from app.database import database
from app.exceptions import Invalid
from app.models.people import Membership, Team
from app.queries.settings import setting

FEWEST_PEOPLE = 5
OFF = "Cijfers per team staan uit, tot de ondernemingsraad akkoord is."
TOO_SMALL = "Dit team is te klein om te tellen, of we kennen het niet."


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One team, or small teams together: at least five people, and counted as one."""

    team_ids: tuple[int, ...]
    name: str
    people: int


def units() -> tuple[Unit, ...]:
    """All teams with people in them, by name; those of fewer than five are one unit.

    When these together are still too few, the next smallest team joins them, so that what is left of the
    whole is never about a few people either. Nothing when there are fewer than five people at all.
    """
    today = clock.today()
    works = Membership.since <= today, or_(Membership.until.is_(None), Membership.until > today)
    found = database.session.execute(
        select(Team.id, Team.name, Team.name_key, func.count())
        .join(Membership, Membership.team_id == Team.id)
        .where(*works, or_(Team.until.is_(None), Team.until > today))
        .group_by(Team.id)
        .order_by(func.count(), Team.name_key, Team.id)
    ).all()
    rows, small, people = list(found), [], 0
    while rows and (rows[0][3] < FEWEST_PEOPLE or 0 < people < FEWEST_PEOPLE):
        small.append(rows.pop(0))
        people += small[-1][3]
    apart = [(key, Unit(team_ids=(team_id,), name=name, people=n)) for team_id, name, key, n in rows]
    if people >= FEWEST_PEOPLE:
        small.sort(key=lambda row: row[2])
        ids, names = tuple(row[0] for row in small), " en ".join(row[1] for row in small)
        apart.append((small[0][2], Unit(team_ids=ids, name=names, people=people)))
    return tuple(unit for _key, unit in sorted(apart, key=lambda one: one[0]))


def counted_teams() -> list[tuple[int, str]]:
    """Number and name of what figures can be asked of, by name; nothing while figures of teams are off."""
    return [(unit.team_ids[0], unit.name) for unit in units()] if setting("works_council") else []


def teams_counted_as(team_id: int | None) -> tuple[int, ...]:
    """The teams that are counted when figures of this one are asked; none for None, which is everybody.

    Raises Invalid ("team") when they can't be asked.
    """
    if team_id is None:
        return ()
    if not setting("works_council"):
        raise Invalid({"team": OFF})
    for unit in units():
        if team_id in unit.team_ids:
            return unit.team_ids
    raise Invalid({"team": TOO_SMALL})
