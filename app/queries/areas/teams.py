"""Which teams work in an area, also when that was said about the boundaries of another year."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import text

from app.clock import today
from app.database import database

# The lead is found by the rule of `app.queries.people.leading`: what was said about today's boundaries first.
TEAMS = text(
    """
    with here as (
        select b.id from areas b left join areas w on w.id = b.parent_id
        where b.level = 'buurt' and :area in (b.id, b.parent_id, w.parent_id)
    ),
    said as (
        select h.id as buurt_id, tb.id, tb.team_id, tb.lead, tb.since, tb.area_id = h.id as about_today
        from here h
            join team_buurten tb on tb.area_id = h.id or tb.area_id in (
                select l.from_id from area_links l where l.to_id = h.id and l.share >= 0.5)
            join teams t on t.id = tb.team_id and (t.until is null or t.until > :today)
        where tb.since <= :today and (tb.until is null or tb.until > :today)
    ),
    leads_it as (
        select distinct on (buurt_id) buurt_id, team_id from said where lead
        order by buurt_id, about_today desc, since desc, id
    ),
    along as (
        select distinct buurt_id, team_id from said
        where not lead and not exists (
            select from leads_it l where l.buurt_id = said.buurt_id and l.team_id = said.team_id)
    ),
    counted as (
        select team_id, count(*) as leads, 0 as along from leads_it group by team_id
        union all select team_id, 0, count(*) from along group by team_id
    )
    select t.id, t.name, sum(c.leads)::bigint as leads, sum(c.along)::bigint as looks_along
    from counted c join teams t on t.id = c.team_id
    group by t.id, t.name, t.name_key order by t.name_key, t.id
    """
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaTeam:
    """A team that works here: in how many buurten of the area it leads, in how many it looks along."""

    id: int
    name: str
    leads: int
    looks_along: int


def teams_of(area_id: int) -> tuple[AreaTeam, ...]:
    """The teams that work today in a buurt, or in the buurten of a wijk or gemeente, by name."""
    rows = database.session.execute(TEAMS, {"area": area_id, "today": today()}).mappings()
    return tuple(AreaTeam(**row) for row in rows)
