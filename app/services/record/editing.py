"""Change a record. What two colleagues changed apart is merged; what both changed is asked.

The form carries the version it was made from. The service compares that itself, under a row lock:
the ORM's version column guards a request, not a form that was opened an hour ago.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.database import database
from app.exceptions import EditConflict, Invalid, NotAllowed, NotFound
from app.models.record import Asset, Status
from app.models.record.history import VersionAct
from app.policy import Viewer, may_edit
from app.queries.record.parts.shown import contact_summary
from app.services.constraints import named_constraints
from app.services.partners.following import follow_solution
from app.services.record.capturing import buurt_of, columns_of, keepers_of, set_service_areas
from app.services.record.content import AssetContent, content_of, differences
from app.services.record.freshness import asked_again_on, due_on
from app.services.record.parts.checking import SENSITIVE, part_errors
from app.services.record.parts.storing import refuse_overtaken, store_parts
from app.services.record.parts.typed import TypedParts
from app.services.record.placing import place
from app.services.record.publishing import publish
from app.services.record.rules import rule_errors
from app.services.record.ties.meeting import at_host, bring_guests, hold_host, keep_tie
from app.services.record.versions import content_at, keep_versions

PARTS = "parts"
"""Stands among the changed fields when a contact, a story or the note changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Three versions of one record: before both, as it is now, and as this person wrote it."""

    before: AssetContent
    current: AssetContent
    mine: AssetContent
    base_version: int
    current_version: int
    clashing: frozenset[str]
    changed: frozenset[str]

    @property
    def merged(self) -> frozenset[str]:
        """What was changed by either and needs no choice."""
        return (self.changed | differences(self.before, self.current)) - self.clashing

    @property
    def stopped(self) -> bool:
        """Whether a colleague said meanwhile that it stopped, and this person changed something else."""
        stopped = Status.STOPPED
        already = stopped in {self.before.status, self.mine.status}
        return bool(self.changed) and self.current.status is stopped and not already


def edit(
    *,
    asset_id: int,
    base_version: int,
    content: AssetContent,
    viewer: Viewer,
    parts: TypedParts | None = None,
    allowed: Callable[[Viewer, Asset], bool] = may_edit,
) -> frozenset[str]:
    """Store the changed fields of `content` against version `base_version`; returns which fields changed.

    Raises Invalid when a rule is broken, Overtaken when a colleague changed one of the same parts, then
    EditConflict (carrying a `Conflict`) when one changed the same field to something else, or said that it
    stopped. Raises NotAllowed and NotFound.
    """
    hold_host(content.where.meets_at)
    asset = _locked(asset_id, viewer, allowed)
    conflict = _compare(asset, base_version=base_version, mine=content)
    if conflict.clashing or conflict.stopped:
        # What is wrong is said where it was typed: a page that only asks to choose can't mend it.
        _checked(asset, _take(conflict, dict.fromkeys(conflict.clashing, "mine")), parts)
        raise EditConflict(conflict)
    return _store(asset, _take(conflict, {}), parts, viewer=viewer)


def resolve(
    *,
    asset_id: int,
    base_version: int,
    seen_version: int,
    content: AssetContent,
    choices: Mapping[str, str],
    viewer: Viewer,
    parts: TypedParts | None = None,
) -> frozenset[str]:
    """Store the answer to a conflict page: `choices` says per clashing field "mine" or "theirs".

    Raises EditConflict again when somebody changed the record after the page was shown (`seen_version`), or
    when a choice is missing: nothing is preselected and nothing is guessed. Otherwise as `edit`.
    """
    hold_host(content.where.meets_at)
    asset = _locked(asset_id, viewer)
    conflict = _compare(asset, base_version=base_version, mine=content)
    answered = all(choices.get(name) in {"mine", "theirs"} for name in conflict.clashing)
    if asset.version != seen_version or not answered:
        raise EditConflict(conflict)
    return _store(asset, _take(conflict, choices), parts, viewer=viewer)


def conflict_of(*, asset_id: int, base_version: int, content: AssetContent, viewer: Viewer) -> Conflict:
    """How `content` stands against the record as it is now; raises NotAllowed or NotFound."""
    return _compare(_locked(asset_id, viewer), base_version=base_version, mine=content)


def _locked(asset_id: int, viewer: Viewer, allowed: Callable[[Viewer, Asset], bool] = may_edit) -> Asset:
    asset = database.session.get(Asset, asset_id, with_for_update=True, populate_existing=True)
    if asset is None or asset.removed_at is not None:
        raise NotFound
    if not allowed(viewer, asset):
        raise NotAllowed("Een ander team houdt dit bij. Vraag dat team om de verandering.")
    return asset


def _compare(asset: Asset, *, base_version: int, mine: AssetContent) -> Conflict:
    before = content_at(asset.id, base_version)
    if before is None:
        raise Invalid(
            {"version": "Dit formulier is te oud. Open de pagina opnieuw en vul je verandering nog eens in."}
        )
    current = content_of(asset)
    by_me, by_others = differences(before, mine), differences(before, current)
    clashing = by_me & by_others & differences(mine, current)
    return Conflict(
        before=before,
        current=current,
        mine=mine,
        base_version=base_version,
        current_version=asset.version,
        clashing=clashing,
        changed=by_me,
    )


def _take(conflict: Conflict, choices: Mapping[str, str]) -> AssetContent:
    """The record as it is now with my changes, and of the clashing fields the chosen ones."""
    taken = {
        name for name in conflict.changed if name not in conflict.clashing or choices.get(name) == "mine"
    }
    return conflict.current.with_choices(**{name: getattr(conflict.mine, name) for name in taken})


def _store(
    asset: Asset, content: AssetContent, parts: TypedParts | None, *, viewer: Viewer
) -> frozenset[str]:
    """One version for the record and its parts together."""
    before = content_of(asset)
    content = _checked(asset, content, parts)
    changed = differences(before, content)
    if parts is not None and store_parts(asset, parts.with_terms(), viewer):
        changed |= {PARTS}
    if not changed:
        return changed
    with named_constraints():
        _write(asset, content, before=before)
    keep_versions([asset.id], act=VersionAct.EDITED, viewer=viewer)
    place([asset.id])
    publish([asset.id])
    keep_tie(guest_id=asset.id, before=before.where.meets_at, after=content.where.meets_at, viewer=viewer)
    bring_guests(asset.id, viewer)
    if "status" in changed:
        follow_solution(asset_id=asset.id, status=content.status, viewer=viewer)
    return changed


def _checked(asset: Asset, content: AssetContent, parts: TypedParts | None) -> AssetContent:
    """The record at the place of its host; every broken rule at once, so that a form says all to do."""
    content = at_host(content, asset_id=asset.id, before=content_of(asset).where)
    errors = rule_errors(content)
    if parts is not None:
        errors |= part_errors(parts.with_terms(), sensitive=content.sensitive)
    elif content.sensitive and contact_summary(asset.id)[0]:
        errors["sensitive"] = SENSITIVE
    if errors:
        raise Invalid(errors)
    if parts is not None:
        refuse_overtaken(asset.id, parts.with_terms())
    return content


def _write(asset: Asset, content: AssetContent, *, before: AssetContent) -> None:
    for column, value in columns_of(content).items():
        setattr(asset, column, value)
    asset.due_on = (
        asked_again_on(content.kind, before=before.status, due=asset.due_on)
        if content.status is Status.DORMANT
        else due_on(content.kind, verified_on=asset.verified_on, by_seeing=asset.verified_by_seeing)
    )
    if content.where.service_area != before.where.service_area:
        set_service_areas(asset, content.where.service_area)
    if buurt_of(content) != buurt_of(before):
        keepers = keepers_of(content, asset.recorded_team_id)
        asset.steward_id, asset.co_steward_id = keepers.steward_id, keepers.co_steward_id
    asset.version += 1
