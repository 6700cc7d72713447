"""What comes back to whoever recorded something: a colleague says that it still is so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from app import clock
from app.database import database
from app.models.people import Team
from app.models.record import Asset, PublishedAsset, Verification
from app.policy import Viewer, visible_rows
from app.queries.record.history.checks import that_counts

FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """Something of the visitor's own that somebody else checked; `team` of the other, "" for none."""

    asset_id: int
    name: str
    team: str
    at: datetime


def latest_return(viewer: Viewer) -> Returned | None:
    """The latest of the last thirty days; None for who recorded nothing, or nothing came of it."""
    row = PublishedAsset
    latest = (
        select(row.asset_id, row.name, func.coalesce(Team.name, "").label("team"), Verification.at)
        .join(Asset, Asset.id == row.asset_id)
        .join(Verification, Verification.asset_id == row.asset_id)
        .outerjoin(Team, Team.id == Verification.by_team)
        .where(
            visible_rows(viewer),
            Asset.recorded_by == viewer.user_id,
            Verification.by_user != viewer.user_id,
            that_counts(),
            Verification.at >= clock.now() - FOR,
        )
        .order_by(Verification.at.desc(), Verification.id.desc())
        .limit(1)
    )
    found = database.session.execute(latest).mappings().one_or_none()
    return Returned(**found) if found is not None else None
