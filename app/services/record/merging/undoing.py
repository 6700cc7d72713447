"""Make two records of one again. What was done since stays with the record that stayed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from app import clock
from app.database import database
from app.exceptions import Invalid, NotAllowed, NotFound
from app.models.record import Asset, Merge, PublishedAsset
from app.models.record.history import VersionAct
from app.policy import Viewer, may_merge, visible_rows
from app.services.record.content import FIELDS, content_of
from app.services.record.editing import edit
from app.services.record.merging.merging import ALONG, LISTED, NOT_YOURS
from app.services.record.merging.moving import move_back
from app.services.record.merging.notes import part_notes
from app.services.record.placing import place
from app.services.record.publishing import publish
from app.services.record.ties.meeting import bring_guests
from app.services.record.verifying import due_by_the_rest
from app.services.record.versions import content_at, keep_versions

TOO_LATE = "Het andere kaartje is intussen voorgoed weg. Zet het opnieuw op de kaart."


def undo_merge(*, merge_id: int, viewer: Viewer) -> frozenset[str]:
    """Take a merge back; returns the fields that somebody changed since, which stay as they are.

    Raises NotFound (also when it was taken back before), NotAllowed, and Invalid when the other record was
    let go for good.
    """
    made = database.session.get(Merge, merge_id, with_for_update=True, populate_existing=True)
    if made is None or made.undone_at is not None:
        raise NotFound
    kept, gone = _locked(made, viewer)
    content, later = _as_before(made, kept)
    _put_back(gone, kept, made.moved, viewer)
    move_back(made.moved, old=kept.id, new=gone.id)
    part_notes(kept.id, gone.id)
    publish([gone.id])
    edit(
        asset_id=kept.id,
        base_version=kept.version,
        content=content,
        viewer=viewer,
        allowed=lambda _who, _what: True,
    )
    due_by_the_rest(kept)
    made.undone_at, made.undone_team_id = clock.now(), viewer.team_id
    publish([kept.id, gone.id])
    for host_id in sorted({kept.id, gone.id, *filter(None, (kept.meets_at_id, gone.meets_at_id))}):
        bring_guests(host_id, viewer)
    return later


def _locked(made: Merge, viewer: Viewer) -> tuple[Asset, Asset]:
    seen = select(PublishedAsset.asset_id).where(
        PublishedAsset.asset_id == made.kept_id, visible_rows(viewer)
    )
    if database.session.scalar(seen) is None:
        raise NotFound
    both = {
        asset.id: asset
        for asset in database.session.scalars(
            select(Asset)
            .where(Asset.id.in_([made.kept_id, made.gone_id]))
            .order_by(Asset.id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
    }
    if made.gone_id not in both:
        raise Invalid({"merge": TOO_LATE})
    kept, gone = both[made.kept_id], both[made.gone_id]
    if not may_merge(viewer, kept, gone):
        raise NotAllowed(NOT_YOURS)
    return kept, gone


def _as_before(made: Merge, kept: Asset) -> tuple[Any, frozenset[str]]:
    """The record with what the merge changed as it was, and the fields that were changed again since."""
    now = content_of(kept)
    before, merged = content_at(kept.id, made.before_version), content_at(kept.id, made.version)
    if before is None or merged is None:
        return now, frozenset()
    by_merge = {name for name in FIELDS if getattr(before, name) != getattr(merged, name)}
    later = frozenset(name for name in FIELDS if getattr(now, name) != getattr(merged, name))
    return now.with_choices(**{name: getattr(before, name) for name in by_merge - later}), later


def _put_back(gone: Asset, kept: Asset, moved: dict[str, Any], viewer: Viewer) -> None:
    gone.removed_at = gone.removed_because = None
    if moved.get(LISTED) == [kept.source_id]:
        source, row = kept.source_id, kept.external_id
        kept.source_id = kept.external_id = None
        database.session.flush()
        gone.source_id, gone.external_id = source, row
    if ALONG in moved and kept.co_steward_id == moved[ALONG][1]:
        kept.co_steward_id = moved[ALONG][0] if moved[ALONG][0] != kept.steward_id else None
    gone.version += 1
    keep_versions([gone.id], act=VersionAct.RESTORED, viewer=viewer)
    place([gone.id])
    publish([gone.id])
