"""Other divisions of the municipality, for who makes them: their groups, and the buurten of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from app.database import database
from app.exceptions import NotFound
from app.models.areas import Area, AreaGroup, AreaLevel, AreaSet, Vintage
from app.queries.coverage.divisions import Division, members_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Buurt:
    """A buurt of today with its wijk, and the group in which it is (None for none)."""

    id: int
    code: str
    name: str
    wijk: str
    group_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OneSet:
    """A division with its groups by name, and all buurten of today by wijk and name."""

    area_set: AreaSet
    groups: Sequence[AreaGroup]
    buurten: tuple[Buurt, ...]

    def of(self, group_id: int) -> tuple[Buurt, ...]:
        """The buurten of one group."""
        return tuple(buurt for buurt in self.buurten if buurt.group_id == group_id)

    @property
    def loose(self) -> tuple[Buurt, ...]:
        """Those of no group."""
        return tuple(buurt for buurt in self.buurten if buurt.group_id is None)


def area_sets() -> tuple[tuple[AreaSet, int], ...]:
    """Every division with the number of its groups, those in use first."""
    found = database.session.execute(
        select(AreaSet, func.count(AreaGroup.id))
        .outerjoin(AreaGroup)
        .group_by(AreaSet.id)
        .order_by(AreaSet.archived_at.is_not(None), AreaSet.name)
    )
    return tuple((area_set, count) for area_set, count in found)


def one_set(set_id: int) -> OneSet:
    """A division in today's boundaries; raises NotFound."""
    area_set = database.session.get(AreaSet, set_id)
    if area_set is None:
        raise NotFound
    members = members_of(Division(key=f"set-{set_id}", name=area_set.name, set_id=set_id)).subquery()
    wijk = aliased(Area)
    found = database.session.execute(
        select(
            Area.id,
            Area.code,
            Area.name,
            func.coalesce(wijk.name, "").label("wijk"),
            func.min(members.c.region_id).label("group_id"),
        )
        .join(Vintage, Vintage.id == Area.vintage_id)
        .outerjoin(wijk, wijk.id == Area.parent_id)
        .outerjoin(members, members.c.area_id == Area.id)
        .where(Vintage.is_current, Area.level == AreaLevel.BUURT)
        .group_by(Area.id, wijk.id)
        .order_by(wijk.name_key, Area.name_key, Area.code)
    )
    return OneSet(
        area_set=area_set,
        groups=area_set.groups,
        buurten=tuple(Buurt(**row) for row in found.mappings()),
    )
