"""What was linked to the leergang, read only through the published rows that the visitor may see.

A record that is hidden from the visitor is in no list and in no count, so nothing tells that it is
there. Within a list records stand by name: never by yield, never by person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select

from app.clock import LOCAL_ZONE
from app.database import database
from app.models.areas import Area
from app.models.record import Kind, PublishedAsset, Relation
from app.models.training import Claim, ClaimStrength, Module, Programme, Session, Track, Verdict
from app.policy import Permission, Viewer, visible_rows
from app.queries.training.yielding.readings import latest_readings
from app.queries.training.yielding.subjects import claim_subjects

COUNT_FROM = 10
"""Fewer linked records than this are listed and not counted: they say nothing about a module."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """How a session bears on a record, tie or step; `verdict` is its second reader's, None while it waits.

    `about` says which of the three, `name` how it is called; `is_mine` for whoever made it.
    """

    id: int
    about: str
    name: str
    session_id: int
    session_starts_at: datetime
    module: str
    track: Track
    strength: ClaimStrength
    confidence: int | None
    reason: str
    is_mine: bool
    verdict: Verdict | None

    @property
    def held_on(self) -> datetime:
        """The start of the session on the clock of the Netherlands."""
        return self.session_starts_at.astimezone(LOCAL_ZONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedRecord:
    """A record that somebody linked to a session."""

    asset_id: int
    name: str
    kind: Kind
    buurt: str | None
    strength: ClaimStrength
    session_starts_at: datetime
    is_read: bool

    @property
    def held_on(self) -> datetime:
        """The start of the (last) session that was named, on the clock of the Netherlands."""
        return self.session_starts_at.astimezone(LOCAL_ZONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedRecords:
    """The linked records, grouped by strength in a fixed order; groups without records are left out."""

    groups: tuple[tuple[ClaimStrength, tuple[LinkedRecord, ...]], ...]

    @property
    def distinct(self) -> int:
        """How many different records there are."""
        return len({record.asset_id for _strength, records in self.groups for record in records})

    @property
    def unread(self) -> int:
        """How many of them nobody read along yet."""
        return len({r.asset_id for _strength, records in self.groups for r in records if not r.is_read})

    @property
    def may_be_counted(self) -> bool:
        """Whether there are enough records for a number to say something."""
        return self.distinct >= COUNT_FROM


def claims_of(asset_id: int, viewer: Viewer) -> list[ClaimLine]:
    """The open claims on a record, oldest session first; empty when the visitor may not see the record."""
    return _lines(Claim.asset_id == asset_id, viewer)


def claims_of_ties(asset_id: int, viewer: Viewer) -> list[ClaimLine]:
    """Those on the open ties of a record with others that the visitor sees."""
    ties = select(Relation.id).where(or_(Relation.from_id == asset_id, Relation.to_id == asset_id))
    return _lines(Claim.relation_id.in_(ties), viewer)


def claims_of_tie(relation_id: int, viewer: Viewer) -> list[ClaimLine]:
    """Those on one tie."""
    return _lines(Claim.relation_id == relation_id, viewer)


def claims_of_step(action_id: int, viewer: Viewer) -> list[ClaimLine]:
    """Those on one step of a team."""
    return _lines(Claim.action_id == action_id, viewer)


def claims_at_session(session_id: int, viewer: Viewer) -> list[ClaimLine]:
    """What is said of one session on ties and steps; its records have a list of their own."""
    return _lines((Claim.session_id == session_id) & Claim.asset_id.is_(None), viewer)


def _lines(condition: ColumnElement[bool], viewer: Viewer) -> list[ClaimLine]:
    if not viewer.may(Permission.SEE_TRAINING):
        return []
    told, read = claim_subjects(viewer, condition, Claim.withdrawn_at.is_(None)), latest_readings()
    rows = database.session.execute(
        select(
            told.c.claim_id.label("id"),
            *(told.c[name] for name in ("about", "name", "session_id", "strength", "confidence", "reason")),
            Session.starts_at.label("session_starts_at"),
            Module.title.label("module"),
            Programme.track,
            (told.c.made_by == viewer.user_id).label("is_mine"),
            read.c.verdict,
        )
        .join(Session, Session.id == told.c.session_id)
        .join(Module, Module.id == Session.module_id)
        .join(Programme, Programme.id == Module.programme_id)
        .outerjoin(read, read.c.claim_id == told.c.claim_id)
        .order_by(Session.starts_at, told.c.claim_id)
    )
    return [ClaimLine(**row) for row in rows.mappings()]


def records_of_session(session_id: int, viewer: Viewer) -> LinkedRecords:
    """The visible records that were linked to one session."""
    return _linked(Claim.session_id == session_id, viewer)


def records_of_module(module_id: int, viewer: Viewer) -> LinkedRecords:
    """The visible records that were linked to any session of the module."""
    return _linked(Session.module_id == module_id, viewer)


def _linked(condition: ColumnElement[bool], viewer: Viewer) -> LinkedRecords:
    read = latest_readings()
    rows = database.session.execute(
        select(
            PublishedAsset.asset_id,
            PublishedAsset.name,
            PublishedAsset.kind,
            Area.name.label("buurt"),
            Claim.strength,
            func.max(Session.starts_at).label("session_starts_at"),
            (func.count(read.c.claim_id) > 0).label("is_read"),
        )
        .join(Claim, Claim.asset_id == PublishedAsset.asset_id)
        .join(Session, Session.id == Claim.session_id)
        .outerjoin(Area, Area.id == PublishedAsset.buurt_id)
        .outerjoin(read, read.c.claim_id == Claim.id)
        .where(condition, Claim.withdrawn_at.is_(None), visible_rows(viewer))
        .group_by(PublishedAsset.asset_id, PublishedAsset.audience, Area.name, Claim.strength)
        .order_by(PublishedAsset.name_key, PublishedAsset.asset_id)
    )
    records = [LinkedRecord(**row) for row in rows.mappings()]
    grouped = ((strength, tuple(r for r in records if r.strength is strength)) for strength in ClaimStrength)
    return LinkedRecords(groups=tuple((strength, found) for strength, found in grouped if found))
