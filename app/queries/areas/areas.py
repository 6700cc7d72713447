"""Areas of the current boundaries: one by its code, its surroundings, and the list to choose from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import RowMapping, Select, select
from sqlalchemy.orm import aliased

from app.database import database
from app.exceptions import NotFound
from app.models.areas import Area, AreaLevel, AreaLink, Vintage

LEVEL_OF_PREFIX = {"GM": AreaLevel.GEMEENTE, "WK": AreaLevel.WIJK, "BU": AreaLevel.BUURT}
UNKNOWN = "We kennen geen {level} met de code {code}. Zoek haar op bij Buurten."


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaSummary:
    """An area without its boundary; `inhabitants` is None when unknown."""

    id: int
    code: str
    level: AreaLevel
    name: str
    name_key: str
    parent_id: int | None
    label_lon: float
    label_lat: float
    hectares: float
    inhabitants: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Where an area stands: `trail` from the gemeente down to its parent, `children` by name.

    `previous` and `following` are its neighbours in the list of names within the same parent.
    """

    trail: tuple[AreaSummary, ...]
    children: tuple[AreaSummary, ...]
    previous: AreaSummary | None
    following: AreaSummary | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BuurtOption:
    """A buurt in a list to choose from."""

    id: int
    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WijkOptions:
    """A wijk with its buurten in a list to choose from."""

    id: int
    code: str
    name: str
    buurten: tuple[BuurtOption, ...]


SUMMARY = (
    Area.id,
    Area.code,
    Area.level,
    Area.name,
    Area.name_key,
    Area.parent_id,
    Area.label_lon,
    Area.label_lat,
    Area.hectares,
    Area.inhabitants,
)


def area_by_code(code: str) -> AreaSummary:
    """The area of the current boundaries with this code; NotFound otherwise.

    A code of older boundaries gives the area that most of its surface became; its code then differs.
    """
    found = _areas(_current().where(Area.code == code)) or _areas(_successor(code))
    if not found:
        level = LEVEL_OF_PREFIX.get(code[:2], AreaLevel.BUURT)
        raise NotFound(UNKNOWN.format(level=level.value, code=code))
    return found[0]


def surroundings(area: AreaSummary) -> Surroundings:
    """The parents, children and neighbours by name of an area; two queries, however many areas there are."""
    trail = _trail(area)
    members = _areas(
        select(*SUMMARY)
        .where(Area.parent_id.in_([area.id, *(parent.id for parent in trail[-1:])]))
        .order_by(Area.name_key, Area.code)
    )
    siblings = [member for member in members if member.parent_id == area.parent_id]
    at = siblings.index(area) if area in siblings else 0
    return Surroundings(
        trail=trail,
        children=tuple(member for member in members if member.parent_id == area.id),
        previous=siblings[at - 1] if at > 0 else None,
        following=siblings[at + 1] if at + 1 < len(siblings) else None,
    )


def current_areas() -> tuple[AreaSummary, ...]:
    """All areas of the current boundaries by name."""
    return _areas(_current().order_by(Area.name_key, Area.code))


def area_options() -> tuple[WijkOptions, ...]:
    """The wijken with their buurten, both by name, for a list to choose from."""
    areas = current_areas()
    buurten: dict[int | None, list[BuurtOption]] = {}
    for area in areas:
        if area.level is AreaLevel.BUURT:
            option = BuurtOption(id=area.id, code=area.code, name=area.name)
            buurten.setdefault(area.parent_id, []).append(option)
    return tuple(
        WijkOptions(id=area.id, code=area.code, name=area.name, buurten=tuple(buurten.get(area.id, ())))
        for area in areas
        if area.level is AreaLevel.WIJK
    )


def _current() -> Select[*tuple[Any, ...]]:
    return select(*SUMMARY).join(Vintage, Vintage.id == Area.vintage_id).where(Vintage.is_current)


def _successor(code: str) -> Select[*tuple[Any, ...]]:
    """What most of an older area became, asked of the newest boundaries that know the code."""
    older, its_vintage = aliased(Area), aliased(Vintage)
    return (
        _current()
        .join(AreaLink, AreaLink.to_id == Area.id)
        .join(older, older.id == AreaLink.from_id)
        .join(its_vintage, its_vintage.id == older.vintage_id)
        .where(older.code == code)
        .order_by(its_vintage.kind, its_vintage.year.desc(), AreaLink.share.desc(), Area.code)
        .limit(1)
    )


def _trail(area: AreaSummary) -> tuple[AreaSummary, ...]:
    if area.parent_id is None:
        return ()
    above = select(Area.parent_id).where(Area.id == area.parent_id).scalar_subquery()
    return _areas(select(*SUMMARY).where(Area.id.in_([area.parent_id, above])).order_by(Area.code))


def _areas(statement: Select[*tuple[Any, ...]]) -> tuple[AreaSummary, ...]:
    return tuple(_summary(row) for row in database.session.execute(statement).mappings())


def _summary(row: RowMapping) -> AreaSummary:
    return AreaSummary(**row)
