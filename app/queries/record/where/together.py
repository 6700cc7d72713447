"""What stands at one place, as this visitor sees it, and what meets at a record."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import and_, or_, select
from sqlalchemy.sql.elements import ColumnElement

from app.database import database
from app.models.record import Asset, PublishedAsset, Status, Visibility
from app.policy import Viewer, visible_rows
from app.queries.record.assets import Row, row_of, select_rows
from app.queries.record.filters import count_published

MOST = 100


def rows_together(ids: Sequence[int], viewer: Viewer) -> tuple[Row, ...]:
    """At most a hundred of these records by name; those that the visitor may not see are left out."""
    row = PublishedAsset
    statement = select_rows().where(visible_rows(viewer), row.asset_id.in_(list(ids[:MOST])))
    found = database.session.execute(statement.order_by(row.name_key, row.asset_id)).mappings()
    return tuple(row_of(one) for one in found)


def guests_of(host_id: int, viewer: Viewer) -> tuple[Row, ...]:
    """What meets at a record, by name, at most a hundred; what stopped is left out."""
    row = PublishedAsset
    statement = select_rows().where(visible_rows(viewer), *_meeting_at(host_id), row.status != Status.STOPPED)
    ordered = statement.order_by(row.name_key, row.asset_id).limit(MOST)
    return tuple(row_of(one) for one in database.session.execute(ordered).mappings())


def count_guests(host_id: int, viewer: Viewer) -> int:
    """How many records meet at this one, as the visitor sees it."""
    going_on = PublishedAsset.status != Status.STOPPED
    return count_published(visible_rows(viewer), *_meeting_at(host_id), going_on)


def here(asset_id: int, viewer: Viewer, *, for_everybody: bool = False) -> ColumnElement[bool]:
    """The published rows of a record and of what meets there; `for_everybody`: what may hang on a door."""
    there = or_(PublishedAsset.asset_id == asset_id, and_(*_meeting_at(asset_id)))
    if not for_everybody:
        return and_(visible_rows(viewer), there)
    # What is public is known to the group itself.
    return and_(visible_rows(viewer), PublishedAsset.visibility == Visibility.PUBLIC, there)


def _meeting_at(host_id: int) -> tuple[ColumnElement[bool], ...]:
    """The published rows of what meets at a record, by the index of `assets`.

    Whether a row says where it meets depends on who reads it, so that is asked of the row itself.
    """
    row = PublishedAsset
    guests = select(Asset.id).where(Asset.meets_at_id == host_id)
    return row.asset_id.in_(guests), row.meets_at_id == host_id
