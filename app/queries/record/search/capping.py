"""Searches that find a great deal: counted as far as a reader goes, and ranked among the likeliest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BigInteger, any_, false, func, literal, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.sql.elements import ColumnElement

from app.database import database
from app.models.record import PublishedAsset
from app.policy import Viewer, visible_rows
from app.queries.record.filters import AssetFilter, conditions, wanted
from app.queries.record.search.finding import in_name
from app.queries.record.search.understanding import understand

MOST_COUNTED = 500
"""Ten pages: who finds more has to say more."""


def hits(chosen: AssetFilter, viewer: Viewer) -> list[int]:
    """The ids of what a search finds, in no order; one more than is counted when there are others."""
    return _ids(*conditions(chosen, viewer), most=MOST_COUNTED + 1)


def likeliest(found: Sequence[int], chosen: AssetFilter, viewer: Viewer, *, first: int) -> list[int]:
    """Of a search with too many hits the ids to rank, so that the `first` so many are the best.

    Names that begin so go before all others, then names that hold the words: when those are enough, nothing
    else is ranked.
    """
    row = PublishedAsset
    search = understand(chosen.q, viewer)
    begins = row.name_key.startswith(search.corrected or search.key, autoescape=True)
    own = [visible_rows(viewer), *wanted(chosen)]
    by_name = (row.name_key, row.asset_id)
    beginning = list(
        database.session.scalars(select(row.asset_id).where(*own, begins).order_by(*by_name).limit(first))
    )
    if len(beginning) == first:
        return beginning
    # COALESCE hides the rule from the planner, which else hopes to meet a hit soon among all visible rows.
    fenced = [func.coalesce(visible_rows(viewer), false()), *wanted(chosen)]
    named = {*beginning, *_ids(*fenced, *in_name(search), most=MOST_COUNTED)}
    return list(named if len(named) >= first else named.union(found[:MOST_COUNTED]))


def among(ids: Sequence[int], viewer: Viewer) -> list[ColumnElement[bool]]:
    """WHERE clauses for these records as the visitor sees them."""
    row: Any = PublishedAsset
    chosen = row.asset_id == any_(literal(list(ids), ARRAY(BigInteger)))
    return [chosen, func.coalesce(visible_rows(viewer), false())]


def _ids(*where: ColumnElement[bool], most: int) -> list[int]:
    return list(database.session.scalars(select(PublishedAsset.asset_id).where(*where).limit(most)))
