"""Somebody says that a record still is as written: one event, and the day on which it is next due."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from app import clock
from app.database import database
from app.exceptions import Invalid, NotFound
from app.models.record import Asset, KnownFrom, PublishedAsset, Verification
from app.policy import Permission, Viewer, visible_rows
from app.services.record.freshness import due_on
from app.services.record.publishing import publish

COUNTS = frozenset({KnownFrom.SEEN, KnownFrom.TOLD})
"""Reading about it is no check."""


def confirm(*, asset_id: int, how: KnownFrom, client_key: UUID, viewer: Viewer) -> bool:
    """Keep that it still is so, and nothing else; False when this `client_key` said it before.

    Whoever may record and sees the record may say it. Raises NotFound for a record that is not there for
    this visitor, and Invalid when it was only read about.
    """
    viewer.require(Permission.RECORD)
    if how not in COUNTS:
        raise Invalid({"known_from": "Gelezen telt niet als check. Heb je het gezien of gehoord?"})
    asset = _locked(asset_id, viewer)
    if not _is_new(asset_id, how=how, client_key=client_key, viewer=viewer):
        return False
    _put_off(asset, how)
    publish([asset_id])
    return True


def _locked(asset_id: int, viewer: Viewer) -> Asset:
    """The record under a row lock: two checks at once are two events and one latest day."""
    seen = select(PublishedAsset.asset_id).where(PublishedAsset.asset_id == asset_id, visible_rows(viewer))
    if database.session.scalar(seen) is None:
        raise NotFound
    return database.session.get_one(Asset, asset_id, with_for_update=True, populate_existing=True)


def _is_new(asset_id: int, *, how: KnownFrom, client_key: UUID, viewer: Viewer) -> bool:
    made = database.session.scalar(
        insert(Verification)
        .values(
            asset_id=asset_id,
            client_key=client_key,
            on=clock.today(),
            how=how,
            by_user=viewer.user_id,
            by_team=viewer.team_id,
            by_role=viewer.acting_role,
        )
        .on_conflict_do_nothing(index_elements=[Verification.client_key])
        .returning(Verification.id)
    )
    return made is not None


def _put_off(asset: Asset, how: KnownFrom) -> None:
    """Move the next check, never to an earlier day: hearing of it takes nothing from having seen it."""
    by_seeing = how is KnownFrom.SEEN
    due = due_on(asset.kind, verified_on=clock.today(), by_seeing=by_seeing)
    if due is None or (asset.due_on is not None and asset.due_on > due):
        return
    asset.verified_on, asset.verified_by_seeing, asset.due_on = clock.today(), by_seeing, due
