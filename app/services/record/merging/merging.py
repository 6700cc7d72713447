"""Make one record of two: the fields as chosen, with all that hangs on both; both addresses lead on."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import func, select

from app import clock
from app.database import database
from app.exceptions import Invalid, NotAllowed, NotFound
from app.models.record import Asset, Merge, PublishedAsset, RemovalReason
from app.models.record.history import VersionAct
from app.policy import Viewer, may_merge, visible_rows
from app.services.record.content import AssetContent, content_of
from app.services.record.editing import edit
from app.services.record.merging.choosing import apart_from, one_of_two
from app.services.record.merging.moving import Moved, move_all, move_suggestions
from app.services.record.merging.notes import join_notes
from app.services.record.publishing import publish
from app.services.record.ties.meeting import bring_guests
from app.services.record.verifying import due_by_the_rest
from app.services.record.versions import keep_versions

NOT_YOURS = "Een ander team houdt een van de twee bij. Overleg met dat team wie het bijhoudt."
CHANGED = "Een van de twee is intussen veranderd. Kijk nog eens wat je kiest."
LISTED, ALONG = "listed", "along"
"""Stand in `moved` beside the tables: of which list the row moved, and who looked along before and after."""


def merge(
    *, kept_id: int, gone_id: int, versions: tuple[int, int], choices: Mapping[str, str], viewer: Viewer
) -> int:
    """Make `gone_id` part of `kept_id`; the id of the merge. `versions` are those that the chooser saw.

    `choices` says per field "kept", "gone" or "both". Raises Invalid (by field, "version" when one of the two
    changed since), NotAllowed, and NotFound when the visitor doesn't see both.
    """
    kept, gone = lock_both(kept_id, gone_id, viewer)
    if (kept.version, gone.version) != versions:
        raise Invalid({"version": CHANGED})
    before = kept.version
    content = apart_from(one_of_two(content_of(kept), content_of(gone), choices), (kept_id, gone_id))
    with database.session.begin_nested():  # What is refused half-way leaves both as they were.
        moved = _make_one(kept, gone, content, viewer)
    made = Merge(
        gone_id=gone_id,
        kept_id=kept_id,
        before_version=before,
        version=kept.version,
        moved=moved,
        at=clock.now(),
        by_user=viewer.user_id,
        by_team=viewer.team_id,
        by_role=viewer.acting_role,
    )
    database.session.add(made)
    publish([kept_id, gone_id])
    bring_guests(kept_id, viewer)
    return made.id


def _make_one(kept: Asset, gone: Asset, content: AssetContent, viewer: Viewer) -> Moved:
    moved = move_all(old=gone.id, new=kept.id)
    join_notes(kept.id, gone.id)
    moved |= _take_off(gone, kept, viewer)
    moved |= _look_along(kept, gone)
    edit(
        asset_id=kept.id,
        base_version=kept.version,
        content=content,
        viewer=viewer,
        allowed=lambda _who, _what: True,
    )
    due_by_the_rest(kept)
    return moved | move_suggestions(old=gone.id, new=kept.id, version=kept.version)


def lock_both(one_id: int, other_id: int, viewer: Viewer) -> tuple[Asset, Asset]:
    """Two records that the visitor sees and may make one, under a row lock, in the order asked.

    Raises Invalid for the same one twice, NotAllowed, and NotFound.
    """
    if one_id == other_id:
        raise Invalid({"other_id": "Kies iets anders: dit is hetzelfde kaartje."})
    seen = select(func.count()).where(PublishedAsset.asset_id.in_([one_id, other_id]), visible_rows(viewer))
    if database.session.scalar(seen) != 2:
        raise NotFound
    locked = {
        asset.id: asset
        for asset in database.session.scalars(
            select(Asset)
            .where(Asset.id.in_([one_id, other_id]), Asset.removed_at.is_(None))
            .order_by(Asset.id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
    }
    if len(locked) != 2:
        raise NotFound
    if not may_merge(viewer, *locked.values()):
        raise NotAllowed(NOT_YOURS)
    return locked[one_id], locked[other_id]


def _look_along(kept: Asset, gone: Asset) -> Moved:
    """The team that kept the other one looks along and so loses nothing; before and after, if it changed."""
    before = kept.co_steward_id
    others = (before, gone.steward_id, gone.co_steward_id)
    along = next((team for team in others if team is not None and team != kept.steward_id), None)
    kept.co_steward_id = along
    return {} if along == before else {ALONG: [before, along]}


def _take_off(gone: Asset, kept: Asset, viewer: Viewer) -> Moved:
    """Off every map. Its row in a list goes to the other when that has none: there the list finds it."""
    source, row = gone.source_id, gone.external_id
    gone.removed_at, gone.removed_because = clock.now(), RemovalReason.DOUBLE
    gone.version += 1
    goes = kept.source_id is None and source is not None
    if goes:
        gone.source_id = gone.external_id = None
        database.session.flush()
        kept.source_id, kept.external_id = source, row
    keep_versions([gone.id], act=VersionAct.REMOVED, viewer=viewer)
    publish([gone.id])
    return {LISTED: [source]} if goes else {}
