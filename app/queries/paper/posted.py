"""What may hang on a wall: records that everybody may see and that go on."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import and_, case, func, select
from sqlalchemy.orm import aliased

from app import clock
from app.database import database
from app.models.record import Cost, PublishedAsset, Status
from app.policy import ANYBODY
from app.queries.record.filters import AssetFilter, conditions, freshness
from app.rhythms import rhythm_words

MOST = 300
SURE = ("fresh", "soon")


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A record for passers-by; `when` and `host` may be ""."""

    name: str
    themes: tuple[str, ...]
    when: str
    host: str
    cost: Cost | None
    is_sure: bool


def posted(chosen: AssetFilter) -> tuple[Posted, ...]:
    """At most `MOST`: first what was checked lately, then what has a time, then by name; one statement."""
    row, host = PublishedAsset, aliased(PublishedAsset)
    moments = func.coalesce(func.jsonb_array_length(row.rhythm["slots"]), 0)
    found = database.session.execute(
        select(
            row.name,
            row.themes,
            row.rhythm,
            row.pauses,
            row.cost,
            host.name.label("host"),
            freshness().label("state"),
        )
        .outerjoin(host, and_(host.asset_id == row.meets_at_id, host.audience == row.audience))
        .where(*conditions(chosen, ANYBODY), row.status.in_((Status.STARTING, Status.ACTIVE)))
        .order_by(
            case((freshness().in_(SURE), 0), else_=1),
            case((moments > 0, 0), else_=1),
            row.name_key,
            row.asset_id,
        )
        .limit(MOST)
    )
    today = clock.today()
    return tuple(
        Posted(
            name=one.name,
            themes=tuple(one.themes),
            when=rhythm_words(one.rhythm, one.pauses, today),
            host=one.host or "",
            cost=one.cost,
            is_sure=one.state in SURE,
        )
        for one in found
    )
