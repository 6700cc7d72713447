"""How many records a visitor may see in, or for, each area."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from app.database import database
from app.models.record import PublishedAsset
from app.policy import Viewer
from app.queries.record.filters import AssetFilter, conditions

EVERYTHING = AssetFilter()


def counts(
    viewer: Viewer, *, area_ids: Sequence[int] | None = None, chosen: AssetFilter = EVERYTHING
) -> dict[int, int]:
    """Visible records by area id, of these areas or of all; an area without any is left out.

    The same records as the list shows for `?buurt=` or `?wijk=`: what lies there and what is there for it, so
    a record that serves two buurten counts in both, and once in their wijk. `chosen` narrows it.
    """
    shown = select(func.unnest(PublishedAsset.area_ids).label("area_id")).where(
        *conditions(chosen, viewer)
    )
    if area_ids is not None:
        shown = shown.where(PublishedAsset.area_ids.overlap(list(area_ids)))
    each = shown.subquery()
    statement = select(each.c.area_id, func.count().label("number")).group_by(each.c.area_id)
    if area_ids is not None:
        statement = statement.where(each.c.area_id.in_(area_ids))
    return {row.area_id: row.number for row in database.session.execute(statement)}
