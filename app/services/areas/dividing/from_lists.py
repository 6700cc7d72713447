"""Another division of the municipality, stored whole: a corrected file takes the place of the old one."""

from __future__ import annotations

from sqlalchemy import select

from app.database import database
from app.exceptions import Invalid
from app.models.areas import Area, AreaGroup, AreaLevel, AreaSet, Vintage
from app.queries.stamps import CATALOGUE
from app.services.people.naming import plain_line
from app.services.stamps import bump
from importers.area_sets import Division


def load_division(division: Division, *, name: str, source: str = "") -> AreaSet:
    """Make a division what the file says; a group that keeps its name keeps its id and so its kept filters.

    Raises Invalid for an unknown buurt or a name that does not fit.
    """
    name = plain_line(name)
    if not 2 <= len(name) <= 80:
        raise Invalid({"name": "Geef de indeling een naam van 2 tot en met 80 tekens."})
    areas = _areas({code for codes in division.groups.values() for code in codes})
    stored = database.session.scalar(select(AreaSet).where(AreaSet.name == name))
    if stored is None:
        stored = AreaSet(name=name)
        database.session.add(stored)
    stored.source, stored.archived_at = source, None
    known = {group.name: group for group in stored.groups}
    for gone in set(known) - set(division.groups):
        database.session.delete(known[gone])
    for group_name, codes in division.groups.items():
        group = known.get(group_name)
        if group is None:
            group = AreaGroup(name=group_name, area_set=stored)
            database.session.add(group)
        group.areas = [areas[code] for code in codes]
    database.session.flush()
    bump(CATALOGUE)
    return stored


def _areas(codes: set[str]) -> dict[str, Area]:
    found = database.session.scalars(
        select(Area)
        .join(Vintage)
        .where(Vintage.is_current, Area.level == AreaLevel.BUURT, Area.code.in_(codes))
    )
    areas = {area.code: area for area in found}
    if unknown := sorted(codes - set(areas)):
        few = ", ".join(unknown[:5])
        raise Invalid(
            {"file": f"{len(unknown)} buurten kennen we niet in de grenzen van nu: {few}. Klopt het jaar?"}
        )
    return areas
