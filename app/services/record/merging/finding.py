"""Find anew which records are probably one: all of them at once, as each audience is shown them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import and_, case, delete, func, insert, select

from app.database import database
from app.models.areas import Area, AreaLevel, Vintage
from app.models.record import DuplicatePair, PublishedAsset, Status, Visibility
from app.queries.areas.areas import current_areas
from app.queries.record.duplicates.near import NEARBY_PRECISIONS
from importers.likelihood import Listed
from importers.pairing import Pair, find_pairs

AUDIENCES = (Visibility.ORGANISATION, Visibility.TEAM)
NOWHERE = 0
"""Stands as the buurt of what is for the whole municipality and has no place."""


def find_duplicates(tell: Callable[[int, int], None] = lambda _done, _total: None) -> int:
    """Replace the pairs by those of today; returns how many different ones there are.

    Two records that have no keeper in common are compared by what everybody is shown of them, never by their
    true places.
    """
    database.session.execute(delete(DuplicatePair))
    counted: set[tuple[int, int]] = set()
    for done, audience in enumerate(AUDIENCES):
        tell(done, len(AUDIENCES))
        counted |= _keep(audience)
    tell(len(AUDIENCES), len(AUDIENCES))
    return len(counted)


def _keep(audience: Visibility) -> set[tuple[int, int]]:
    rows = database.session.execute(_listed(audience)).all()
    keepers = {row.asset_id: frozenset(row.keepers) for row in rows}
    names = [area.name for area in current_areas()]
    pairs = [
        pair
        for pair in find_pairs([_as_listed(row) for row in rows], places=names)
        if audience is not Visibility.TEAM or _together(pair, keepers)
    ]
    if pairs:
        database.session.execute(insert(DuplicatePair), [_row(pair, audience) for pair in pairs])
    return {(pair.low, pair.high) for pair in pairs}


def _together(pair: Pair, keepers: dict[int, frozenset[int]]) -> bool:
    return bool(keepers[pair.low] & keepers[pair.high])


def _row(pair: Pair, audience: Visibility) -> dict[str, Any]:
    return {
        "low_id": pair.low,
        "high_id": pair.high,
        "audience": audience,
        "likelihood": pair.likelihood,
    }


def _listed(audience: Visibility) -> Any:
    row = PublishedAsset
    current = (
        select(func.array_agg(Area.id))
        .join(Vintage, Vintage.id == Area.vintage_id)
        .where(Vintage.is_current, Area.level == AreaLevel.BUURT, Area.id == func.any(row.area_ids))
        .correlate(row)
        .scalar_subquery()
    )
    nowhere = and_(row.buurt_id.is_(None), row.whole_municipality)
    return select(
        row.asset_id,
        row.name,
        row.website,
        case((row.precision.in_(NEARBY_PRECISIONS), row.location)).label("place"),
        current.label("areas"),
        nowhere.label("nowhere"),
        row.keepers,
    ).where(row.audience == audience, row.status != Status.STOPPED)


def _as_listed(row: Any) -> Listed:
    areas: Collection[int] = row.areas or ()
    return Listed(
        id=row.asset_id,
        name=row.name,
        website=row.website,
        place=row.place,
        areas=tuple(areas) if not row.nowhere else (*areas, NOWHERE),
    )
