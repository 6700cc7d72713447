"""Turn a whole reading back: what it brought goes, what it changed says again what it said."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select, update

from app import clock
from app.database import database
from app.exceptions import NotFound
from app.models.imports import ImportRun, ImportRunAsset
from app.models.record import Asset, AssetVersion, RemovalReason
from app.models.record.history import VersionAct
from app.policy import Viewer, may_handle_list
from app.services.record.editing import edit
from app.services.record.placing import place
from app.services.record.publishing import publish
from app.services.record.versions import content_at, keep_versions


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnedBack:
    """How many records went or went back, and those that changed since: they stay."""

    gone: int
    restored: int
    kept: tuple[int, ...]


def turn_back(*, run_id: int, viewer: Viewer) -> TurnedBack:
    """Undo a reading: new records go, changed ones say again what they said before.

    What a colleague or a later reading changed since stays.
    """
    run = database.session.get(ImportRun, run_id, with_for_update=True, populate_existing=True)
    if run is None or not may_handle_list(viewer, run.team_id):
        raise NotFound
    if run.undone_at is not None:
        return TurnedBack(gone=0, restored=0, kept=())
    rows = database.session.execute(
        select(ImportRunAsset.asset_id, ImportRunAsset.version).where(ImportRunAsset.run_id == run_id)
    ).all()
    gone, kept, restored = [], [], 0
    for asset_id, version in rows:
        asset = database.session.get(Asset, asset_id, with_for_update=True, populate_existing=True)
        if asset is None or asset.removed_at is not None:
            continue
        if asset.version != version:
            kept.append(asset_id)
        elif version == 1:
            asset.removed_at, asset.removed_because = clock.now(), RemovalReason.MISTAKE
            asset.version += 1
            # Its key is free again: the same list, sent anew, brings the row back.
            asset.external_id = f"{asset.external_id} (teruggedraaid, {run_id})"
            gone.append(asset_id)
        else:
            restored += _restore(asset_id, version, viewer)
    database.session.flush()
    if gone:
        place(gone)
        keep_versions(gone, act=VersionAct.REMOVED, viewer=viewer)
        publish(gone)
    run.undone_at = clock.now()
    database.session.flush()
    return TurnedBack(gone=len(gone), restored=restored, kept=tuple(kept))


def _restore(asset_id: int, version: int, viewer: Viewer) -> int:
    before = content_at(asset_id, version - 1)
    if before is None:
        return 0
    edit(
        asset_id=asset_id,
        base_version=version,
        content=before,
        viewer=viewer,
        allowed=lambda _who, _asset: True,
    )
    # Still what a list said, so that a later list may change it: nobody edited it here.
    database.session.execute(
        update(AssetVersion)
        .where(AssetVersion.asset_id == asset_id, AssetVersion.version == version + 1)
        .values(act=VersionAct.IMPORTED)
    )
    return 1
