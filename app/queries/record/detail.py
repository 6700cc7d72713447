"""The page of one record: the published row for this visitor, and beside it only what they may know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from app.database import database
from app.exceptions import Gone, Moved, NotFound
from app.models.areas import Area
from app.models.imports import Source
from app.models.people import Team
from app.models.record import (
    Asset,
    AssetVersion,
    Aware,
    Deletion,
    KnownFrom,
    Precision,
    PublishedAsset,
    StopReason,
)
from app.policy import (
    Viewer,
    keeps,
    may_edit,
    may_hand_over,
    may_see_private,
    may_see_readers,
    may_undo_recording,
    visible_rows,
    would_see_private,
)
from app.queries.record.duplicates.merged import kept_for
from app.queries.record.filters import freshness
from app.queries.record.where.hosts import host_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """What a visitor may know of one record.

    Where it lies stands in `row` (the shown place) and `areas`; `place_note` is for its keepers alone.
    `asks_password`: contacts and note are hers once she typed it again. `host_name` is the name of the
    record where it meets, when the visitor may see that one.
    """

    row: PublishedAsset
    freshness: str
    buurt: Area | None
    wijk: Area | None
    areas: tuple[Area, ...]
    steward_name: str
    co_steward_name: str
    recorded_team_name: str
    recorded_at: datetime
    tags: tuple[str, ...]
    website: str
    aware: Aware
    known_from: KnownFrom
    verified_by_seeing: bool | None
    status_reason: StopReason | None
    source: Source | None
    version: int
    place_note: str
    host_name: str
    keeps: bool
    may_edit: bool
    may_undo: bool
    may_see_private: bool
    asks_password: bool
    may_see_readers: bool
    may_hand_over: bool
    co_steward_id: int | None
    chosen_precision: Precision


def sees(asset_id: int, viewer: Viewer) -> bool:
    """Whether a record is shown to the visitor at all."""
    shown = select(PublishedAsset.asset_id).where(PublishedAsset.asset_id == asset_id, visible_rows(viewer))
    return database.session.scalar(shown) is not None


def asset_detail(asset_id: int, viewer: Viewer) -> Detail:
    """The record for this visitor.

    Raises NotFound when there is none for her, Moved when it became part of one that there is, and Gone when
    it was deleted.
    """
    found = database.session.execute(
        select(PublishedAsset, freshness()).where(PublishedAsset.asset_id == asset_id, visible_rows(viewer))
    ).one_or_none()
    if found is None:
        raise _missing(asset_id, viewer)
    row, fresh = found
    asset = _asset(asset_id)
    buurt = (
        database.session.get(Area, row.buurt_id, options=[joinedload(Area.parent)]) if row.buurt_id else None
    )
    return Detail(
        row=row,
        freshness=fresh,
        buurt=buurt,
        wijk=buurt.parent if buurt else None,
        areas=tuple(asset.service_areas),
        steward_name=asset.steward.name if asset.steward else "",
        co_steward_name=asset.co_steward.name if asset.co_steward else "",
        recorded_team_name=asset.recorded_team.name if asset.recorded_team else "",
        recorded_at=asset.recorded_at,
        tags=tuple(asset.tags),
        website=asset.website,
        aware=asset.aware,
        known_from=asset.known_from,
        verified_by_seeing=asset.verified_by_seeing,
        status_reason=asset.status_reason,
        source=database.session.get(Source, asset.source_id) if asset.source_id else None,
        version=asset.version,
        place_note=asset.place_note if keeps(viewer, asset) else "",
        host_name=host_name(row.meets_at_id, viewer) if row.meets_at_id else "",
        co_steward_id=asset.co_steward_id,
        chosen_precision=asset.precision,
        **_rights(viewer, asset),
    )


def feature(asset_id: int, viewer: Viewer) -> str:
    """The stored GeoJSON feature of one record for this visitor; raises as `asset_detail`."""
    stored = select(PublishedAsset.fragment).where(PublishedAsset.asset_id == asset_id, visible_rows(viewer))
    found = database.session.scalar(stored)
    if found is None:
        raise _missing(asset_id, viewer)
    return found


def _missing(asset_id: int, viewer: Viewer) -> NotFound:
    kept_id = kept_for(asset_id)
    if kept_id is None:
        return Gone() if database.session.get(Deletion, asset_id) else NotFound()
    seen = select(PublishedAsset.asset_id).where(PublishedAsset.asset_id == kept_id, visible_rows(viewer))
    return NotFound() if database.session.scalar(seen) is None else Moved(kept_id)


def _rights(viewer: Viewer, asset: Asset) -> dict[str, bool]:
    return {
        "keeps": keeps(viewer, asset),
        "may_edit": may_edit(viewer, asset),
        "may_undo": may_undo_recording(viewer, asset),
        "may_see_private": may_see_private(viewer, asset),
        "asks_password": not viewer.is_proven and would_see_private(viewer, asset),
        "may_see_readers": may_see_readers(viewer, asset),
        "may_hand_over": may_hand_over(viewer, asset),
    }


def _asset(asset_id: int) -> Asset:
    return database.session.scalars(
        select(Asset)
        .where(Asset.id == asset_id)
        .options(
            joinedload(Asset.steward),
            joinedload(Asset.co_steward),
            joinedload(Asset.recorded_team),
            selectinload(Asset.service_areas),
        )
    ).one()


def changed_since(asset_id: int, version: int) -> tuple[str, datetime] | None:
    """Which team made the latest change after this version ("" for none), and when; None without one."""
    found = database.session.execute(
        select(Team.name, AssetVersion.valid_from)
        .select_from(AssetVersion)
        .outerjoin(Team, Team.id == AssetVersion.by_team)
        .where(AssetVersion.asset_id == asset_id, AssetVersion.version > version)
        .order_by(AssetVersion.version.desc())
        .limit(1)
    ).one_or_none()
    return (found.name or "", found.valid_from) if found else None
