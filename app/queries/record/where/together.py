"""What stands at one place, as this visitor sees it, and what meets at a record."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.sql.elements import ColumnElement

from app.database import database
from app.models.record import Asset, PublishedAsset, Status, Visibility
from app.policy import Viewer, visible_rows
from app.queries.record.assets import Row, row_of, select_rows

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
    statement = select_rows().where(visible_rows(viewer), *meeting_at(host_id), row.status != Status.STOPPED)
    ordered = statement.order_by(row.name_key, row.asset_id).limit(MOST)
    return tuple(row_of(one) for one in database.session.execute(ordered).mappings())


def count_guests(host_id: int, viewer: Viewer) -> int:
    """How many records meet at this one, as the visitor sees it."""
    row = PublishedAsset
    counted = select(func.count()).select_from(row)
    shown = counted.where(visible_rows(viewer), *meeting_at(host_id), row.status != Status.STOPPED)
    return database.session.scalar(shown) or 0


def meeting_at(host_id: int) -> tuple[ColumnElement[bool], ...]:
    """The published rows of what meets at a record, by the index of `assets`.

    Whether a row says where it meets depends on who reads it, so that is asked of the row itself.
    """
    row = PublishedAsset
    guests = select(Asset.id).where(Asset.meets_at_id == host_id)
    return row.asset_id.in_(guests), row.meets_at_id == host_id


def for_everybody() -> ColumnElement[bool]:
    """What may hang on a door: public, and so known to the group itself."""
    return PublishedAsset.visibility == Visibility.PUBLIC
