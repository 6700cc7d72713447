"""Who works in which team, from when until when."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from app.database import database
from app.exceptions import Invalid, NotFound
from app.models.people import Membership, Team
from app.services.constraints import named_constraints
from app.services.people.accounts import locked_user
from app.services.people.periods import Period, checked_period, in_words


def add_membership(
    *, user_id: int, team_id: int | None, since: date | None, until: date | None = None
) -> None:
    """Somebody works in a team from `since` on. Raises Invalid by field: team, since or until."""
    user = locked_user(user_id)
    team = None if team_id is None else database.session.get(Team, team_id)
    if team is None:
        raise Invalid({"team": "Kies een team uit de lijst."})
    period = _free_period(user_id=user.id, team_id=team.id, since=since, until=until)
    with named_constraints():
        database.session.add(
            Membership(user_id=user.id, team_id=team.id, since=period.since, until=period.until)
        )


def change_membership(*, membership_id: int, since: date | None, until: date | None) -> Membership:
    """Correct the days of a membership, or end it."""
    membership = database.session.get(Membership, membership_id)
    if membership is None:
        raise NotFound
    locked_user(membership.user_id)
    database.session.refresh(membership)
    period = _free_period(
        user_id=membership.user_id, team_id=membership.team_id, since=since, until=until, but=membership.id
    )
    with named_constraints():
        membership.since, membership.until = period.since, period.until
    return membership


def _free_period(
    *, user_id: int, team_id: int, since: date | None, until: date | None, but: int | None = None
) -> Period:
    """The period, or Invalid when this person is already in this team on one of its days."""
    period = checked_period(since, until)
    others = database.session.scalars(
        select(Membership).where(Membership.user_id == user_id, Membership.team_id == team_id)
    )
    for other in others:
        if other.id != but and period.overlaps(Period(other.since, other.until)):
            raise Invalid(
                {"since": f"Deze collega zit al in dit team vanaf {in_words(other.since)}. Pas dat aan."}
            )
    return period
