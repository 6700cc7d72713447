"""Everything with a rhythm that fits a choice, for a calendar that reckons the days itself."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Row, func, select

from app.database import database
from app.models.areas import Area
from app.models.record import PublishedAsset, Visibility
from app.policy import Viewer
from app.queries.record.filters import AssetFilter, conditions
from app.queries.record.week.moments import HAPPENING

MOST = 500
"""More than this no calendar shows to anybody's use."""


def recurring(chosen: AssetFilter, viewer: Viewer) -> Sequence[Row[*tuple[object, ...]]]:
    """The first `MOST` by name that may leave the house: what its team alone may see is not among them."""
    row = PublishedAsset
    return database.session.execute(
        select(
            row.asset_id,
            row.name,
            row.summary,
            row.rhythm,
            row.pauses,
            row.whole_municipality,
            Area.name.label("buurt_name"),
        )
        .outerjoin(Area, Area.id == row.buurt_id)
        .where(
            *conditions(chosen, viewer),
            row.visibility != Visibility.TEAM,
            row.status.in_(HAPPENING),
            func.coalesce(func.jsonb_array_length(row.rhythm["slots"]), 0) > 0,
        )
        .order_by(row.name_key, row.asset_id)
        .limit(MOST)
    ).all()
