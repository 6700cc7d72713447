"""Claims with what their second readers said; one that nobody read counts apart, for ever."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Subquery, func, select

from app.database import database
from app.models.record import Kind, PublishedAsset
from app.models.training import Claim, ClaimReading, ClaimStrength, Module, Session, Verdict
from app.policy import Permission, Viewer, visible_rows

SHOWN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class ToRead:
    """A claim that waits for a reader, with when its record began as its history says."""

    id: int
    asset_id: int
    name: str
    kind: Kind
    recorded_at: datetime
    strength: ClaimStrength
    confidence: int | None
    reason: str
    module: str
    session_starts_at: datetime


def latest_readings() -> Subquery:
    """The latest reading of each claim: `claim_id` and `verdict`."""
    newest = (
        select(ClaimReading.claim_id, func.max(ClaimReading.id).label("id")).group_by(ClaimReading.claim_id)
    ).subquery()
    return (
        select(ClaimReading.claim_id, ClaimReading.verdict).join(newest, newest.c.id == ClaimReading.id)
    ).subquery()


def to_read(viewer: Viewer) -> tuple[tuple[ToRead, ...], int]:
    """The oldest of what the visitor may read along and how many wait; none of her own."""
    if not (viewer.may(Permission.RECORD) and viewer.may(Permission.SEE_TRAINING)):
        return (), 0
    row, read = PublishedAsset, latest_readings()
    waiting = (
        select(
            Claim.id,
            row.asset_id,
            row.name,
            row.kind,
            row.recorded_at,
            Claim.strength,
            Claim.confidence,
            Claim.reason,
            Module.title.label("module"),
            Session.starts_at.label("session_starts_at"),
        )
        .join(row, row.asset_id == Claim.asset_id)
        .join(Session, Session.id == Claim.session_id)
        .join(Module, Module.id == Session.module_id)
        .outerjoin(read, read.c.claim_id == Claim.id)
        .where(
            Claim.withdrawn_at.is_(None),
            read.c.claim_id.is_(None),
            Claim.made_by != viewer.user_id,
            visible_rows(viewer),
        )
    )
    total = database.session.scalar(select(func.count()).select_from(waiting.subquery())) or 0
    found = database.session.execute(waiting.order_by(Claim.made_at, Claim.id).limit(SHOWN))
    return tuple(ToRead(**one) for one in found.mappings()), total


def verdicts_of(asset_id: int) -> dict[int, Verdict]:
    """What the latest reader said of each claim on a record, by the id of the claim."""
    read = latest_readings()
    found = database.session.execute(
        select(read.c.claim_id, read.c.verdict)
        .join(Claim, Claim.id == read.c.claim_id)
        .where(Claim.asset_id == asset_id)
    )
    return dict(found.all())
