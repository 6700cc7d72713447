"""What a visitor may do with one record, check, version, question or request."""

from __future__ import annotations

from datetime import timedelta

from app import clock
from app.models.partners import ContactRequest, Question
from app.models.people import Role
from app.models.record import Asset, AssetVersion, Verification
from app.models.record.history import VersionAct
from app.policy.viewer import Permission, Viewer

RECORDER_MAY_EDIT_FOR = timedelta(days=1)
UNDO_FOR = timedelta(minutes=10)


def may_edit(viewer: Viewer, asset: Asset) -> bool:
    """Who may change a record.

    The team that keeps it; for a day whoever recorded it; an administrator what no team keeps.
    """
    if not viewer.may(Permission.RECORD):
        return False
    recorder = asset.recorded_by is not None and asset.recorded_by == viewer.user_id
    return (
        asset.steward_id in viewer.team_ids
        or (asset.steward_id is None and Role.ADMIN in viewer.roles)
        or (recorder and clock.now() - asset.recorded_at <= RECORDER_MAY_EDIT_FOR)
    )


def may_decide(viewer: Viewer, asset: Asset, *, long_silent: bool) -> bool:
    """Who answers a suggestion: the team that keeps the record, or an administrator when none does.

    After a long silence also the team that looks along.
    """
    return viewer.may(Permission.RECORD) and (
        asset.steward_id in viewer.team_ids
        or (asset.steward_id is None and Role.ADMIN in viewer.roles)
        or (long_silent and asset.co_steward_id in viewer.team_ids)
    )


def may_hand_over(viewer: Viewer, asset: Asset) -> bool:
    """Who decides which team keeps a record: the team that keeps it, or an administrator."""
    return viewer.may(Permission.RECORD) and (
        asset.steward_id in viewer.team_ids or Role.ADMIN in viewer.roles
    )


def may_merge(viewer: Viewer, one: Asset, other: Asset) -> bool:
    """Who makes one record of two, and takes that back: whoever decides which team keeps each of them."""
    return may_hand_over(viewer, one) and may_hand_over(viewer, other)


def may_handle_list(viewer: Viewer, team_id: int | None) -> bool:
    """Who reads a list in and turns that back: an administrator, and the team that it is of."""
    return viewer.may(Permission.MANAGE_SETTINGS) or (
        viewer.may(Permission.READ_LISTS) and team_id is not None and team_id in viewer.team_ids
    )


def may_undo_recording(viewer: Viewer, asset: Asset) -> bool:
    """For ten minutes whoever recorded it may take it back, as long as it is still the first version."""
    return (
        asset.recorded_by is not None
        and asset.recorded_by == viewer.user_id
        and asset.version == 1
        and clock.now() - asset.recorded_at <= UNDO_FOR
    )


def may_change_question(viewer: Viewer, question: Question) -> bool:
    """The team that holds it, and of what nobody holds whoever may record; an administrator always."""
    if not viewer.may(Permission.RECORD):
        return False
    return question.team_id is None or question.team_id in viewer.team_ids or Role.ADMIN in viewer.roles


def may_ask_keepers(viewer: Viewer, asset: Asset) -> bool:
    """Who asks the team that keeps a record for contact: somebody of another team, on behalf of her own.

    Who looks along has the contacts herself.
    """
    keepers = {asset.steward_id, asset.co_steward_id} & set(viewer.team_ids)
    return (
        viewer.may(Permission.RECORD)
        and viewer.team_id is not None
        and asset.steward_id is not None
        and not keepers
    )


def may_join_request(viewer: Viewer, request: ContactRequest, asset: Asset) -> bool:
    """Who reads and writes in a request: the team that asks, the one that keeps it, who looks along."""
    teams = {request.team_id, asset.steward_id, asset.co_steward_id}
    return viewer.may(Permission.RECORD) and bool(teams & set(viewer.team_ids))


def answers_for(viewer: Viewer, request: ContactRequest, asset: Asset) -> int | None:
    """The keeping team for which a visitor who may join writes in a request; None: for the team that asks.

    Who is in both writes for the one that she works in now, else for the one that asks. A team that came to
    keep what it asked about still is the one that asks.
    """
    keepers = [
        team
        for team in (asset.steward_id, asset.co_steward_id)
        if team in viewer.team_ids and team != request.team_id
    ]
    if viewer.team_id in keepers:
        return viewer.team_id
    return None if request.team_id in viewer.team_ids else keepers[0]


def may_undo_check(viewer: Viewer, check: Verification, asset: Asset) -> bool:
    """For ten minutes whoever said whether it still is so may take that back.

    Not what came with the record, and not once somebody changed the record after what the answer made of it.
    """
    return (
        viewer.user_id is not None
        and check.at > asset.recorded_at
        and check.made_version in {None, asset.version}
        and check.by_user == viewer.user_id
        and check.withdrawn_at is None
        and clock.now() - check.at <= UNDO_FOR
    )


def may_undo_change(viewer: Viewer, latest: AssetVersion) -> bool:
    """For ten minutes whoever made the latest version by a change may take that change back."""
    return (
        viewer.user_id is not None
        and latest.by_user == viewer.user_id
        and latest.act is VersionAct.EDITED
        and latest.valid_until is None
        and clock.now() - latest.valid_from <= UNDO_FOR
    )
