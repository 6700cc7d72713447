"""What a colleague finds on her first screen: what is new near her, and what wants a look.

Lists that end: five that are new, three to look at, and no count of how many there are behind them.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, select

from app import clock
from app.database import database
from app.models.areas import Area, AreaLevel, Vintage
from app.models.record import PublishedAsset
from app.policy import Viewer
from app.queries.record.assets import Row, counts_by_area, row_of, select_rows
from app.queries.record.filters import WANTING, AssetFilter, conditions

NEW_FOR = timedelta(days=92)
NEW_SHOWN = 5
WANTING_SHOWN = 3
KNOWN = ("fresh", "soon")


def new_records(chosen: AssetFilter, viewer: Viewer) -> tuple[Row, ...]:
    """The latest that were recorded in the last quarter, at most five, the newest first."""
    row = PublishedAsset
    return _rows(
        *conditions(chosen, viewer),
        row.recorded_at >= clock.now() - NEW_FOR,
        order=(row.recorded_at.desc(), row.asset_id.desc()),
        size=NEW_SHOWN,
    )


def wanting_a_look(chosen: AssetFilter, viewer: Viewer) -> tuple[Row, ...]:
    """At most three of what `chosen` shows: those due longest first, then what nobody has seen yet."""
    return _longest_ago(*conditions(chosen, viewer), size=WANTING_SHOWN)


def wanting_filter(buurt_codes: tuple[str, ...]) -> AssetFilter:
    """What lies in or serves these buurten and was not checked for long, or never seen."""
    return AssetFilter(buurt=buurt_codes, freshness=WANTING)


def to_recognise(
    chosen: AssetFilter, viewer: Viewer, *, size: int, leave_out: tuple[int, ...] = ()
) -> tuple[Row, ...]:
    """At most `size` of what `chosen` shows, without `leave_out`: what was checked longest ago first."""
    return _longest_ago(*conditions(chosen, viewer), PublishedAsset.asset_id.not_in(leave_out), size=size)


def known_buurten(viewer: Viewer) -> tuple[int, int]:
    """Of how many buurten we know something that was checked lately, and how many buurten there are."""
    known = counts_by_area(AssetFilter(freshness=KNOWN), viewer, level=AreaLevel.BUURT)
    buurten = (
        select(func.count())
        .select_from(Area)
        .join(Vintage, Vintage.id == Area.vintage_id)
        .where(Vintage.is_current, Area.level == AreaLevel.BUURT)
    )
    return len(known), database.session.scalar(buurten) or 0


def _longest_ago(*where: ColumnElement[bool], size: int) -> tuple[Row, ...]:
    """By the day on which a check was or is due, and behind them what nobody has seen yet.

    Asked in two parts, each of which stands in an index in that order.
    """
    due_on = PublishedAsset.due_on
    order = due_on.asc().nulls_first(), PublishedAsset.asset_id
    known = _rows(*where, due_on.is_not(None), order=order, size=size)
    if len(known) == size:
        return known
    return known + _rows(*where, due_on.is_(None), order=order, size=size - len(known))


def _rows(*where: ColumnElement[bool], order: tuple[Any, ...], size: int) -> tuple[Row, ...]:
    statement = select_rows().where(*where).order_by(*order).limit(size)
    return tuple(row_of(found) for found in database.session.execute(statement).mappings())
