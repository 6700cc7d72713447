"""What was said about an area: an area that somebody spoke of can't vanish without trace."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from sqlalchemy import Column, func, select, text

from app.database import Base, database

CACHES: Final = frozenset({"areas", "area_links", "asset_places", "published"})
"""Tables that point at areas but are derived from other rows and made again at each load."""

WORDS: Final = {"team_buurten": "een team", "asset_service_areas": "een buurtkracht"}
OTHER_WORD: Final = "een ander gegeven"
VERSION_WORD: Final = "de geschiedenis van een buurtkracht"

IN_VERSIONS = text(
    """
    select cast(mentioned as bigint) as area_id, count(*) as times
    from asset_versions, jsonb_array_elements_text(record -> 'where' -> 'service_area') as mentioned
    where cast(mentioned as bigint) = any(:ids) group by 1
    """
)


def references(area_ids: Sequence[int]) -> dict[int, Counter[str]]:
    """How often each of these areas is referred to, by the Dutch word for what refers; caches don't count.

    The tables are found through their foreign keys, so that one that is added later is not forgotten.
    """
    ids = list(area_ids)
    found: dict[int, Counter[str]] = {}
    for column in _referring_columns():
        counted = select(column, func.count()).where(column.in_(ids)).group_by(column)
        for area_id, times in database.session.execute(counted):
            found.setdefault(area_id, Counter())[WORDS.get(column.table.name, OTHER_WORD)] += times
    for area_id, times in database.session.execute(IN_VERSIONS, {"ids": ids}):
        found.setdefault(area_id, Counter())[VERSION_WORD] += times
    return found


def _referring_columns() -> list[Column[int]]:
    return [
        key.parent
        for table in Base.metadata.sorted_tables
        if table.name not in CACHES
        for key in table.foreign_keys
        if key.column.table.name == "areas"
    ]
