"""How many records a visitor may see in, or for, each area."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import func, select, union_all

from app.database import database
from app.models.record import PublishedAsset
from app.policy import Viewer
from app.queries.record.filtering.counting import shown_parts
from app.queries.record.filters import AssetFilter, wanted
from app.queries.remembered import counted_before

EVERYTHING = AssetFilter()


def counts(viewer: Viewer, chosen: AssetFilter = EVERYTHING) -> Mapping[int, int]:
    """Visible records by area id; an area without any is left out.

    The same records as the list shows for `?buurt=` or `?wijk=`: what lies there and what is there for it, so
    a record that serves two buurten counts in both, and once in their wijk. `chosen` narrows it. Remembered
    whole: nobody may change it.
    """
    return counted_before(lambda: _counts(viewer, chosen), "areas", chosen, viewer=viewer, size=len)


def _counts(viewer: Viewer, chosen: AssetFilter) -> dict[int, int]:
    fits = wanted(chosen)
    each = union_all(
        *(
            select(func.unnest(PublishedAsset.area_ids).label("area_id")).where(part, size, *fits)
            for part, size in shown_parts(viewer)
        )
    ).subquery()
    statement = select(each.c.area_id, func.count().label("number")).group_by(each.c.area_id)
    return {line.area_id: line.number for line in database.session.execute(statement)}
