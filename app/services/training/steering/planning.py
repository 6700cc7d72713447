"""Plan when how many people of a team are to have had the basic training."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from app.database import database
from app.exceptions import Invalid
from app.models.people import Team
from app.models.training import RolloutPlan
from app.policy import Permission, Viewer

MOST_PEOPLE = 500
FIRST, LAST = date(2015, 1, 1), date(2099, 12, 1)


def plan_rollout(*, team_id: int, month: date, people: int, viewer: Viewer) -> None:
    """Set the number of a team and month (any day of it); 0 takes it off the plan.

    Raises Invalid with a sentence for `team`, `month` or `people`.
    """
    viewer.require(Permission.PLAN_TRAINING)
    errors = {}
    if database.session.get(Team, team_id, with_for_update=True) is None:
        errors["team"] = "Dit team is er niet (meer). Kies een ander team."
    if not 0 <= people <= MOST_PEOPLE:
        errors["people"] = f"Vul een aantal in van 0 tot en met {MOST_PEOPLE}."
    month = month.replace(day=1)
    if not FIRST <= month <= LAST:
        errors["month"] = "Deze maand ligt te ver weg. Kies een andere maand."
    if errors:
        raise Invalid(errors)
    found = database.session.scalar(
        select(RolloutPlan).where(RolloutPlan.team_id == team_id, RolloutPlan.month == month)
    )
    if found is not None and people == 0:
        database.session.delete(found)
    elif found is not None:
        found.people = people
    elif people:
        database.session.add(RolloutPlan(team_id=team_id, month=month, people=people))
    database.session.flush()
