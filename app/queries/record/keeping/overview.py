"""What a team keeps and looks along with: how it stands, and where."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select

from app.database import database
from app.exceptions import NotFound
from app.models.areas import Area, AreaLevel
from app.models.people import Team
from app.models.record import PublishedAsset
from app.policy import Viewer, visible_rows
from app.queries.record.assets import Row, counts_by_area, row_of, select_rows
from app.queries.record.filters import FRESHNESS, AssetFilter, conditions, count_published, freshness

LISTED = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBuurt:
    """A buurt and how much of it a team keeps."""

    code: str
    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What a team keeps: in all, per state of freshness, per buurt by name, and what it looks along with."""

    team_id: int
    name: str
    total: int
    by_freshness: dict[str, int]
    buurten: tuple[KeptBuurt, ...]
    elsewhere: int
    along: int


def kept_by(team_id: int, viewer: Viewer) -> Kept:
    """The overview of one team, as far as the visitor sees its records; raises NotFound."""
    team = database.session.get(Team, team_id)
    if team is None:
        raise NotFound
    chosen = AssetFilter(team=team_id, stopped=True)
    state = freshness().label("state")
    counted = select(state, func.count()).where(*conditions(chosen, viewer)).group_by(state)
    found = dict(database.session.execute(counted).all())
    buurten = _buurten(chosen, viewer)
    total = sum(found.values())
    return Kept(
        team_id=team_id,
        name=team.name,
        total=total,
        by_freshness={name: found.get(name, 0) for name in FRESHNESS},
        buurten=buurten,
        elsewhere=total - sum(buurt.count for buurt in buurten),
        along=_along(team_id, viewer),
    )


def kept_rows(team_id: int, viewer: Viewer, *, buurt: str = "") -> tuple[tuple[Row, ...], int]:
    """What a team keeps by name, at most LISTED of it, and how many there are in all."""
    chosen = AssetFilter(team=team_id, buurt=(buurt,) if buurt else (), stopped=True)
    where = conditions(chosen, viewer)
    statement = select_rows().where(*where).order_by(PublishedAsset.name_key, PublishedAsset.asset_id)
    rows = database.session.execute(statement.limit(LISTED)).mappings()
    return tuple(row_of(row) for row in rows), count_published(*where)


def kept_ids(team_id: int, viewer: Viewer, *, buurt: str = "") -> list[int]:
    """The ids of all that `kept_rows` is the beginning of."""
    chosen = AssetFilter(team=team_id, buurt=(buurt,) if buurt else (), stopped=True)
    found = select(PublishedAsset.asset_id).where(*conditions(chosen, viewer))
    return list(database.session.scalars(found))


def _buurten(chosen: AssetFilter, viewer: Viewer) -> tuple[KeptBuurt, ...]:
    counts = counts_by_area(chosen, viewer, level=AreaLevel.BUURT)
    names = select(Area.code, Area.name).where(Area.code.in_(counts), Area.vintage.has(is_current=True))
    found = [
        KeptBuurt(code=code, name=name, count=counts[code]) for code, name in database.session.execute(names)
    ]
    return tuple(sorted(found, key=lambda buurt: buurt.name))


def _along(team_id: int, viewer: Viewer) -> int:
    row = PublishedAsset
    others: ColumnElement[bool] = row.steward_id.is_distinct_from(team_id)
    return count_published(visible_rows(viewer), row.keepers.contains([team_id]), others)
