"""Contacts and stories whose agreement ends soon, for the team that keeps the record or looks along."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, literal, or_, select, union_all
from sqlalchemy.sql.elements import ColumnElement

from app import clock
from app.database import database
from app.models.record import Asset, Contact, Story
from app.policy import WORKS_WITH_PEOPLE, Viewer
from app.queries.settings import setting


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """A part (`kind` is contact or story) of a record, with whom it was agreed and until when."""

    kind: str
    id: int
    asset_id: int
    name: str
    consent_from: str
    expires_on: date


def count_ending(viewer: Viewer) -> int:
    """How many of them wait for the visitor's teams."""
    if not _may(viewer):
        return 0
    until = _until()
    contacts, stories = (
        select(func.count())
        .select_from(kind)
        .join(Asset)
        .where(*_soon(kind, until, viewer))
        .scalar_subquery()
        for kind in (Contact, Story)
    )
    return database.session.scalar(select(contacts + stories)) or 0


def ending(viewer: Viewer) -> tuple[Ending, ...]:
    """All of them, what ends first on top; none for who may not see contacts now."""
    if not (_may(viewer) and viewer.is_proven):
        return ()
    until = _until()
    each = [
        select(
            literal(name).label("kind"),
            kind.id,
            kind.asset_id,
            Asset.name,
            kind.consent_from,
            kind.expires_on,
        )
        .join(Asset, Asset.id == kind.asset_id)
        .where(*_soon(kind, until, viewer))
        for name, kind in (("contact", Contact), ("story", Story))
    ]
    both = union_all(*each).subquery()
    found = database.session.execute(select(both).order_by(both.c.expires_on, both.c.name, both.c.id))
    return tuple(Ending(**row) for row in found.mappings())


def _may(viewer: Viewer) -> bool:
    return bool(viewer.team_ids) and bool(viewer.roles & WORKS_WITH_PEOPLE)


def _until() -> date:
    return clock.today() + timedelta(days=setting("consent_warning"))


def _soon(kind: type[Contact] | type[Story], until: date, viewer: Viewer) -> tuple[ColumnElement[bool], ...]:
    own = Asset.steward_id.in_(viewer.team_ids)
    return (
        kind.expires_on > clock.today(),
        kind.expires_on <= until,
        Asset.removed_at.is_(None),
        or_(own, Asset.co_steward_id.in_(viewer.team_ids)),
    )
