"""Proof of what was deleted for good, without anything of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from app.database import database
from app.models.people import Team
from app.models.record import Deletion, DeletionReason

SHOWN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The number of what was there, when it went and why, and the team of who did it ("" for none)."""

    asset_id: int
    at: datetime
    reason: DeletionReason
    team: str


def deletions() -> tuple[Proof, ...]:
    """The latest two hundred."""
    found = database.session.execute(
        select(Deletion.asset_id, Deletion.at, Deletion.reason, func.coalesce(Team.name, "").label("team"))
        .outerjoin(Team, Team.id == Deletion.by_team)
        .order_by(Deletion.at.desc(), Deletion.asset_id.desc())
        .limit(SHOWN)
    )
    return tuple(Proof(**row) for row in found.mappings())
