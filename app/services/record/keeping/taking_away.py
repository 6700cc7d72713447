"""Take a record off every map and list, and put it back: nothing of it is lost meanwhile."""

from __future__ import annotations

from app import clock
from app.database import database
from app.exceptions import Invalid, NotAllowed, NotFound
from app.models.record import Asset, RemovalReason
from app.models.record.history import VersionAct
from app.policy import Viewer, may_edit
from app.services.record.placing import place
from app.services.record.publishing import publish
from app.services.record.ties.meeting import bring_guests
from app.services.record.versions import keep_versions

NOT_YOURS = "Een ander team houdt dit bij. Vraag dat team om het weg te halen."


def take_away(*, asset_id: int, because: str, viewer: Viewer) -> bool:
    """Mark it removed; False when somebody did so already. Raises Invalid, NotAllowed, or NotFound."""
    asset = _locked(asset_id, viewer)
    if because not in set(RemovalReason):
        raise Invalid({"because": "Kies waarom het weg kan."})
    if asset.removed_at is not None:
        return False
    asset.removed_at, asset.removed_because = clock.now(), RemovalReason(because)
    _store(asset, VersionAct.REMOVED, viewer)
    return True


def put_back(*, asset_id: int, viewer: Viewer) -> bool:
    """Show it again as it was; False when it is there already. Raises NotAllowed, or NotFound."""
    asset = _locked(asset_id, viewer)
    if asset.removed_at is None:
        return False
    asset.removed_at = asset.removed_because = None
    place([asset_id])
    _store(asset, VersionAct.RESTORED, viewer)
    return True


def _locked(asset_id: int, viewer: Viewer) -> Asset:
    asset = database.session.get(Asset, asset_id, with_for_update=True, populate_existing=True)
    if asset is None:
        raise NotFound
    if not may_edit(viewer, asset):
        raise NotAllowed(NOT_YOURS)
    return asset


def _store(asset: Asset, act: VersionAct, viewer: Viewer) -> None:
    asset.version += 1
    keep_versions([asset.id], act=act, viewer=viewer)
    publish([asset.id])
    bring_guests(asset.id, viewer)
