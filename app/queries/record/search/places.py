"""Buurten and wijken in a query, by name or by postcode."""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import select

from app.database import database
from app.models.areas import Area, AreaLevel
from app.queries.areas.lookup import buurt_index
from app.queries.areas.postcodes import place_of_postcode
from app.queries.areas.vintages import current_vintage
from app.queries.record.search.words import folded

POSTCODE = re.compile(r"\s*([1-9][0-9]{3})\s?([a-z]{2})\s*", re.IGNORECASE)
SHORTEST = 4
SAYS_NO_PLACE = frozenset(
    re.findall(
        r"\w+",
        "noord zuid oost west noordoost noordwest zuidoost zuidwest centrum midden binnenstad buurt wijk dorp"
        " stad park plein laan straat haven polder sport nieuw nieuwe oude omgeving buitengebied huizen"
        " verspreide bedrijventerrein industrieterrein",
    )
)
"""Words in the names of areas that by themselves are no name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedArea:
    """A buurt or wijk of the current boundaries."""

    id: int
    code: str
    name: str
    level: AreaLevel


def areas_named(words: tuple[str, ...]) -> dict[str, tuple[NamedArea, ...]]:
    """For each word the areas that carry it in their name."""
    vintage = current_vintage()
    known = {} if vintage is None else _by_word(vintage.id, vintage.key)
    return {word: known[word] for word in words if word in known}


def area_of_postcode(typed: str) -> NamedArea | None:
    """The buurt in which a whole postcode lies, for a query that is nothing but that."""
    found = POSTCODE.fullmatch(typed)
    place = place_of_postcode((found[1] + found[2]).upper()) if found else None
    buurt_id = buurt_index().locate_one(place) if place else None
    if buurt_id is None:
        return None
    area = database.session.get_one(Area, buurt_id)
    return NamedArea(id=area.id, code=area.code, name=area.name, level=area.level)


@lru_cache(maxsize=2)
def _by_word(vintage_id: int, _key: Hashable) -> dict[str, tuple[NamedArea, ...]]:
    rows = database.session.execute(
        select(Area.id, Area.code, Area.name, Area.level)
        .where(Area.vintage_id == vintage_id, Area.level.in_((AreaLevel.BUURT, AreaLevel.WIJK)))
        .order_by(Area.level.desc(), Area.name)
    ).mappings()
    known: dict[str, tuple[NamedArea, ...]] = {}
    for row in rows:
        area = NamedArea(**row)
        for word in folded(area.name).split():
            if len(word) >= SHORTEST and word not in SAYS_NO_PLACE:
                known[word] = (*known.get(word, ()), area)
    return known
