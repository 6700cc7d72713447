"""Teams, their buurten and the colleagues with their memberships."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from sqlalchemy import insert

from app.database import database
from app.demo.calendar import DemoCalendar
from app.demo.shapes import Colleague, Story
from app.models.people import Membership, Role, Team, TeamBuurt, User
from app.models.sorting import sort_key
from app.policy import Viewer
from app.queries.people.installation import DEMO_PASSWORD
from app.services.people.passwords import DUMMY_HASH, hash_password

TEAMS_BEGAN: Final = date(2022, 1, 3)
ACCOUNTS_MADE: Final = date(2024, 9, 2)


@dataclass(frozen=True, slots=True)
class People:
    """Ids of teams by name, and everybody by key as the policy sees them."""

    team_ids: Mapping[str, int]
    viewers: Mapping[str, Viewer]


def write_people(story: Story, calendar: DemoCalendar, buurt_ids: Mapping[str, int]) -> People:
    """Write teams, the buurten that are loaded, accounts and memberships."""
    since = calendar.day(TEAMS_BEGAN)
    rows = [
        {"name": team.full_name, "name_key": sort_key(team.full_name), "since": since} for team in story.teams
    ]
    written = dict(database.session.execute(insert(Team).returning(Team.name, Team.id), rows).all())
    team_ids = {team.name: written[team.full_name] for team in story.teams}
    work = [
        {"team_id": team_ids[team.name], "area_id": buurt_ids[buurt], "lead": lead, "since": since}
        for team in story.teams
        for lead, buurten in ((True, team.buurten), (False, team.looks_along))
        for buurt in buurten
        if buurt in buurt_ids
    ]
    if work:
        database.session.execute(insert(TeamBuurt), work)
    user_ids = _write_users(story.colleagues, calendar)
    memberships = [
        {"user_id": user_ids[person.email], "team_id": team_ids[person.team], "since": since}
        for person in story.colleagues
        if person.team
    ]
    database.session.execute(insert(Membership), memberships)
    viewers = {person.key: _viewer(person, user_ids, team_ids) for person in story.colleagues}
    return People(team_ids, viewers)


def _write_users(people: tuple[Colleague, ...], calendar: DemoCalendar) -> dict[str, int]:
    """Ids by address. One hash for all demo accounts: hashing is dear and the password is no secret."""
    known = hash_password(DEMO_PASSWORD)
    rows = [
        {
            "email": person.email,
            "name": person.name,
            "roles": [role.value for role in person.roles],
            "password_hash": known if person.can_sign_in else DUMMY_HASH,
            "created_at": calendar.moment(ACCOUNTS_MADE, time(9, 0)),
            "welcomed_at": calendar.moment(ACCOUNTS_MADE, time(9, 10)),
        }
        for person in people
    ]
    # In this order: the accounts are shown by id.
    statement = insert(User).returning(User.email, User.id, sort_by_parameter_order=True)
    return dict(database.session.execute(statement, rows).all())


def _viewer(person: Colleague, user_ids: Mapping[str, int], team_ids: Mapping[str, int]) -> Viewer:
    teams = (team_ids[person.team],) if person.team else ()
    return Viewer(
        user_id=user_ids[person.email],
        name=person.name,
        roles=frozenset(Role(role) for role in person.roles),
        team_ids=teams,
        team_id=teams[0] if teams else None,
        team_name=person.team,
    )
