"""Somebody says that two records are two things: they are never offered as the same again."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from app.database import database
from app.exceptions import Invalid, NotFound
from app.models.record import NotDuplicate, PublishedAsset
from app.policy import Permission, Viewer, visible_rows


def call_different(*, one_id: int, other_id: int, viewer: Viewer) -> None:
    """Remember the pair; whoever may record and sees both may say it, and once is enough."""
    viewer.require(Permission.RECORD)
    if one_id == other_id:
        raise Invalid({"other_id": "Kies iets anders: dit is hetzelfde kaartje."})
    seen = select(func.count()).where(PublishedAsset.asset_id.in_([one_id, other_id]), visible_rows(viewer))
    if database.session.scalar(seen) != 2:
        raise NotFound
    low, high = sorted((one_id, other_id))
    database.session.execute(
        insert(NotDuplicate)
        .values(low_id=low, high_id=high, by_team=viewer.team_id)
        .on_conflict_do_nothing(index_elements=[NotDuplicate.low_id, NotDuplicate.high_id])
    )
