"""How many there are of what an administrator looks after."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import text

from app.clock import today
from app.database import database

COUNTS = text(
    """
    select (select count(*) from users where deactivated_at is null) as people,
        (select count(*) from users u where deactivated_at is null and not exists (
            select from memberships m where m.user_id = u.id
                and m.since <= :today and (m.until is null or m.until > :today))) as without_team,
        (select count(*) from teams where until is null or until > :today) as teams,
        (select count(*) from areas a join vintages v on v.id = a.vintage_id and v.is_current
            where a.level = 'buurt' and not exists (
                select from team_buurten tb join teams t on t.id = tb.team_id
                where tb.lead and tb.since <= :today and (tb.until is null or tb.until > :today)
                    and (t.until is null or t.until > :today)
                    and (tb.area_id = a.id or exists (
                        select from area_links l
                        where l.from_id = tb.area_id and l.to_id = a.id and l.share >= 0.5)))
        ) as buurten_without_team
    """
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """People who can sign in, teams that go on, and what is not divided yet."""

    people: int
    without_team: int
    teams: int
    buurten_without_team: int


def counts() -> Counts:
    """Everything for today."""
    return Counts(**database.session.execute(COUNTS, {"today": today()}).mappings().one())
