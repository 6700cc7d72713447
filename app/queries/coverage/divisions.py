"""The parts in which the municipality is seen: buurten, wijken, itself, or groups of another division."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased

from app.database import database
from app.exceptions import Invalid
from app.models.areas import Area, AreaGroup, AreaGroupArea, AreaLevel, AreaSet, Vintage
from app.queries.areas.codes import areas_of_today

LEVELS = {AreaLevel.BUURT: "Buurten", AreaLevel.WIJK: "Wijken", AreaLevel.GEMEENTE: "Gemeente"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A part with the code of its area or the number of its group; `inhabitants` is None when unknown.

    `wijk` is the name of the wijk of a buurt, else ''.
    """

    id: int
    code: str
    name: str
    inhabitants: int | None
    wijk: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """A level of the CBS (`level`), or the number of an area set (`set_id`), with its name."""

    key: str
    name: str
    level: AreaLevel | None = None
    set_id: int | None = None


BUURTEN = Division(key=AreaLevel.BUURT, name=LEVELS[AreaLevel.BUURT], level=AreaLevel.BUURT)


def divisions() -> tuple[Division, ...]:
    """Those to choose from: the levels, then the area sets in use."""
    sets = database.session.execute(
        select(AreaSet.id, AreaSet.name).where(AreaSet.archived_at.is_(None)).order_by(AreaSet.name)
    )
    return (
        *(Division(key=level, name=name, level=level) for level, name in LEVELS.items()),
        *(Division(key=f"set-{number}", name=name, set_id=number) for number, name in sets),
    )


def division(key: str) -> Division:
    """The division with this key; Invalid for `level` when there is none."""
    for one in divisions():
        if one.key == key:
            return one
    raise Invalid({"level": "Deze indeling kennen we niet. Kies buurten, wijken of een andere indeling."})


def regions(chosen: Division) -> tuple[Region, ...]:
    """The parts of a division in today's boundaries, by name."""
    if chosen.level is not None:
        parent = aliased(Area)
        found = database.session.execute(
            select(Area.id, Area.code, Area.name, Area.inhabitants, func.coalesce(parent.name, ""))
            .join(Vintage, Vintage.id == Area.vintage_id)
            .outerjoin(parent, parent.id == Area.parent_id)
            .where(Vintage.is_current, Area.level == chosen.level)
            .order_by(Area.name_key, Area.code)
        )
        return tuple(Region(id=i, code=c, name=n, inhabitants=p, wijk=w) for i, c, n, p, w in found)
    members = _members(chosen.set_id or 0).subquery()
    summed = database.session.execute(
        # A sum over a buurt of which nobody knows how many live there would be too low.
        select(
            AreaGroup.id,
            AreaGroup.name,
            func.sum(Area.inhabitants),
            func.bool_and(Area.inhabitants.is_not(None)),
        )
        .outerjoin(members, members.c.region_id == AreaGroup.id)
        .outerjoin(Area, Area.id == members.c.area_id)
        .where(AreaGroup.area_set_id == chosen.set_id)
        .group_by(AreaGroup.id, AreaGroup.name)
        .order_by(AreaGroup.name)
    )
    return tuple(
        Region(id=i, code=str(i), name=name, inhabitants=int(total) if is_whole else None)
        for i, name, total, is_whole in summed
    )


def members_of(chosen: Division) -> Select[int, int]:
    """Pairs of the id of a region and that of an area under which records that belong to it are published."""
    if chosen.level is None:
        return _members(chosen.set_id or 0)
    return (
        select(Area.id.label("region_id"), Area.id.label("area_id"))
        .join(Vintage, Vintage.id == Area.vintage_id)
        .where(Vintage.is_current, Area.level == chosen.level)
    )


def buurten_of(chosen: Division) -> Select[int | None, str]:
    """Pairs of the id of a region and the code of a buurt that lies in it."""
    if chosen.level is None:
        members = _members(chosen.set_id or 0).subquery()
        return select(members.c.region_id, Area.code).join(Area, Area.id == members.c.area_id)
    buurt, wijk = aliased(Area), aliased(Area)
    region = {
        AreaLevel.BUURT: buurt.id,
        AreaLevel.WIJK: buurt.parent_id,
        AreaLevel.GEMEENTE: wijk.parent_id,
    }[chosen.level]
    return (
        select(region.label("region_id"), buurt.code)
        .join(Vintage, Vintage.id == buurt.vintage_id)
        .join(wijk, wijk.id == buurt.parent_id)
        .where(Vintage.is_current, buurt.level == AreaLevel.BUURT)
    )


def _members(set_id: int) -> Select[int, int]:
    """The buurten of the groups of a set; one of older boundaries as what most of it became."""
    group, today = AreaGroupArea, areas_of_today().subquery()
    return (
        select(group.area_group_id.label("region_id"), today.c.today_id.label("area_id"))
        .join(AreaGroup, AreaGroup.id == group.area_group_id)
        .join(today, today.c.area_id == group.area_id)
        .where(AreaGroup.area_set_id == set_id)
        .distinct()
    )
