"""Of which teams figures may be asked: none until the works council agreed, and never of a few people."""

from __future__ import annotations

from sqlalchemy import func, or_, select

from app import clock
from app.database import database
from app.exceptions import Invalid
from app.models.people import Membership, Team
from app.queries.settings import setting

FEWEST_PEOPLE = 5
OFF = "Cijfers per team staan uit, tot de ondernemingsraad akkoord is."
TOO_SMALL = "Dit team is te klein om te tellen, of we kennen het niet."


def counted_teams() -> list[tuple[int, str]]:
    """Id and name of the teams of five people or more, by name; nothing while figures of teams are off."""
    if not setting("works_council"):
        return []
    today = clock.today()
    works = Membership.since <= today, or_(Membership.until.is_(None), Membership.until > today)
    rows = database.session.execute(
        select(Team.id, Team.name)
        .join(Membership, Membership.team_id == Team.id)
        .where(*works, or_(Team.until.is_(None), Team.until > today))
        .group_by(Team.id)
        .having(func.count() >= FEWEST_PEOPLE)
        .order_by(Team.name_key, Team.id)
    )
    return [(team_id, name) for team_id, name in rows]


def refuse_team(team_id: int | None) -> None:
    """Raise Invalid ("team") for a team of which figures can't be asked; None is always fine."""
    if team_id is None:
        return
    if not setting("works_council"):
        raise Invalid({"team": OFF})
    if team_id not in dict(counted_teams()):
        raise Invalid({"team": TOO_SMALL})
