"""What may hang on a wall or stand on a page for everybody: records that all may see and that go on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Select, and_, case, func, select
from sqlalchemy.orm import InstrumentedAttribute, aliased
from sqlalchemy.sql.elements import ColumnElement

from app import clock
from app.database import database
from app.models.record import Cost, Openness, Precision, PublishedAsset, Status
from app.policy import ANYBODY
from app.queries.record.filters import AssetFilter, conditions, freshness
from app.rhythms import rhythm_words

MOST = 300
POINTS = (Precision.EXACT, Precision.STREET)
SURE = ("fresh", "soon")
GOING_ON = (Status.STARTING.value, Status.ACTIVE.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A record for passers-by; `when` and `host` may be "". `is_closed`: only who belongs to it takes part.

    `place`: lon and lat where it may be shown as a point: the middle of a buurt would be taken for one.
    """

    id: int
    name: str
    themes: tuple[str, ...]
    when: str
    host: str
    cost: Cost | None
    is_closed: bool
    is_sure: bool
    place: tuple[float, float] | None


def point_of(precision: Precision, lon: float | None, lat: float | None) -> tuple[float, float] | None:
    """Where a record may stand as a point on a map, in degrees; None when only its buurt is shown."""
    if precision not in POINTS or lon is None or lat is None:
        return None
    return lon, lat


def posted(
    chosen: AssetFilter, *more: ColumnElement[bool] | InstrumentedAttribute[bool]
) -> tuple[Posted, ...]:
    """At most `MOST`, in one statement: first what one can join, what was checked lately, what has a time.

    `more` are clauses over the published rows.
    """
    found = database.session.execute(
        _wanted().where(*conditions(replace(chosen, status=GOING_ON), ANYBODY), *more)
    )
    today = clock.today()
    return tuple(
        Posted(
            id=one.asset_id,
            name=one.name,
            themes=tuple(one.themes),
            when=rhythm_words(one.rhythm, one.pauses, today),
            host=one.host or "",
            cost=one.cost,
            is_closed=one.openness is Openness.MEMBERS,
            is_sure=one.state in SURE,
            place=point_of(one.precision, one.lon, one.lat),
        )
        for one in found
    )


def _wanted() -> Select[*tuple[Any, ...]]:
    row, host = PublishedAsset, aliased(PublishedAsset)
    moments = func.coalesce(func.jsonb_array_length(row.rhythm["slots"]), 0)
    return (
        select(
            row.asset_id,
            row.name,
            row.themes,
            row.lon,
            row.lat,
            row.precision,
            row.rhythm,
            row.pauses,
            row.cost,
            row.openness,
            host.name.label("host"),
            freshness().label("state"),
        )
        .outerjoin(host, and_(host.asset_id == row.meets_at_id, host.audience == row.audience))
        .order_by(
            case((row.openness == Openness.MEMBERS, 1), else_=0),
            case((freshness().in_(SURE), 0), else_=1),
            case((moments > 0, 0), else_=1),
            row.name_key,
            row.asset_id,
        )
        .limit(MOST)
    )
