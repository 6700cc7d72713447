"""The page of one record: the published row for what anybody may see, the record itself for its keepers."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from app.database import database
from app.exceptions import NotFound
from app.models.areas import Area
from app.models.people import Team
from app.models.record import Asset, PublishedAsset
from app.policy import Viewer, keeps, visible_rows
from app.queries.record.filters import freshness


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """What a visitor may know of one record.

    `row` is the published row for this visitor. `asset` holds the rest of the record: outside the keeping
    teams only its columns without a place may be shown, which is what `sees_true_place` says.
    """

    row: PublishedAsset
    asset: Asset
    freshness: str
    buurt: Area | None
    wijk: Area | None
    areas: tuple[Area, ...]
    steward: Team | None
    sees_true_place: bool


def asset_detail(asset_id: int, viewer: Viewer) -> Detail:
    """The record for this visitor; NotFound when there is none, or none for this visitor."""
    found = database.session.execute(
        select(PublishedAsset, freshness()).where(PublishedAsset.asset_id == asset_id, visible_rows(viewer))
    ).one_or_none()
    if found is None:
        raise NotFound
    row, fresh = found
    asset = database.session.scalars(
        select(Asset)
        .where(Asset.id == asset_id)
        .options(joinedload(Asset.steward), joinedload(Asset.co_steward), selectinload(Asset.service_areas))
    ).one()
    buurt = (
        database.session.get(Area, row.buurt_id, options=[joinedload(Area.parent)]) if row.buurt_id else None
    )
    return Detail(
        row=row,
        asset=asset,
        freshness=fresh,
        buurt=buurt,
        wijk=buurt.parent if buurt else None,
        areas=tuple(asset.service_areas),
        steward=asset.steward,
        sees_true_place=keeps(viewer, asset),
    )
