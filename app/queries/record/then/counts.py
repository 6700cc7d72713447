"""How many there were on a day, per buurt and kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Text, and_, case, cast, func, null, select, type_coerce

from app.database import database
from app.models.areas import Area
from app.models.record import PublishedAsset
from app.policy import Viewer
from app.queries.areas.lookup import buurt_index
from app.queries.record.filters import AssetFilter
from app.queries.record.then.standing import at_once, kept_by, moved, standing, then
from app.types import Point


@dataclass(frozen=True, slots=True, kw_only=True)
class ThenCount:
    """How many there were per kind in a buurt; code and name are "" for what lies in none that is shown."""

    code: str
    name: str
    by_kind: dict[str, int]

    @property
    def total(self) -> int:
        """Of all kinds."""
        return sum(self.by_kind.values())


def counts_then(day: date, chosen: AssetFilter, viewer: Viewer) -> tuple[ThenCount, ...]:
    """Per buurt by name, and last what lies in none that this visitor is shown."""
    known = and_(moved(), kept_by(viewer), then.location.is_not(None))
    shown = case((moved(), null()), else_=PublishedAsset.buurt_id)
    # A point can't be grouped by, its text can: those that moved are few, and found in Python.
    place = case((known, cast(then.location, Text)), else_=null())
    counted = select(shown, then.kind, type_coerce(place, Point), func.count())
    tally: dict[int | None, dict[str, int]] = {}
    found = at_once(counted).where(*standing(day, chosen, viewer))
    for buurt, kind, old, count in database.session.execute(found.group_by(shown, then.kind, place)):
        area = buurt if old is None else buurt_index().locate_one(old)
        kinds = tally.setdefault(area, {})
        kinds[kind] = kinds.get(kind, 0) + count
    names = names_of(tally)
    rows = [_count(names.get(buurt or 0, ("", "")), kinds) for buurt, kinds in tally.items()]
    return tuple(sorted(rows, key=lambda one: (not one.code, one.name)))


def names_of(buurten: Iterable[int | None]) -> dict[int, tuple[str, str]]:
    """Code and name by id."""
    ids = [buurt for buurt in buurten if buurt is not None]
    found = select(Area.id, Area.code, Area.name).where(Area.id.in_(ids))
    return {id_: (code, name) for id_, code, name in database.session.execute(found)} if ids else {}


def _count(area: tuple[str, str], by_kind: dict[str, int]) -> ThenCount:
    return ThenCount(code=area[0], name=area[1], by_kind=by_kind)
