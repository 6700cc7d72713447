"""What those who looked at a record found: who said it last, and how often nobody was there."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, func, select

from app.database import database
from app.models.record import Asset, CheckAnswer, Verification
from app.policy import Viewer, may_undo_check


def that_counts() -> ColumnElement[bool]:
    """The checks that say that it is there, and were not taken back."""
    still_so = (CheckAnswer.CONFIRMED, CheckAnswer.DIFFERENT)
    return and_(Verification.withdrawn_at.is_(None), Verification.answer.in_(still_so))


def nobody_in_a_row(asset_id: int) -> int:
    """How often nobody was there since anybody found something else."""
    said = and_(Verification.asset_id == asset_id, Verification.withdrawn_at.is_(None))
    other = select(func.max(Verification.id)).where(said, Verification.answer != CheckAnswer.NOBODY)
    since = Verification.id > func.coalesce(other.scalar_subquery(), 0)
    return database.session.scalar(select(func.count()).where(said, since)) or 0


def own_latest_check(asset_id: int, viewer: Viewer) -> Verification | None:
    """What the visitor herself said just now, when she may still take it back."""
    latest = (
        select(Verification, Asset)
        .join(Asset, Asset.id == Verification.asset_id)
        .where(
            Verification.asset_id == asset_id,
            Verification.by_user == viewer.user_id,
            Verification.withdrawn_at.is_(None),
        )
        .order_by(Verification.id.desc())
        .limit(1)
    )
    found = database.session.execute(latest).one_or_none() if viewer.user_id else None
    if found is None:
        return None
    check, asset = found
    return check if may_undo_check(viewer, check, asset) else None
