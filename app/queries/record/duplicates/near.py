"""What a name may be once more: records with nearly the same name around a place.

Only published rows are asked, so near means near the *shown* place. A distance is told, in tens of metres, of
what is shown exactly; of anything else only that it is in the same buurt, wherever in it somebody asks from.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, func, null, or_, select

from app.database import database
from app.models.people import Team
from app.models.record import (
    Asset,
    Kind,
    NotDuplicate,
    Precision,
    PublishedAsset,
    Relation,
    Status,
    Verification,
)
from app.policy import Viewer, visible_rows
from app.queries.areas.lookup import buurt_index
from app.queries.record.filters import freshness
from app.queries.record.history.checks import that_counts
from importers.matching import alike

NEAR_METRES = 250
MOST = 3
NEARBY_PRECISIONS = (Precision.EXACT, Precision.STREET)


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Where to look: around an RD place, in buurten (ids of areas), or among what has no fixed place."""

    location: tuple[float, float] | None = None
    area_ids: tuple[int, ...] = ()
    whole_municipality: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Similar:
    """A record with nearly the same name; `metres` (in tens), `lon` and `lat` only when shown exactly."""

    id: int
    name: str
    kind: Kind
    metres: int | None
    lon: float | None
    lat: float | None
    freshness: str
    verified_on: date | None
    due_on: date | None
    verified_by: str


def similar(
    name: str, around: Around, viewer: Viewer, *, leave_out: Collection[int] = ()
) -> tuple[Similar, ...]:
    """At most three that this visitor may see and that did not stop, the nearest first."""
    row = PublishedAsset
    metres = row.location.distance(around.location) if around.location else null()
    found = database.session.execute(
        select(row.asset_id, row.name, metres.label("metres")).where(
            visible_rows(viewer), row.status != Status.STOPPED, _around(around)
        )
    )
    matching = sorted(
        (math.inf if apart is None else apart, asset_id)
        for asset_id, there, apart in found
        if asset_id not in leave_out and alike(name, there)
    )
    return _described([asset_id for _apart, asset_id in matching[:MOST]], around, viewer)


def similar_to(asset_id: int, viewer: Viewer, *, name: str = "") -> tuple[Similar, ...]:
    """The same for a record that is there: without what was called different from it or is tied to it.

    `name` is one that it may get.
    """
    own = database.session.execute(
        select(PublishedAsset).where(PublishedAsset.asset_id == asset_id, visible_rows(viewer))
    ).scalar_one_or_none()
    if own is None:
        return ()
    exact = own.precision in NEARBY_PRECISIONS
    around = Around(
        location=own.location if exact else None,
        area_ids=(own.buurt_id,) if own.buurt_id is not None else (),
        whole_municipality=own.whole_municipality,
    )
    return similar(name or own.name, around, viewer, leave_out={asset_id, *settled(asset_id)})


def settled(asset_id: int) -> frozenset[int]:
    """What was called different from a record, or is tied to it: never offered as the same again."""
    low, high = NotDuplicate.low_id, NotDuplicate.high_id
    pairs = select(low, high).where(or_(low == asset_id, high == asset_id))
    ties = select(Relation.from_id, Relation.to_id).where(
        or_(Relation.from_id == asset_id, Relation.to_id == asset_id)
    )
    return frozenset(end for pair in database.session.execute(pairs.union(ties)) for end in pair) - {asset_id}


def recorded_with(client_key: UUID) -> int | None:
    """The record that a form made before, when it is sent again."""
    return database.session.scalar(select(Asset.id).where(Asset.client_key == client_key))


def shown(asset_ids: Collection[int], viewer: Viewer) -> tuple[Similar, ...]:
    """Records by id, as far as this visitor may see them; without distances."""
    return _described(list(asset_ids), Around(), viewer)


def _around(around: Around) -> ColumnElement[bool]:
    row = PublishedAsset
    if around.location is not None:
        rd_x, rd_y = around.location
        box = (rd_x - NEAR_METRES, rd_y - NEAR_METRES, rd_x + NEAR_METRES, rd_y + NEAR_METRES)
        near = and_(
            row.precision.in_(NEARBY_PRECISIONS),
            row.location.within(box),
            row.location.distance(around.location) <= NEAR_METRES,
        )
        buurt_id = buurt_index().locate_one(around.location)
        return or_(near, and_(row.precision.not_in(NEARBY_PRECISIONS), _in_buurten(buurt_id)))
    if around.area_ids:
        return _in_buurten(*around.area_ids)
    nowhere = and_(row.buurt_id.is_(None), row.whole_municipality)
    return nowhere if around.whole_municipality else false()


def _in_buurten(*area_ids: int | None) -> ColumnElement[bool]:
    known = [area_id for area_id in area_ids if area_id is not None]
    return PublishedAsset.area_ids.overlap(known) if known else false()


def _described(asset_ids: list[int], around: Around, viewer: Viewer) -> tuple[Similar, ...]:
    if not asset_ids:
        return ()
    row = PublishedAsset
    last = (
        select(Team.name)
        .join(Verification, Verification.by_team == Team.id)
        .where(Verification.asset_id == row.asset_id, Verification.on == row.verified_on, that_counts())
        .order_by(Verification.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    found = database.session.execute(
        select(row, freshness().label("freshness"), func.coalesce(last, "").label("team")).where(
            row.asset_id.in_(asset_ids), visible_rows(viewer)
        )
    )
    described = {one.PublishedAsset.asset_id: _similar(*one, around=around) for one in found}
    return tuple(described[asset_id] for asset_id in asset_ids if asset_id in described)


def _similar(row: PublishedAsset, fresh: str, team: str, *, around: Around) -> Similar:
    exact = row.precision is Precision.EXACT and row.location is not None
    return Similar(
        id=row.asset_id,
        name=row.name,
        kind=row.kind,
        metres=_tens(row.location, around.location) if exact else None,
        lon=row.lon if exact else None,
        lat=row.lat if exact else None,
        freshness=fresh,
        verified_on=row.verified_on,
        due_on=row.due_on,
        verified_by=team,
    )


def _tens(one: tuple[float, float] | None, other: tuple[float, float] | None) -> int | None:
    if one is None or other is None:
        return None
    return max(10, round(math.dist(one, other) / 10) * 10)
