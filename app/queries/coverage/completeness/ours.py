"""What of our map is laid beside a list of somebody else: that of now, or as it stood at the end of a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, case, func, or_, select, true

from app import clock
from app.database import database
from app.models.areas import Area
from app.models.coverage import OutsideList
from app.models.record import PublishedAsset, Status
from app.policy import Viewer
from app.queries.coverage.completeness.entries import became_of_others
from app.queries.record.duplicates.near import NEARBY_PRECISIONS
from app.queries.record.filters import AssetFilter, conditions
from app.queries.record.then.standing import at_once, checks_until, moved, standing, then


def ours(listed: OutsideList, chosen: AssetFilter, viewer: Viewer, day: date | None = None) -> Sequence[Any]:
    """Active records with `asset_id`, name, website, `area_ids`, `buurt_name`, `is_fresh` and place (RD New).

    Of a list that was read in before, only what is not of that list alone. On another day (`day`) name,
    status and checks are those of then, and what moved since lies nowhere, as everywhere.
    """
    row = PublishedAsset
    found = _now(chosen, viewer) if day is None else _then(day, chosen, viewer)
    found = found.outerjoin(Area, Area.id == row.buurt_id).order_by(row.asset_id)
    if listed.source_id is not None:
        also_ours = row.asset_id.in_(became_of_others(listed.source_id))
        found = found.where(or_(row.source_id.is_distinct_from(listed.source_id), also_ours))
    return database.session.execute(found).all()


def _now(chosen: AssetFilter, viewer: Viewer) -> Select[*tuple[Any, ...]]:
    row = PublishedAsset
    is_fresh = func.coalesce(row.due_on >= clock.today(), False)
    lies = row.precision.in_(NEARBY_PRECISIONS)
    return select(row.asset_id, row.name, row.website, *_told(is_fresh, lies)).where(
        *conditions(chosen, viewer), row.status == Status.ACTIVE
    )


def _then(day: date, chosen: AssetFilter, viewer: Viewer) -> Select[*tuple[Any, ...]]:
    checks = checks_until(day)
    is_fresh = func.coalesce(checks.c.due_on >= day, False)
    lies = and_(PublishedAsset.precision.in_(NEARBY_PRECISIONS), ~moved())
    name, website = (then.record[key].as_string() for key in ("name", "website"))
    about = select(
        then.asset_id,
        name.label("name"),
        func.coalesce(website, "").label("website"),
        *_told(is_fresh, lies),
    )
    was_there = (*standing(day, chosen, viewer), then.status == Status.ACTIVE)
    return at_once(about).outerjoin(checks, true()).where(*was_there)


def _told(is_fresh: Any, lies: Any) -> tuple[Any, ...]:
    row = PublishedAsset
    return (
        row.area_ids,
        func.coalesce(Area.name, "").label("buurt_name"),
        is_fresh.label("is_fresh"),
        case((lies, row.location)).label("place"),
    )
