"""What a point or a team means in buurten: the sentence under "Waar is het?"."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import text

from app.clock import today
from app.database import database
from app.models.areas import Area
from app.models.people import Team
from app.policy import Viewer
from app.queries.areas.lookup import buurt_index
from app.queries.people.leading import leading_team
from geodata.crs import to_rd

TEAM_BUURTEN = text(
    """
    select distinct c.id, c.code, c.name, c.name_key
    from team_buurten tb
        join areas said on said.id = tb.area_id
        join areas c on c.level = 'buurt' and (c.id = tb.area_id or exists (
            select from area_links l where l.from_id = tb.area_id and l.to_id = c.id and l.share >= 0.5))
        join vintages v on v.id = c.vintage_id and v.is_current
    where tb.team_id = any(:teams) and tb.since <= :today and (tb.until is null or tb.until > :today)
    order by c.name_key, c.code
    """
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamArea:
    """A buurt in which a team works, in the current boundaries."""

    id: int
    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """The buurt of a point (None: outside the municipality) and the team that keeps what lies there."""

    buurt: Area | None
    team_name: str
    is_own: bool


def team_buurten(viewer: Viewer) -> tuple[TeamArea, ...]:
    """The buurten of the visitor's teams, by name."""
    return buurten_of_teams(viewer.team_ids)


def buurten_of_teams(team_ids: Sequence[int]) -> tuple[TeamArea, ...]:
    """The buurten in which these teams work, by name."""
    rows = database.session.execute(TEAM_BUURTEN, {"teams": list(team_ids), "today": today()})
    return tuple(TeamArea(id=row.id, code=row.code, name=row.name) for row in rows)


def spot(*, lon: str, lat: str, viewer: Viewer) -> Spot:
    """What lies under a WGS84 point; a point that is no number counts as outside."""
    buurt_id = _buurt_at(lon, lat)
    buurt = database.session.get(Area, buurt_id) if buurt_id is not None else None
    if buurt is None:
        return Spot(buurt=None, team_name="", is_own=False)
    team_id = leading_team(buurt.id)
    team = database.session.get(Team, team_id) if team_id is not None else None
    if team is None:
        return Spot(buurt=buurt, team_name="", is_own=True)
    return Spot(buurt=buurt, team_name=team.name, is_own=team.id in viewer.team_ids)


def _buurt_at(lon: str, lat: str) -> int | None:
    try:
        rd_x, rd_y = to_rd(float(lon), float(lat))
    except ValueError:
        return None
    if not (math.isfinite(rd_x) and math.isfinite(rd_y)):
        return None
    return buurt_index().locate_one((float(rd_x), float(rd_y)))
