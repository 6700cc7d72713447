"""Make and change another division by hand: its name, its groups, and which buurten lie in each."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import delete, select

from app import clock
from app.database import database
from app.exceptions import Invalid, NotFound
from app.models.areas import Area, AreaGroup, AreaGroupArea, AreaLevel, AreaLink, AreaSet, Vintage
from app.queries.stamps import CATALOGUE
from app.services.people.naming import plain_line
from app.services.stamps import bump

NAME = "Geef een naam van 2 tot en met 80 tekens."
TAKEN = "Deze naam is er al. Kies een andere."
NONE = "Kruis minstens 1 buurt aan."
FEWEST, MOST = 2, 80


def make_set(*, name: str, source: str = "") -> AreaSet:
    """A new division without groups; raises Invalid (name)."""
    name = _checked(name)
    if database.session.scalar(select(AreaSet.id).where(AreaSet.name == name)) is not None:
        raise Invalid({"name": TAKEN})
    made = AreaSet(name=name, source=source or "Zelf gemaakt")
    database.session.add(made)
    return _kept(made)


def archive_set(*, set_id: int, archived: bool) -> AreaSet:
    """Offer it nowhere any more, or again; nothing of it is lost. Raises NotFound."""
    found = _locked(set_id)
    found.archived_at = (found.archived_at or clock.now()) if archived else None
    return _kept(found)


def draw_group(*, set_id: int, group_id: int | None, name: str, codes: Collection[str]) -> AreaGroup:
    """Make a group of these buurten of today, or of a group these; each leaves the group in which it was.

    Raises Invalid (name, buurten) and NotFound.
    """
    found, name = _locked(set_id), _checked(name)
    group = next((one for one in found.groups if one.id == group_id), None)
    if group_id is not None and group is None:
        raise NotFound
    if any(one.name == name and one is not group for one in found.groups):
        raise Invalid({"name": TAKEN})
    areas = _buurten(codes)
    if not areas:
        raise Invalid({"buurten": NONE})
    if group is None:
        group = AreaGroup(area_set=found, name=name)
        database.session.add(group)
    group.name = name
    database.session.flush()
    _leave(set_id, group.id, [area.id for area in areas])
    database.session.expire(group, ["areas"])
    group.areas = areas
    _kept(found)
    return group


def remove_group(*, set_id: int, group_id: int) -> None:
    """Take a group out of its division; its buurten are in none then. Raises NotFound."""
    found = _locked(set_id)
    group = next((one for one in found.groups if one.id == group_id), None)
    if group is None:
        raise NotFound
    database.session.delete(group)
    _kept(found)


def _leave(set_id: int, group_id: int, area_ids: list[int]) -> None:
    """Out of the other groups: today's buurt, and an older one of which most became it."""
    older = select(AreaLink.from_id).where(AreaLink.to_id.in_(area_ids), AreaLink.share >= 0.5)
    others = select(AreaGroup.id).where(AreaGroup.area_set_id == set_id, AreaGroup.id != group_id)
    database.session.execute(
        delete(AreaGroupArea)
        .where(
            AreaGroupArea.area_group_id.in_(others),
            AreaGroupArea.area_id.in_(area_ids) | AreaGroupArea.area_id.in_(older),
        )
        .execution_options(synchronize_session=False)
    )


def _buurten(codes: Collection[str]) -> list[Area]:
    found = select(Area).join(Vintage).where(Vintage.is_current, Area.level == AreaLevel.BUURT)
    return list(database.session.scalars(found.where(Area.code.in_(list(codes))).order_by(Area.code)))


def _locked(set_id: int) -> AreaSet:
    found = database.session.get(AreaSet, set_id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NotFound
    return found


def _checked(name: str) -> str:
    name = plain_line(name)
    if not FEWEST <= len(name) <= MOST:
        raise Invalid({"name": NAME})
    return name


def _kept(found: AreaSet) -> AreaSet:
    database.session.flush()
    bump(CATALOGUE)
    return found
