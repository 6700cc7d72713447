"""The list and the pins of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, func, or_, select, true

from app.database import database
from app.models.record import Kind, Precision, PublishedAsset, Status
from app.policy import Viewer
from app.queries.record.filters import AssetFilter
from app.queries.record.then.counts import names_of
from app.queries.record.then.standing import (
    at_once,
    buurt_then,
    checks_until,
    freshness_then,
    kept_by,
    moved,
    standing,
    then,
)
from geodata.crs import to_wgs84
from importers.personal_data import check_text

PAGE_SIZE = 50
PIN_LIMIT = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class ThenRow:
    """A record as it was; `freshness` as of that day, `moved` when it lies elsewhere now."""

    id: int
    name: str
    kind: Kind
    status: Status
    freshness: str
    verified_on: date | None
    buurt_name: str
    moved: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ThenPage:
    """Part of the list and how long the whole is."""

    rows: tuple[ThenRow, ...]
    total: int
    number: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PAGE_SIZE))


@dataclass(frozen=True, slots=True, kw_only=True)
class ThenPin:
    """A place (WGS84) with what a pin says."""

    id: int
    name: str
    kind: str
    freshness: str
    precision: str
    lon: float
    lat: float


def page_then(day: date, chosen: AssetFilter, viewer: Viewer, *, number: int = 1) -> ThenPage:
    """One page of fifty, by the names of today."""
    where = standing(day, chosen, viewer)
    total = database.session.scalar(at_once(select(func.count())).where(*where)) or 0
    statement = _rows(day, viewer).where(*where)
    found = database.session.execute(
        statement.order_by(PublishedAsset.name_key, then.asset_id)
        .limit(PAGE_SIZE)
        .offset((number - 1) * PAGE_SIZE)
    ).all()
    names = names_of([buurt_then(row) for row in found])
    return ThenPage(rows=tuple(_row(row, day, names) for row in found), total=total, number=number)


def pins_then(day: date, chosen: AssetFilter, viewer: Viewer) -> tuple[tuple[ThenPin, ...], bool]:
    """At most five thousand that have a place for this visitor, and whether there are more."""
    placed = or_(
        and_(~moved(), PublishedAsset.location.is_not(None)),
        and_(moved(), kept_by(viewer), then.location.is_not(None)),
    )
    statement = _rows(day, viewer).where(*standing(day, chosen, viewer), placed)
    found = database.session.execute(statement.order_by(then.asset_id).limit(PIN_LIMIT + 1)).all()
    return tuple(_pin(row, day) for row in found[:PIN_LIMIT]), len(found) > PIN_LIMIT


def _rows(day: date, viewer: Viewer) -> Select[*tuple[Any, ...]]:
    row, checks = PublishedAsset, checks_until(day)
    columns = (
        then.asset_id,
        then.record["name"].as_string().label("name"),
        row.name.label("name_now"),
        then.kind,
        then.status,
        moved().label("moved"),
        kept_by(viewer).label("keeps"),
        then.location,
        row.lon,
        row.lat,
        row.precision,
        row.buurt_id,
        checks.c.verified_on,
        checks.c.due_on,
    )
    return at_once(select(*columns)).outerjoin(checks, true())


def _row(row: Any, day: date, names: dict[int, tuple[str, str]]) -> ThenRow:
    buurt = buurt_then(row)
    return ThenRow(
        id=row.asset_id,
        name=_name(row),
        kind=Kind(row.kind),
        status=Status(row.status),
        freshness=freshness_then(row, day),
        verified_on=row.verified_on,
        buurt_name=names[buurt][1] if buurt in names else "",
        moved=row.moved,
    )


def _pin(row: Any, day: date) -> ThenPin:
    lon, lat, precision = row.lon, row.lat, row.precision
    if row.moved:
        lon, lat = to_wgs84(*row.location)
        precision = Precision.EXACT
    return ThenPin(
        id=row.asset_id,
        name=_name(row),
        kind=row.kind,
        freshness=freshness_then(row, day),
        precision=precision,
        lon=lon,
        lat=lat,
    )


def _name(row: Any) -> str:
    """The name of then; who does not keep the record reads that of today when it looked like a person's."""
    doubtful = not row.keeps and row.name != row.name_now and check_text(row.name)
    return str(row.name_now if doubtful else row.name)
