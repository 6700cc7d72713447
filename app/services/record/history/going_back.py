"""Bring back what an older version said; an edit like any other, so that nothing of today is lost by it."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select, update

from app import clock
from app.database import database
from app.exceptions import Invalid, NotAllowed, NotFound
from app.models.record import Asset, AssetVersion, Verification
from app.policy import Viewer, may_undo_change
from app.services.record.content import FIELDS, AssetContent
from app.services.record.editing import edit
from app.services.record.versions import content_at

TOO_LATE = "Ongedaan maken kan tot 10 minuten na het bewaren, zolang geen collega iets veranderde."
NOTHING = "Kruis aan wat je wilt terugzetten."


def go_back(
    *, asset_id: int, version: int, seen_version: int, fields: Collection[str], viewer: Viewer
) -> frozenset[str]:
    """Give these fields the values of an older version; returns which changed.

    `seen_version` is what the page showed as "now". Raises Invalid when nothing was chosen or a rule does not
    allow an old value any more, EditConflict when a colleague changed the same meanwhile, NotAllowed and
    NotFound.
    """
    chosen = [name for name in FIELDS if name in fields]
    if not chosen:
        raise Invalid({"fields": NOTHING})
    then, seen = _content(asset_id, version), _content(asset_id, seen_version)
    return edit(
        asset_id=asset_id,
        base_version=seen_version,
        content=seen.with_choices(**{name: getattr(then, name) for name in chosen}),
        viewer=viewer,
    )


def undo_change(*, asset_id: int, version: int, viewer: Viewer) -> frozenset[str]:
    """Take back the change that made `version`, within ten minutes and as long as it is the latest.

    Contacts, stories and the note stay: no version holds them. The check that made it counts no more. Raises
    NotAllowed with what stands in the way.
    """
    # Under the lock of the record, so that "the latest" still is when it is taken back.
    database.session.get(Asset, asset_id, with_for_update=True, populate_existing=True)
    made = database.session.scalars(
        select(AssetVersion)
        .where(AssetVersion.asset_id == asset_id, AssetVersion.version == version)
        .execution_options(populate_existing=True)
    ).one_or_none()
    if made is None or not may_undo_change(viewer, made):
        raise NotAllowed(TOO_LATE)
    database.session.execute(
        update(Verification)
        .where(Verification.asset_id == asset_id, Verification.made_version == version)
        .values(withdrawn_at=clock.now())
    )
    return edit(
        asset_id=asset_id,
        base_version=version,
        content=_content(asset_id, version - 1),
        viewer=viewer,
        allowed=lambda _who, _asset: True,
    )


def _content(asset_id: int, version: int) -> AssetContent:
    found = content_at(asset_id, version)
    if found is None:
        raise NotFound("Deze versie is er niet. Open de pagina opnieuw.")
    return found
