"""Somebody looked whether a record still is as written: one event, and the day on which it is next due.

    confirmed   it still is so: a new interval, halved when it was only heard
    different   it is there and something changed: counts as seen, and what changed is said to its keepers
    resting     it lies still: asked again on a day
    stopped     it is over
    nobody      nobody was there: the check stays open

Whoever keeps the record changes its status by this; of somebody else it is a suggestion to those who do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypedDict
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from app import clock
from app.database import database
from app.exceptions import Invalid, NotAllowed, NotFound
from app.models.record import Asset, CheckAnswer, KnownFrom, Status, StopReason, Verification
from app.policy import Permission, Viewer, may_edit, may_undo_check
from app.queries.record.detail import sees
from app.services.record.content import content_of
from app.services.record.editing import edit
from app.services.record.freshness import asked_again_on, due_on
from app.services.record.history.going_back import undo_change
from app.services.record.publishing import publish
from app.services.record.suggesting.making import suggest, withdraw

COUNTS = frozenset({KnownFrom.SEEN, KnownFrom.TOLD})
"""Reading about it is no check."""


RESTARTS = (CheckAnswer.CONFIRMED, CheckAnswer.DIFFERENT)
"""Who finds something else there has seen it as well."""
STATUS_OF = {CheckAnswer.RESTING: Status.DORMANT, CheckAnswer.STOPPED: Status.STOPPED}
TOO_LATE = "Terugdraaien kan tot 10 minuten na je antwoord, zolang geen collega iets veranderde."


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What came of an answer: `is_new` unless it was given before, `suggested` when others decide."""

    is_new: bool
    suggested: bool = False


class Made(TypedDict, total=False):
    """What an answer made: a version of the record, or a suggestion to its keepers."""

    made_version: int
    suggestion_id: int


def check(
    *,
    asset_id: int,
    answer: CheckAnswer,
    client_key: UUID,
    viewer: Viewer,
    how: KnownFrom = KnownFrom.SEEN,
    remark: str = "",
    reason: StopReason | None = None,
    again_on: date | None = None,
) -> Checked:
    """Keep what somebody found, and let it have its consequences; safe to repeat with one `client_key`.

    `remark` says what is different, `reason` why it stopped, `again_on` when to ask whether it began again.
    Raises NotFound for a record that is not there for this visitor, Invalid (by "remark") and NotAllowed.
    """
    if answer is CheckAnswer.CONFIRMED:
        return Checked(is_new=confirm(asset_id=asset_id, how=how, client_key=client_key, viewer=viewer))
    viewer.require(Permission.RECORD)
    asset = _seen(asset_id, viewer)
    made = _tell(asset, answer, remark=remark, reason=reason, client_key=client_key, viewer=viewer)
    suggested = "suggestion_id" in made
    asset = _locked(asset_id, viewer)
    if not _is_new(asset_id, answer=answer, how=how, client_key=client_key, viewer=viewer, made=made):
        return Checked(is_new=False, suggested=suggested)
    if answer in RESTARTS:
        _put_off(asset, how)
    elif answer is CheckAnswer.RESTING and not suggested and again_on is not None:
        asset.due_on = again_on
    publish([asset_id])
    return Checked(is_new=True, suggested=suggested)


def take_back(*, asset_id: int, client_key: UUID, viewer: Viewer) -> bool:
    """Let one's own answer of the last ten minutes count no more; False when it was taken back before.

    What it made of the record is undone and what it suggested is withdrawn. The next check is due on the day
    that the other answers give. Raises NotAllowed, or NotFound.
    """
    asset = _locked(asset_id, viewer)
    said = database.session.scalars(
        select(Verification).where(Verification.asset_id == asset_id, Verification.client_key == client_key)
    ).one_or_none()
    if said is None:
        raise NotFound
    if said.withdrawn_at is not None:
        return False
    if not may_undo_check(viewer, said, asset):
        raise NotAllowed(TOO_LATE)
    if said.made_version is not None:
        undo_change(asset_id=asset_id, version=said.made_version, viewer=viewer)
    if said.suggestion_id is not None:
        withdraw(suggestion_id=said.suggestion_id, viewer=viewer)
    said.withdrawn_at = clock.now()
    database.session.flush()
    due_by_the_rest(asset)
    publish([asset_id])
    return True


