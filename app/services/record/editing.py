"""Change a record. What two colleagues changed apart is merged; what both changed is asked.

The form carries the version it was made from. The service compares that itself, under a row lock:
the ORM's version column guards a request, not a form that was opened an hour ago.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.database import database
from app.exceptions import EditConflict, Invalid, NotAllowed, NotFound
from app.models.record import Asset
from app.models.record.history import VersionAct
from app.policy import Viewer, may_edit
from app.services.record.capturing import columns_of, keepers_of, set_service_areas
from app.services.record.content import AssetContent, content_of, differences
from app.services.record.freshness import due_on
from app.services.record.placing import place
from app.services.record.publishing import publish
from app.services.record.rules import check
from app.services.record.versions import content_at, keep_version


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Three versions of one record: before both, as it is now, and as this person wrote it."""

    before: AssetContent
    current: AssetContent
    mine: AssetContent
    current_version: int
    clashing: frozenset[str]
    merged: frozenset[str]


def edit(*, asset_id: int, base_version: int, content: AssetContent, viewer: Viewer) -> frozenset[str]:
    """Store the changed fields of `content` against version `base_version`; returns which fields changed.

    Raises EditConflict (carrying a `Conflict`) when a colleague changed one of the same fields to
    something else, Invalid when a rule is broken, NotAllowed, or NotFound.
    """
    asset = database.session.get(Asset, asset_id, with_for_update=True, populate_existing=True)
    if asset is None or asset.removed_at is not None:
        raise NotFound
    if not may_edit(viewer, asset):
        raise NotAllowed("Een ander team houdt dit bij. Vraag dat team om de verandering.")
    merged = _merge(asset, base_version=base_version, mine=content)
    check(merged)
    changed = differences(content_of(asset), merged)
    if changed:
        _store(asset, merged, changed=changed, viewer=viewer)
    return changed


def _merge(asset: Asset, *, base_version: int, mine: AssetContent) -> AssetContent:
    current = content_of(asset)
    if base_version == asset.version:
        return mine
    before = content_at(asset.id, base_version)
    if before is None:
        raise Invalid(
            {"version": "Dit formulier is te oud. Open de pagina opnieuw; je tekst staat hieronder nog."}
        )
    by_me, by_others = differences(before, mine), differences(before, current)
    clashing = frozenset(name for name in by_me & by_others if getattr(mine, name) != getattr(current, name))
    taken: dict[str, Any] = {name: getattr(mine, name) for name in by_me - clashing}
    if clashing:
        conflict = Conflict(
            before=before,
            current=current,
            mine=mine,
            current_version=asset.version,
            clashing=clashing,
            merged=(by_me | by_others) - clashing,
        )
        raise EditConflict(conflict)
    return current.with_choices(**taken)


def _store(asset: Asset, content: AssetContent, *, changed: frozenset[str], viewer: Viewer) -> None:
    for column, value in columns_of(content).items():
        setattr(asset, column, value)
    asset.due_on = due_on(content.kind, verified_on=asset.verified_on, by_seeing=asset.verified_by_seeing)
    if "where" in changed:
        set_service_areas(asset, content.where.service_area)
        keepers = keepers_of(content, asset.recorded_team_id)
        asset.steward_id, asset.co_steward_id = keepers.steward_id, keepers.co_steward_id
    asset.version += 1
    keep_version(asset, act=VersionAct.EDITED, viewer=viewer)
    place([asset.id])
    publish([asset.id])
