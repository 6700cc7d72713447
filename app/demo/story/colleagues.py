"""Colleagues without names: 487 in the teams, five around them. No persons, only what they do.

Eight can sign in, with the password that everybody may know; the others have one that nobody knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from app.demo.shapes import Colleague, DemoTeam
from app.demo.story.teams import TEAMS
from app.models.people import Role
from app.queries.people.installation import DEMO_DOMAIN

COLLEAGUES_DOMAIN: Final = "collega.example"
SIGNING_IN: Final = {
    "medewerker": "medewerker-corpus-den-hoorn-1",
    "opbouwwerker": "opbouwwerker-beijum-1",
    "trainer": "trainer-lewenborg-1",
}
"""Which colleagues of the teams carry a demo account."""

AROUND: Final = {
    "manager": ("Manager", Role.MANAGER),
    "beheer": ("Beheerder", Role.ADMIN),
    "coordinator": ("Coördinator leergang", Role.COORDINATOR),
    "fg": ("Privacy (FG)", Role.PRIVACY),
    "partner": ("Partner, jongerenwerk", Role.PARTNER),
}


def colleagues() -> tuple[Colleague, ...]:
    """Everybody; who can sign in comes first, in the order in which the accounts are shown."""
    in_teams = {person.key: person for team in TEAMS for person in _members(team)}
    accounts = [_with_account(in_teams.pop(key), local_part) for local_part, key in SIGNING_IN.items()]
    accounts += [
        Colleague(
            key=local_part,
            name=f"{title} (voorbeeld)",
            email=f"{local_part}@{DEMO_DOMAIN}",
            roles=(role,),
            can_sign_in=True,
        )
        for local_part, (title, role) in AROUND.items()
    ]
    return (*accounts, *in_teams.values())


def key_of(role: str, team: str, number: int = 1) -> str:
    """How the story calls the first, second … `opbouwwerker`, `trainer` or `medewerker` of a team."""
    return f"{role}-{team.lower().replace(' ', '-')}-{number}"


def _with_account(person: Colleague, local_part: str) -> Colleague:
    title = local_part.capitalize()
    return replace(
        person,
        name=f"{title} {person.team} (voorbeeld)",
        email=f"{local_part}@{DEMO_DOMAIN}",
        can_sign_in=True,
    )


def _members(team: DemoTeam) -> Iterator[Colleague]:
    rest = team.people - team.builders - team.trainers
    for role, count, roles in (
        ("opbouwwerker", team.builders, (Role.BUILDER,)),
        ("trainer", team.trainers, (Role.MEMBER, Role.TRAINER)),
        ("medewerker", rest, (Role.MEMBER,)),
    ):
        for number in range(1, count + 1):
            key = key_of(role, team.name, number)
            yield Colleague(
                key=key,
                name=f"{role.capitalize()} {number} {team.name} (voorbeeld)",
                email=f"{key}@{COLLEAGUES_DOMAIN}",
                roles=roles,
                team=team.name,
            )