def confirm(*, asset_id: int, how: KnownFrom, client_key: UUID, viewer: Viewer) -> bool:
    """Keep that it still is so, and nothing else; False when this `client_key` said it before.

    Whoever may record and sees the record may say it. Raises NotFound for a record that is not there for
    this visitor, and Invalid when it was only read about.
    """
    viewer.require(Permission.RECORD)
    if how not in COUNTS:
        raise Invalid({"known_from": "Gelezen telt niet als check. Heb je het gezien of gehoord?"})
    asset = _locked(asset_id, viewer)
    if not _is_new(
        asset_id, answer=CheckAnswer.CONFIRMED, how=how, client_key=client_key, viewer=viewer, made={}
    ):
        return False
    _put_off(asset, how)
    publish([asset_id])
    return True


def _seen(asset_id: int, viewer: Viewer) -> Asset:
    if not sees(asset_id, viewer):
        raise NotFound
    return database.session.get_one(Asset, asset_id)


def _locked(asset_id: int, viewer: Viewer) -> Asset:
    """The record under a row lock: two checks at once are two events and one latest day."""
    _seen(asset_id, viewer)
    return database.session.get_one(Asset, asset_id, with_for_update=True, populate_existing=True)


def _tell(
    asset: Asset,
    answer: CheckAnswer,
    *,
    remark: str,
    reason: StopReason | None,
    client_key: UUID,
    viewer: Viewer,
) -> Made:
    """Change the record, or suggest that to who may."""
    choices = _changed_by(answer, reason)
    if not remark and (not choices or asset.status is choices["status"]):
        return {}
    content = content_of(asset).with_choices(**choices)
    if may_edit(viewer, asset) and not remark:
        edit(asset_id=asset.id, base_version=asset.version, content=content, viewer=viewer)
        return {"made_version": asset.version}
    suggestion_id = suggest(
        asset_id=asset.id,
        base_version=asset.version,
        client_key=client_key,
        viewer=viewer,
        content=content if choices else None,
        remark=remark,
    )
    return {"suggestion_id": suggestion_id}


def _changed_by(answer: CheckAnswer, reason: StopReason | None) -> Mapping[str, object]:
    status = STATUS_OF.get(answer)
    if status is None:
        return {}
    because = reason if status is Status.STOPPED else None
    return {"status": status, "status_reason": because, "status_since": clock.today()}


def _is_new(
    asset_id: int, *, answer: CheckAnswer, how: KnownFrom, client_key: UUID, viewer: Viewer, made: Made
) -> bool:
    stored = database.session.scalar(
        insert(Verification)
        .values(
            asset_id=asset_id,
            client_key=client_key,
            on=clock.today(),
            at=clock.now(),
            how=how,
            answer=answer,
            by_user=viewer.user_id,
            by_team=viewer.team_id,
            by_role=viewer.acting_role,
            **made,
        )
        .on_conflict_do_nothing(index_elements=[Verification.client_key])
        .returning(Verification.id)
    )
    return stored is not None


def _put_off(asset: Asset, how: KnownFrom) -> None:
    """Move the next check, never to an earlier day: hearing of it takes nothing from having seen it."""
    by_seeing = how is KnownFrom.SEEN
    due = due_on(asset.kind, verified_on=clock.today(), by_seeing=by_seeing)
    if asset.status is Status.DORMANT:
        due = asked_again_on(asset.kind, before=Status.ACTIVE, due=None)
    if due is None or (asset.due_on is not None and asset.due_on > due):
        return
    asset.verified_on, asset.verified_by_seeing, asset.due_on = clock.today(), by_seeing, due


def due_by_the_rest(asset: Asset) -> None:
    """Let the days of the last check and of the next follow from the checks that there are."""
    said = database.session.execute(
        select(Verification.on, Verification.how).where(
            Verification.asset_id == asset.id,
            Verification.withdrawn_at.is_(None),
            Verification.answer.in_(RESTARTS),
        )
    )
    days = [
        (due, on, how is KnownFrom.SEEN)
        for on, how in said
        if (due := due_on(asset.kind, verified_on=on, by_seeing=how is KnownFrom.SEEN)) is not None
    ]
    due, on, by_seeing = max(days, default=(None, None, None))
    asset.verified_on, asset.verified_by_seeing = on, by_seeing
    if asset.status is not Status.DORMANT:
        asset.due_on = due
