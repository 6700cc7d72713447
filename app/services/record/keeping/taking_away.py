"""Take a record off every map and list, and put it back: nothing of it is lost meanwhile."""

from __future__ import annotations

from sqlalchemy import select

from app import clock
from app.database import database
from app.exceptions import Invalid, NotAllowed, NotFound
from app.models.record import Asset, RemovalReason
from app.models.record.history import VersionAct
from app.policy import Viewer, may_edit, may_undo_recording
from app.queries.record.detail import sees
from app.queries.record.duplicates.merged import kept_for
from app.services.partners.following import forget_solution
from app.services.record.placing import place
from app.services.record.publishing import publish
from app.services.record.ties.meeting import bring_guests, hold_host
from app.services.record.versions import keep_versions

NOT_YOURS = "Een ander team houdt dit bij. Vraag dat team om het weg te halen."
MERGED = "Dit kaartje is samengevoegd met een ander. Draai dat terug op de pagina van dat kaartje."
TOO_LATE = "Ongedaan maken kan tot 10 minuten na het bewaren, zolang niemand iets veranderde."


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


def undo_capture(*, asset_id: int, viewer: Viewer) -> None:
    """Take a record back within ten minutes of recording it; its versions stay as proof.

    Raises NotAllowed, or NotFound.
    """
    asset = _held(asset_id)
    if not may_undo_recording(viewer, asset):
        raise _refusal(asset, viewer, TOO_LATE)
    asset.removed_at = clock.now()
    _store(asset, VersionAct.REMOVED, viewer)
    forget_solution(asset_id=asset_id, viewer=viewer)


def put_back(*, asset_id: int, viewer: Viewer) -> bool:
    """Show it again as it was, but where its host is now; False when it is there already.

    Raises NotAllowed, or NotFound.
    """
    hold_host(database.session.scalar(select(Asset.meets_at_id).where(Asset.id == asset_id)))
    asset = _locked(asset_id, viewer)
    if asset.removed_at is None:
        return False
    if kept_for(asset_id) is not None:
        raise NotAllowed(MERGED)
    asset.removed_at = asset.removed_because = None
    place([asset_id])
    _store(asset, VersionAct.RESTORED, viewer)
    if asset.meets_at_id is not None:
        bring_guests(asset.meets_at_id, viewer)
    return True


def _held(asset_id: int) -> Asset:
    asset = database.session.get(Asset, asset_id, with_for_update=True, populate_existing=True)
    if asset is None:
        raise NotFound
    return asset


def _locked(asset_id: int, viewer: Viewer) -> Asset:
    asset = _held(asset_id)
    if not may_edit(viewer, asset):
        raise _refusal(asset, viewer, NOT_YOURS)
    return asset


def _refusal(asset: Asset, viewer: Viewer, words: str) -> NotAllowed | NotFound:
    """Why not; of a record that the visitor isn't shown not even that it is there."""
    return NotAllowed(words) if sees(asset.id, viewer) else NotFound()


def _store(asset: Asset, act: VersionAct, viewer: Viewer) -> None:
    asset.version += 1
    keep_versions([asset.id], act=act, viewer=viewer)
    publish([asset.id])
    bring_guests(asset.id, viewer)
