"""The ties of a record with others that the visitor sees too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Select, case, or_, select, true

from app import clock
from app.database import database
from app.exceptions import NotFound
from app.models.record import PublishedAsset, Relation
from app.policy import Viewer, visible_rows
from app.queries.record.filters import freshness

FAINT_AFTER = timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A tie as seen from one record: `outward` when it reads from there to the other."""

    id: int
    other_id: int
    other_name: str
    other_kind: str
    other_freshness: str
    type: str
    outward: bool
    since: date | None
    until: date | None
    confirmed_on: date

    @property
    def is_faint(self) -> bool:
        """Whether nobody confirmed it for a year."""
        return self.until is None and is_faint(self.confirmed_on)


@dataclass(frozen=True, slots=True)
class End:
    """A record at one end of a tie."""

    id: int
    name: str


def is_faint(confirmed_on: date) -> bool:
    """Whether a tie was last confirmed more than a year ago."""
    return clock.today() - confirmed_on > FAINT_AFTER


def ties_of(asset_id: int, viewer: Viewer, *, ended: bool = False) -> tuple[Tie, ...]:
    """The open ties (or those that ended), by name of the other; both ends must be there for the visitor."""
    row = PublishedAsset
    other = case((Relation.from_id == asset_id, Relation.to_id), else_=Relation.from_id)
    found = database.session.execute(
        select(Relation, row.asset_id, row.name, row.kind, freshness().label("freshness"))
        .join(row, row.asset_id == other)
        .where(
            (Relation.from_id == asset_id) | (Relation.to_id == asset_id),
            visible_rows(viewer),
            Relation.until.is_not(None) if ended else Relation.until.is_(None),
        )
        .order_by(row.name_key, Relation.id)
    )
    return tuple(
        Tie(
            id=line.Relation.id,
            other_id=line.asset_id,
            other_name=line.name,
            other_kind=line.kind,
            other_freshness=line.freshness,
            type=line.Relation.type,
            outward=line.Relation.from_id == asset_id,
            since=line.Relation.since,
            until=line.Relation.until,
            confirmed_on=line.Relation.confirmed_on,
        )
        for line in found
    )


def select_named_ties(viewer: Viewer) -> Select[int, int, str]:
    """Ties of which the visitor sees both ends: id, the record at the first end, 'Koor – Eettafel'."""
    row = PublishedAsset
    seen = select(row.asset_id, row.name, row.name_key).where(visible_rows(viewer))
    here, there = (seen.where(row.asset_id == end).lateral() for end in (Relation.from_id, Relation.to_id))
    return (
        select(Relation.id, here.c.asset_id, here.c.name + " – " + there.c.name)
        .select_from(Relation)
        .join(here, true())
        .join(there, true())
        .order_by(here.c.name_key, there.c.name_key, Relation.id)
    )


def tie_ends(relation_id: int, viewer: Viewer) -> tuple[End, End]:
    """Both ends of an open tie; NotFound unless the visitor sees them."""
    row = PublishedAsset
    found = database.session.execute(
        select(row.asset_id, row.name)
        .join(Relation, or_(Relation.from_id == row.asset_id, Relation.to_id == row.asset_id))
        .where(Relation.id == relation_id, Relation.until.is_(None), visible_rows(viewer))
        .order_by(row.asset_id != Relation.from_id)
    ).all()
    if len(found) != 2:
        raise NotFound("Deze verbinding is er niet (meer).")
    return End(*found[0]), End(*found[1])
