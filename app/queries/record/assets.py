"""Lists, pins, features and counts of the records that a visitor may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, RowMapping, Select, Text, func, null, select
from sqlalchemy.orm import aliased
from sqlalchemy.sql.elements import ColumnElement

from app.database import database
from app.models.areas import Area, AreaLevel, Vintage
from app.models.record import Kind, Precision, PublishedAsset, Status, Visibility
from app.policy import Viewer
from app.queries.record.filtering.counting import count_shown
from app.queries.record.filters import AssetFilter, conditions, freshness
from app.queries.record.search.capping import MOST_COUNTED, among, hits, likeliest
from app.queries.record.search.finding import best_first
from app.queries.remembered import counted_before

PAGE_SIZE = 50
PIN_LIMIT = 5000


class Order(StrEnum):
    """How a list is sorted; the value is the query parameter."""

    BEST = "best"
    NAME = "name"
    NEW = "new"
    NEAR = "near"
    DUE = "due"


def possible_orders(chosen: AssetFilter) -> tuple[Order, ...]:
    """How what a filter shows can be sorted; the first is the usual one."""
    best = (Order.BEST,) if chosen.q else ()
    near = (Order.NEAR,) if chosen.bbox else ()
    return (*best, *near, Order.NAME, Order.NEW, Order.DUE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One record in a list, as this visitor may see it."""

    id: int
    name: str
    kind: Kind
    summary: str
    themes: tuple[str, ...]
    status: Status
    visibility: Visibility
    precision: Precision
    freshness: str
    verified_on: date | None
    due_on: date | None
    buurt_name: str | None
    whole_municipality: bool
    from_training: bool
    recorded_at: datetime
    distance: float | None
    meets_at_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Part of a list and how long the whole is; `more`: a search found more than are counted."""

    rows: tuple[Row, ...]
    total: int
    number: int
    more: bool = False

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PAGE_SIZE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """GeoJSON features (WGS84) as text; `next_after` is where the following ones begin, None at the end."""

    fragments: tuple[str, ...]
    next_after: int | None


def list_page(
    chosen: AssetFilter,
    viewer: Viewer,
    *,
    number: int = 1,
    order: Order = Order.NAME,
    near: tuple[float, float] | None = None,
    size: int = PAGE_SIZE,
) -> Page:
    """One page of the filtered records. `near` is an RD place; distances are to *shown* places, in metres."""
    where, total = _found(chosen, viewer, order=order, first=number * size)
    many = bool(chosen.q) and total > MOST_COUNTED
    row = PublishedAsset
    distance = row.location.distance(near) if near else null()
    by_name = row.name_key, row.asset_id
    by = {
        Order.BEST: (*best_first(chosen.q, viewer), *by_name) if chosen.q else by_name,
        Order.NAME: by_name,
        Order.NEW: (row.recorded_at.desc(), row.asset_id.desc()),
        Order.DUE: (row.due_on.asc().nulls_first(), row.asset_id),
        Order.NEAR: (distance if near else row.name_key, row.asset_id),
    }[order]
    statement = select_rows(distance).where(*where).order_by(*by).limit(size).offset((number - 1) * size)
    rows = tuple(row_of(found) for found in database.session.execute(statement).mappings())
    return Page(rows=rows, total=min(total, MOST_COUNTED) if many else total, number=number, more=many)


def _found(
    chosen: AssetFilter, viewer: Viewer, *, order: Order, first: int
) -> tuple[list[ColumnElement[bool]], int]:
    """WHERE clauses for what a filter shows, and how many there are; a search looks its hits up once."""
    if not chosen.q:
        where = conditions(chosen, viewer)
        return where, count_shown(chosen, viewer)
    if order is Order.BEST:
        ids, total = likeliest(chosen, viewer, first=first)
        return among(ids, viewer), total
    found = hits(chosen, viewer)
    few = len(found) <= MOST_COUNTED
    return among(found, viewer) if few else conditions(chosen, viewer), len(found)


def select_rows(distance: ColumnElement[Any] | None = None) -> Select[*tuple[Any, ...]]:
    """The columns of a `Row`; the caller says which records, in what order, and the metres to what."""
    row = PublishedAsset
    return select(
        row.asset_id.label("id"),
        row.name,
        row.kind,
        row.summary,
        row.themes,
        row.status,
        row.visibility,
        row.precision,
        freshness().label("freshness"),
        row.verified_on,
        row.due_on,
        Area.name.label("buurt_name"),
        row.whole_municipality,
        (func.cardinality(row.session_ids) > 0).label("from_training"),
        row.recorded_at,
        row.meets_at_id,
        (null() if distance is None else distance).label("distance"),
    ).outerjoin(Area, Area.id == row.buurt_id)


def row_of(found: RowMapping) -> Row:
    """A row of `select_rows` as a value that travels."""
    return Row(**{**found, "themes": tuple(found["themes"])})


def pins(chosen: AssetFilter, viewer: Viewer, *, limit: int = PIN_LIMIT) -> str:
    """JSON columns of records with a shown place: id, lon, lat, kind, freshness, precision, visibility, name.

    And `meets_at`: the id of the record where it meets. Made by PostgreSQL in one pass; `more` says that
    there are others than the `limit` that are given.
    """
    row = PublishedAsset
    columns = {
        "id": row.asset_id,
        "lon": row.lon,
        "lat": row.lat,
        "kind": row.kind,
        "freshness": freshness(),
        "precision": row.precision,
        "visibility": row.visibility,
        "name": row.name,
        "meets_at": row.meets_at_id,
    }
    shown = (
        select(
            func.row_number().over().label("number"), *(part.label(name) for name, part in columns.items())
        )
        .where(*conditions(chosen, viewer), row.location.is_not(None))
        .limit(limit + 1)
        .subquery()
    )
    parts: list[Any] = []
    for name in columns:
        values = func.json_agg(shown.c[name]).filter(shown.c.number <= limit)
        parts += [name, func.coalesce(values, func.json_build_array())]
    answer = func.json_build_object(*parts, "more", func.count() > limit)
    return str(database.session.scalar(select(answer.cast(Text)).select_from(shown)))


def features(chosen: AssetFilter, viewer: Viewer, *, limit: int, after: int = 0) -> Features:
    """The stored fragments of at most `limit` records in order of id, from the one behind id `after` on."""
    row = PublishedAsset
    found = database.session.execute(
        select(row.asset_id, row.fragment)
        .where(*conditions(chosen, viewer), row.asset_id > after)
        .order_by(row.asset_id)
        .limit(limit + 1)
    ).all()
    shown = found[:limit]
    return Features(
        fragments=tuple(fragment for _id, fragment in shown),
        next_after=shown[-1][0] if len(found) > limit else None,
    )


def counts_by_area(chosen: AssetFilter, viewer: Viewer, *, level: AreaLevel) -> dict[str, int]:
    """How many records are shown in each area of a level, by code; areas without any are left out."""

    def count() -> dict[str, int]:
        return dict(database.session.execute(_counts(chosen, viewer, level)).all())

    if chosen.q or chosen.bbox:
        return count()
    return counted_before(count, "levels", chosen, level, viewer=viewer, size=len).copy()


def _counts(chosen: AssetFilter, viewer: Viewer, level: AreaLevel) -> Select[str, int]:
    buurt, wijk, gemeente = aliased(Area), aliased(Area), aliased(Area)
    code = {AreaLevel.BUURT: buurt.code, AreaLevel.WIJK: wijk.code, AreaLevel.GEMEENTE: gemeente.code}[level]
    per_buurt = (
        select(PublishedAsset.buurt_id, func.count().label("n"))
        .where(*conditions(chosen, viewer), PublishedAsset.buurt_id.is_not(None))
        .group_by(PublishedAsset.buurt_id)
        .subquery()
    )
    return (
        select(code, func.sum(per_buurt.c.n).cast(BigInteger))
        .select_from(per_buurt)
        .join(buurt, buurt.id == per_buurt.c.buurt_id)
        .join(wijk, wijk.id == buurt.parent_id)
        .join(gemeente, gemeente.id == wijk.parent_id)
        .join(Vintage, Vintage.id == buurt.vintage_id)
        .where(Vintage.is_current)
        .group_by(code)
    )
