"""What became part of a record, and where a record is now that became part of another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, literal, select
from sqlalchemy.orm import aliased

from app.database import database
from app.models.people import Team
from app.models.record import Asset, Kind, Merge
from app.policy import Viewer, may_merge

FARTHEST = 20
"""Merges after each other that are followed; nobody makes so many of one thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """A record that became part of another, when, and by which team ("" for none)."""

    id: int
    gone_id: int
    name: str
    kind: Kind
    at: datetime
    team: str


def kept_for(asset_id: int) -> int | None:
    """The record that this one became part of, at the end of all merges; None when it did not."""
    merge = Merge
    first = (
        select(merge.kept_id, literal(1).label("step"))
        .where(merge.gone_id == asset_id, merge.undone_at.is_(None))
        .cte("led", recursive=True)
    )
    further = aliased(merge)
    led = first.union_all(
        select(further.kept_id, first.c.step + 1)
        .join(first, first.c.kept_id == further.gone_id)
        .where(further.undone_at.is_(None), first.c.step < FARTHEST)
    )
    return database.session.scalar(select(led.c.kept_id).order_by(led.c.step.desc()).limit(1))


def parts_of(asset_id: int) -> tuple[tuple[int, datetime], ...]:
    """The records that are part of this one now, also by way of each other, and since when."""
    found: list[tuple[int, datetime]] = []
    looked, waiting = 0, [asset_id]
    while waiting and looked < FARTHEST:
        rows = database.session.execute(
            select(Merge.gone_id, Merge.at).where(Merge.kept_id.in_(waiting), Merge.undone_at.is_(None))
        ).all()
        found += [(row.gone_id, row.at) for row in rows]
        looked, waiting = looked + 1, [row.gone_id for row in rows]
    return tuple(found)


def merged_into(asset_id: int, viewer: Viewer) -> tuple[Merged, ...]:
    """What became part of this record and is so still, the latest first; only what the visitor may undo.

    Whoever may not learns nothing of it: the other record may have been for a smaller audience.
    """
    kept = database.session.get(Asset, asset_id)
    found = database.session.execute(
        select(Merge, Asset, func.coalesce(Team.name, "").label("team"))
        .outerjoin(Asset, Asset.id == Merge.gone_id)
        .outerjoin(Team, Team.id == Merge.by_team)
        .where(Merge.kept_id == asset_id, Merge.undone_at.is_(None))
        .order_by(Merge.at.desc(), Merge.id.desc())
    )
    return tuple(
        Merged(
            id=made.id,
            gone_id=made.gone_id,
            name=gone.name,
            kind=gone.kind,
            at=made.at,
            team=team,
        )
        for made, gone, team in found
        if kept is not None and gone is not None and may_merge(viewer, kept, gone)
    )
