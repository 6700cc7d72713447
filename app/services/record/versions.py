"""Every change of a record leaves the whole record behind, from when to when."""

from __future__ import annotations

from sqlalchemy import select, text

from app import clock
from app.database import database
from app.models.record import Asset, AssetVersion
from app.models.record.history import VersionAct
from app.policy import Viewer
from app.services.record.content import AssetContent, as_json, content_of, from_json

CLOSE = text("update asset_versions set valid_until = :now where asset_id = :id and valid_until is null")


def keep_version(asset: Asset, *, act: VersionAct, viewer: Viewer) -> None:
    """Close the open version of the asset and add the record as it is now."""
    now = clock.now()
    database.session.flush()
    database.session.execute(CLOSE, {"now": now, "id": asset.id})
    database.session.add(
        AssetVersion(
            asset_id=asset.id,
            version=asset.version,
            act=act,
            record=as_json(content_of(asset)),
            location=asset.location,
            valid_from=now,
            by_user=viewer.user_id,
            by_team=viewer.team_id,
            by_role=viewer.acting_role,
        )
    )
    database.session.flush()


def content_at(asset_id: int, version: int) -> AssetContent | None:
    """The record as version `version` held it, or None when there is no such version."""
    record = database.session.scalar(
        select(AssetVersion.record).where(AssetVersion.asset_id == asset_id, AssetVersion.version == version)
    )
    return from_json(record) if record is not None else None
