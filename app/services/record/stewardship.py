"""Which team keeps a record: the one that leads the buurt where it lies; the recorder's team looks along."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import text

from app.clock import today
from app.database import database

LEADING_TEAM = text(
    """
    select tb.team_id from team_buurten tb join teams t on t.id = tb.team_id
    where tb.lead and tb.since <= :today and (tb.until is null or tb.until > :today)
        and (t.until is null or t.until > :today)
        and (tb.area_id = :buurt or exists (
            select from area_links l where l.from_id = tb.area_id and l.to_id = :buurt and l.share >= 0.5))
    order by tb.area_id = :buurt desc, tb.since desc, tb.id limit 1
    """
)


@dataclass(frozen=True, slots=True)
class Keepers:
    """The team that keeps a record and the one that looks along."""

    steward_id: int | None
    co_steward_id: int | None


def keepers_for(*, buurt_id: int | None, recorded_team_id: int | None) -> Keepers:
    """Keepers of a record in this buurt (None: nowhere in particular) recorded by this team."""
    leading = None if buurt_id is None else leading_team(buurt_id)
    if leading is None or leading == recorded_team_id:
        return Keepers(leading or recorded_team_id, None)
    return Keepers(leading, recorded_team_id)


def leading_team(buurt_id: int) -> int | None:
    """The team that leads a buurt today, also when it said so in an older vintage."""
    return database.session.scalar(LEADING_TEAM, {"buurt": buurt_id, "today": today()})
