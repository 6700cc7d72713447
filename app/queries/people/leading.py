"""Which team leads a buurt today."""

from __future__ import annotations

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


def leading_team(buurt_id: int) -> int | None:
    """The team that leads the buurt, also when it said so in an older vintage; None when nobody does."""
    team_id: int | None = database.session.scalar(LEADING_TEAM, {"buurt": buurt_id, "today": today()})
    return team_id
