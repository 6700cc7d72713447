"""What a person must decide after new boundaries: what was said of areas that did not become one clear other.

From half of its surface on what was said goes along by itself, for otherwise a team would lose its buurt in a
night; from nine tenths on nobody has to look.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import text

from app.clock import today
from app.database import database

CLEAR = 0.9
GOES_ALONG = 0.5
DOUBTFUL = text(
    """
    with spoken as (
        select tb.area_id, 'team' as what, t.id, t.name from team_buurten tb join teams t on t.id = tb.team_id
        where (tb.until is null or tb.until > :today) and (t.until is null or t.until > :today)
        union select m.area_id, 'set', s.id, s.name || ': ' || g.name from area_group_areas m
            join area_groups g on g.id = m.area_group_id join area_sets s on s.id = g.area_set_id
        where s.archived_at is null
        union select served.area_id, 'asset', served.asset_id, '' from asset_service_areas served
            join assets on assets.id = served.asset_id and assets.removed_at is null
    ),
    old as (
        select a.id, a.code, a.name, a.name_key, v.year, (
            select coalesce(jsonb_agg(jsonb_build_array(n.name, l.share) order by l.share desc), '[]')
            from area_links l join areas n on n.id = l.to_id
                join vintages c on c.id = n.vintage_id and c.is_current
            where l.from_id = a.id
        ) as parts
        from areas a join vintages v on v.id = a.vintage_id and not v.is_current
        where a.id in (select area_id from spoken)
    )
    select old.code, old.name, old.year, old.parts,
        coalesce(jsonb_agg(jsonb_build_array(s.id, s.name)) filter (where what = 'team'), '[]') as teams,
        coalesce(jsonb_agg(jsonb_build_array(s.id, s.name)) filter (where what = 'set'), '[]') as sets,
        count(*) filter (where what = 'asset') as records
    from old join spoken s on s.area_id = old.id
    where coalesce(cast(old.parts -> 0 ->> 1 as float8), 0) < :clear
    group by old.id, old.code, old.name, old.name_key, old.year, old.parts
    order by old.name_key, old.code
    """
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful:
    """An area of an older year, what became of it, and who spoke of it.

    `parts` are names with the share (0–1) of its surface, the largest first; `goes_to` is where what was said
    of it goes along to, "" for nowhere. `teams` and `sets` are ids with names, `records` is how many.
    """

    code: str
    name: str
    year: int
    parts: tuple[tuple[str, float], ...]
    teams: tuple[tuple[int, str], ...]
    sets: tuple[tuple[int, str], ...]
    records: int

    @property
    def goes_to(self) -> str:
        """The area of today that takes over by itself what was said of this one."""
        name, share = self.parts[0] if self.parts else ("", 0.0)
        return name if share >= GOES_ALONG else ""


def doubtful() -> tuple[Doubtful, ...]:
    """Areas that a team, a division or a record still names and of which a person must say what it is now."""
    rows = database.session.execute(DOUBTFUL, {"today": today(), "clear": CLEAR}).mappings()
    lists = ("parts", "teams", "sets")
    return tuple(
        Doubtful(**{**row, **{name: tuple(tuple(one) for one in row[name]) for name in lists}})
        for row in rows
    )
