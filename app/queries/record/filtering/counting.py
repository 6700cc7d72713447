"""How many records a filter shows: counted in an index where one holds all that is asked, and remembered."""

from __future__ import annotations

from sqlalchemy import func, select, text, union_all
from sqlalchemy.sql.elements import ColumnElement, TextClause

from app.database import database
from app.models.record import PublishedAsset
from app.models.record.published import FEW_AREAS
from app.policy import Viewer, visible_parts
from app.queries.record.filters import AssetFilter, conditions, count_published, wanted
from app.queries.remembered import counted_before

IN_INDEX = ("strength", "led_by", "theme", "buurt", "wijk", "group", "status", "freshness", "stopped")
"""Choices that `ix_published_counted` holds the answer to; for others the rows are read themselves."""
ROOM = 50
"""What one number takes in the memory of counts: as much as its question."""


def shown_parts(viewer: Viewer) -> list[tuple[ColumnElement[bool], TextClause]]:
    """WHERE clauses whose rows have nothing in common and are together all that the visitor sees.

    Each part has an index of its own that holds what counting needs; one OR over all reads the whole table.
    """
    sizes = [text(f"cardinality(published.area_ids) {sign} {FEW_AREAS}") for sign in ("<=", ">")]
    return [(part, size) for part in visible_parts(viewer) for size in sizes]


def count_shown(chosen: AssetFilter, viewer: Viewer) -> int:
    """How many records a filter shows this visitor.

    What was searched for is in no memory, and a box of the map too seldom the same.
    """
    if chosen.q or chosen.bbox:
        return count_published(*conditions(chosen, viewer))
    return counted_before(
        lambda: _count(chosen, viewer), "shown", chosen, viewer=viewer, size=lambda _number: ROOM
    )


def _count(chosen: AssetFilter, viewer: Viewer) -> int:
    if chosen.without(*IN_INDEX) != AssetFilter():
        return count_published(*conditions(chosen, viewer))
    fits = wanted(chosen)
    numbers = union_all(
        *(
            select(func.count().label("number")).select_from(PublishedAsset).where(part, size, *fits)
            for part, size in shown_parts(viewer)
        )
    ).subquery()
    return int(database.session.scalar(select(func.sum(numbers.c.number))) or 0)
