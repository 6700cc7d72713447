"""When a team stops, its successor keeps what it kept: nothing is left without somebody who looks."""

from __future__ import annotations

from sqlalchemy import text

from app import clock
from app.database import database
from app.services.record.publishing import publish

PASS_ON = text(
    """
    with recursive chain as (
        select id as stopped, successor_id as heir, 1 as step from teams
        where until <= :today and successor_id is not null
        union all
        select chain.stopped, teams.successor_id, step + 1 from chain join teams on teams.id = chain.heir
        where teams.until <= :today and teams.successor_id is not null and step < 50
    ),
    heirs as (
        select distinct on (stopped) stopped, heir from chain order by stopped, step desc
    ),
    moved as (
        update assets set
            steward_id = coalesce(keeper.heir, a.steward_id),
            co_steward_id = nullif(
                coalesce(along.heir, a.co_steward_id), coalesce(keeper.heir, a.steward_id))
        from assets a
            left join heirs keeper on keeper.stopped = a.steward_id
            left join heirs along on along.stopped = a.co_steward_id
        where assets.id = a.id and (keeper.heir is not null or along.heir is not null)
        returning assets.id, keeper.stopped, keeper.heir
    ),
    refused as (
        update handovers set answered_at = :now, accepted = false
        where answered_at is null and asset_id in (select id from moved where heir is not null)
    ),
    asked as (
        update contact_requests set team_id = heirs.heir from heirs
        where contact_requests.team_id = heirs.stopped and closed_at is null
    ),
    kept as (
        insert into handovers (asset_id, from_team_id, to_team_id, asked_at, answered_at, accepted)
        select id, stopped, heir, :now, :now, true from moved where heir is not null
    )
    select id from moved
    """
)


def pass_on_stopped_teams() -> int:
    """Give what stopped teams keep, look along with and asked to whoever came after them; how many records.

    Safe to repeat. A team without a successor keeps its records until an administrator hands them over.
    """
    moved = list(database.session.scalars(PASS_ON, {"today": clock.today(), "now": clock.now()}))
    if moved:
        database.session.expire_all()
        publish(moved)
    return len(moved)
