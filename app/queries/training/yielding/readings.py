"""Claims with what their second readers said; one that nobody read counts apart, for ever."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Subquery, func, select

from app.database import database
from app.models.training import Claim, ClaimReading, ClaimStrength, Module, Session
from app.policy import Permission, Viewer
from app.queries.training.yielding.subjects import claim_subjects

SHOWN = 10
OF_SUBJECT = (
    "about", "subject_id", "name", "kind", "began_at", "record_id", "held_id",
    "strength", "confidence", "reason",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ToRead:
    """A claim that waits for a reader, with what it is about and when that began as its history says.

    `record_id` is the record to open, None for a step, which stands on the page of the session `held_id`.
    """

    id: int
    about: str
    subject_id: int
    name: str
    kind: str | None
    began_at: datetime
    record_id: int | None
    held_id: int | None
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


def is_unread() -> ColumnElement[bool]:
    """Whether nobody read a claim along yet."""
    return ~select(ClaimReading.id).where(ClaimReading.claim_id == Claim.id).exists()


def to_read(viewer: Viewer) -> tuple[tuple[ToRead, ...], int]:
    """The oldest of what the visitor may read along and how many wait; none of her own."""
    if not (viewer.may(Permission.RECORD) and viewer.may(Permission.SEE_TRAINING)):
        return (), 0
    told = claim_subjects(viewer, Claim.withdrawn_at.is_(None), Claim.made_by != viewer.user_id, is_unread())
    waiting = (
        select(
            told.c.claim_id.label("id"),
            *(told.c[name] for name in OF_SUBJECT),
            Module.title.label("module"),
            Session.starts_at.label("session_starts_at"),
        )
        .join(Session, Session.id == told.c.session_id)
        .join(Module, Module.id == Session.module_id)
    )
    total = database.session.scalar(select(func.count()).select_from(waiting.subquery())) or 0
    found = database.session.execute(waiting.order_by(told.c.made_at, told.c.claim_id).limit(SHOWN))
    return tuple(ToRead(**one) for one in found.mappings()), total
