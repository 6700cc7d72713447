"""An agreement about a contact or a story that ends soon: made anew, or the part goes today."""

from __future__ import annotations

from datetime import date

from app.database import database
from app.exceptions import Invalid, NotAllowed, NotFound
from app.models.record import Asset, Contact, Story
from app.models.record.history import VersionAct
from app.policy import Viewer, may_see_private
from app.services.record.parts.checking import consent_errors
from app.services.record.parts.typed import CONSENT_LASTS
from app.services.record.publishing import publish
from app.services.record.versions import keep_versions

NOT_YOURS = "Dit is van een ander team. Vraag dat team om het opnieuw af te spreken."


def renew(*, kind: str, part_id: int, consent_on: date | None, viewer: Viewer) -> date:
    """Store that it was agreed once more, for a year; returns the day on which that ends.

    Raises Invalid at "consent_on", NotAllowed or NotFound.
    """
    part, asset = _held(kind, part_id, viewer)
    expires_on: date | None = consent_on + CONSENT_LASTS if consent_on else None
    wrong = dict(consent_errors(part.consent_from, consent_on, expires_on, "dit"))
    if wrong or consent_on is None or expires_on is None:
        raise Invalid({"consent_on": " ".join(wrong.values())})
    part.consent_on, part.expires_on = consent_on, expires_on
    _store(asset, viewer)
    return expires_on


def drop(*, kind: str, part_id: int, viewer: Viewer) -> None:
    """Delete it at once; raises NotAllowed or NotFound."""
    part, asset = _held(kind, part_id, viewer)
    database.session.delete(part)
    _store(asset, viewer)


def _held(kind: str, part_id: int, viewer: Viewer) -> tuple[Contact | Story, Asset]:
    """The part with its record, both locked: another form can't be storing it now."""
    found = _part(kind, part_id)
    asset = database.session.get_one(Asset, found.asset_id, with_for_update=True, populate_existing=True)
    if asset.removed_at is not None:
        raise NotFound
    if not may_see_private(viewer, asset):
        raise NotAllowed(NOT_YOURS)
    return _part(kind, part_id), asset


def _part(kind: str, part_id: int) -> Contact | Story:
    found: Contact | Story | None = None
    if kind == "contact":
        found = database.session.get(Contact, part_id, with_for_update=True, populate_existing=True)
    elif kind == "story":
        found = database.session.get(Story, part_id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NotFound
    return found


def _store(asset: Asset, viewer: Viewer) -> None:
    asset.version += 1
    keep_versions([asset.id], act=VersionAct.EDITED, viewer=viewer)
    publish([asset.id])
