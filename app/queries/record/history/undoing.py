"""Whether the visitor may take back what she just changed."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import aliased

from app.database import database
from app.models.record import AssetVersion
from app.policy import Viewer, may_undo_change


def may_undo_latest(asset_id: int, viewer: Viewer) -> bool:
    """Whether the latest version is hers, just now; a change of a contact, story or note alone stays."""
    latest, before = aliased(AssetVersion), aliased(AssetVersion)
    found = database.session.scalars(
        select(latest)
        .join(before, (before.asset_id == latest.asset_id) & (before.version == latest.version - 1))
        .where(latest.asset_id == asset_id, latest.valid_until.is_(None), latest.record != before.record)
    ).one_or_none()
    return found is not None and may_undo_change(viewer, found)
