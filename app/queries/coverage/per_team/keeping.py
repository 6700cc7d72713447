"""How fresh what each team keeps is: who confirmed everything is current, whatever is new."""

from __future__ import annotations

from app.policy import COLLEAGUE
from app.queries.coverage.beside.freshness import NONE, Freshness, freshness_of_stewards
from app.queries.training.yielding.teams import Unit, units


def kept_by_teams() -> tuple[tuple[Unit, Freshness], ...]:
    """Of each unit what its teams keep together, as all colleagues may see it; without ages."""
    by_team = freshness_of_stewards(COLLEAGUE)
    return tuple(
        (unit, _together([by_team[team].whole for team in unit.team_ids if team in by_team]))
        for unit in units()
    )


def _together(parts: list[Freshness]) -> Freshness:
    if not parts:
        return NONE
    return Freshness(
        total=sum(one.total for one in parts),
        fresh=sum(one.fresh for one in parts),
        soon=sum(one.soon for one in parts),
    )
