"""Somebody who looks and records: a user in a team that leads or watches certain buurten."""

from __future__ import annotations

from datetime import date
from itertools import count

from app.database import database
from app.models.people import Membership, Role, Team, TeamBuurt, User
from app.models.sorting import sort_key
from app.policy import Viewer

NUMBERS = count(1)


def make_viewer(
    *, leads: tuple[int, ...] = (), roles: tuple[Role, ...] = (Role.MEMBER,), team: str = ""
) -> Viewer:
    """A colleague in a new team that leads the buurten with these ids."""
    number = next(NUMBERS)
    name = team or f"Team {number}"
    made = Team(name=name, name_key=sort_key(name), since=date(2020, 1, 1))
    user = User(
        email=f"collega{number}@example.nl",
        name=f"Collega {number}",
        password_hash="-",
        roles=[role.value for role in roles],
    )
    database.session.add_all([made, user])
    database.session.flush()
    database.session.add(Membership(user_id=user.id, team_id=made.id, since=date(2020, 1, 1)))
    database.session.add_all(
        TeamBuurt(team_id=made.id, area_id=area_id, lead=True, since=date(2020, 1, 1)) for area_id in leads
    )
    database.session.flush()
    return Viewer(
        user_id=user.id,
        name=user.name,
        roles=frozenset(roles),
        team_ids=(made.id,),
        team_id=made.id,
        team_name=name,
    )
