"""Teams: made, renamed, ended with or without a successor; never deleted."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from app.database import database
from app.exceptions import Invalid, NotFound
from app.models.people import Team
from app.models.sorting import sort_key
from app.queries.stamps import CATALOGUE
from app.services.constraints import named_constraints
from app.services.people.naming import plain_line
from app.services.people.periods import checked_period
from app.services.record.keeping.passing_on import pass_on_stopped_teams
from app.services.stamps import bump

NAME_LENGTH = range(2, 81)


def add_team(*, name: str, since: date | None) -> Team:
    """A new team. Raises Invalid by field: name or since."""
    name, period = _checked_name(name), checked_period(since)
    team = Team(name=name, name_key=sort_key(name), since=period.since)
    with named_constraints():
        database.session.add(team)
    bump(CATALOGUE)
    return team


def edit_team(
    *, team_id: int, name: str, since: date | None, until: date | None, successor_id: int | None
) -> None:
    """Rename a team or say when it ends. Its people and buurten stay until somebody moves them.

    What a stopped team keeps goes to its successor.
    """
    team = locked_team(team_id)
    name, period = _checked_name(name), checked_period(since, until)
    if successor_id is not None:
        _check_successor(team, successor_id, ends=until is not None)
    with named_constraints():
        team.name, team.name_key = name, sort_key(name)
        team.since, team.until, team.successor_id = period.since, period.until, successor_id
    pass_on_stopped_teams()
    bump(CATALOGUE)


def locked_team(team_id: int) -> Team:
    """The team, locked until commit; raises NotFound."""
    team = database.session.get(Team, team_id, with_for_update=True, populate_existing=True)
    if team is None:
        raise NotFound
    return team


def _check_successor(team: Team, successor_id: int, *, ends: bool) -> None:
    if not ends:
        raise Invalid({"until": "Vul in wanneer dit team stopt, of haal de opvolger weg."})
    rows = database.session.execute(select(Team.id, Team.successor_id))
    successors = {row.id: row.successor_id for row in rows}
    if successor_id not in successors or successor_id == team.id:
        raise Invalid({"successor": "Kies een ander team uit de lijst."})
    step: int | None = successor_id
    for _ in successors:
        step = successors[step] if step is not None else None
        if step == team.id:
            raise Invalid({"successor": "Dat team gaat zelf over in dit team. Kies een ander team."})


def _checked_name(text: str) -> str:
    name = plain_line(text)
    if len(name) not in NAME_LENGTH:
        raise Invalid({"name": f"Gebruik 2 tot en met 80 tekens. Het zijn er nu {len(name)}."})
    return name
