"""The records at which another one may meet, as all colleagues see them: never a truer place than that."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.sql.elements import ColumnElement

from app.database import database
from app.models.areas import Area
from app.models.record import Asset, Kind, Precision, PublishedAsset, Status, Visibility
from app.models.sorting import sort_key
from app.policy import Viewer, visible_rows

CHOICES = 100
"""How many places a list offers: those nearest by, as a colleague knows them."""
HOST_KINDS = (Kind.PLACE, Kind.ORGANISATION)
PRECISENESS = (Precision.EXACT, Precision.STREET, Precision.BUURT, Precision.HIDDEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """Where a record is shown to all colleagues (RD), how precisely, and at which other one it meets."""

    id: int
    name: str
    location: tuple[float, float]
    precision: Precision
    meets_at: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HostChoice:
    """A place to choose in a form."""

    id: int
    name: str
    buurt_name: str


def host_shown(host_id: int) -> Host | None:
    """The place of a host; None when it has none for all colleagues, has stopped, or is not there."""
    row = PublishedAsset
    found = database.session.execute(
        select(row.asset_id, row.name, row.location, row.precision, Asset.meets_at_id)
        .join(Asset, Asset.id == row.asset_id)
        .where(row.asset_id == host_id, *_usable())
    ).one_or_none()
    if found is None:
        return None
    return Host(
        id=found.asset_id,
        name=found.name,
        location=found.location,
        precision=found.precision,
        meets_at=found.meets_at_id,
    )


def hosts_near(
    place: tuple[float, float] | None,
    *,
    named: str = "",
    keep: int | None = None,
    leave_out: int | None = None,
    most: int = CHOICES,
) -> tuple[HostChoice, ...]:
    """At most `most` places and organisations by name of buurt: those nearest to an RD place.

    `named` is a part of their names; `keep` stays in the list wherever it lies; `leave_out` is the record
    that looks for a place.
    """
    row = PublishedAsset
    order = row.location.distance(place) if place else row.name_key
    nearest = (
        select(row.asset_id)
        .where(
            *_usable(),
            row.kind.in_(HOST_KINDS),
            row.meets_at_id.is_(None),
            row.asset_id != (leave_out or 0),
            row.name_key.contains(sort_key(named), autoescape=True),
        )
        .order_by(order)
        .limit(most)
    )
    chosen = [*database.session.scalars(nearest), *([keep] if keep else [])]
    found = database.session.execute(
        select(row.asset_id, row.name, Area.name)
        .outerjoin(Area, Area.id == row.buurt_id)
        .where(row.audience == Visibility.ORGANISATION, row.asset_id.in_(chosen))
        .order_by(Area.name_key.nulls_last(), row.name_key, row.asset_id)
    )
    return tuple(HostChoice(id=id_, name=name, buurt_name=buurt or "") for id_, name, buurt in found)


def host_named(name: str) -> int | None:
    """The place or organisation of exactly this name, but for case and accents; None without or with more."""
    row = PublishedAsset
    named = select(row.asset_id).where(
        *_usable(), row.kind.in_(HOST_KINDS), row.name_key == sort_key(name.strip())
    )
    found = database.session.scalars(named.limit(2)).all() if name.strip() else ()
    return found[0] if len(found) == 1 else None


def host_name(host_id: int, viewer: Viewer) -> str:
    """The name of a host for this visitor, "" when there is none for her."""
    row = PublishedAsset
    return (
        database.session.scalar(select(row.name).where(row.asset_id == host_id, visible_rows(viewer))) or ""
    )


def has_guests(asset_id: int) -> bool:
    """Whether another record meets at this one."""
    guests = select(func.count()).where(Asset.meets_at_id == asset_id, Asset.removed_at.is_(None))
    return bool(database.session.scalar(guests))


def less_precise(one: Precision, other: Precision) -> Precision:
    """The one of two precisions that says less."""
    return max(one, other, key=PRECISENESS.index)


def _usable() -> tuple[ColumnElement[bool], ...]:
    """What all colleagues see on the map; whose row it is makes no difference, so no visitor is asked."""
    row = PublishedAsset
    return (
        row.audience == Visibility.ORGANISATION,
        row.location.is_not(None),
        row.status != Status.STOPPED,
    )
