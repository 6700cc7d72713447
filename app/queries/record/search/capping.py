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
from app.queries.record.search.understanding import Search, understand
from app.queries.record.search.words import is_literal

MOST_COUNTED = 500
"""Ten pages: who finds more has to say more."""


def hits(chosen: AssetFilter, viewer: Viewer) -> list[int]:
    """The ids of what a search finds, in no order; one more than is counted when there are others."""
    return _ids(*conditions(chosen, viewer), most=MOST_COUNTED + 1)


def likeliest(chosen: AssetFilter, viewer: Viewer, *, first: int) -> tuple[list[int], int]:
    """The ids to rank, so that the `first` so many are the best, and how many a search finds.

    One more than is counted when there are others. Names that begin so go before all others, then names that
    hold the words, each by name: when those are enough, nothing else is ranked.
    """
    search = understand(chosen.q, viewer)
    beginning = _beginning(search, chosen, viewer)
    if len(beginning) > MOST_COUNTED:
        return beginning[:first], len(beginning)
    found = hits(chosen, viewer)
    if len(found) <= MOST_COUNTED:
        return found, len(found)
    if len(beginning) >= first:
        return beginning[:first], len(found)
    row = PublishedAsset
    # COALESCE hides the rule from the planner, which else hopes to meet a hit soon among all visible rows.
    fenced = [func.coalesce(visible_rows(viewer), false()), *wanted(chosen), *in_name(search)]
    named = database.session.execute(select(row.name_key, row.asset_id).where(*fenced).limit(MOST_COUNTED))
    by_key = sorted((key, asset_id) for key, asset_id in named)
    by_name = dict.fromkeys([*beginning, *(asset_id for _key, asset_id in by_key)])
    if len(by_name) >= first:
        return list(by_name)[:first], len(found)
    return list(by_name | dict.fromkeys(found[:MOST_COUNTED])), len(found)


def _beginning(search: Search, chosen: AssetFilter, viewer: Viewer) -> list[int]:
    """The ids of names that begin with the query, by name; none for a word that is meant literally."""
    row, key = PublishedAsset, search.corrected or search.key
    if not key or is_literal(chosen.q):
        return []
    begins = row.name_key.startswith(key, autoescape=True)
    statement = select(row.asset_id).where(visible_rows(viewer), *wanted(chosen), begins)
    ordered = statement.order_by(row.name_key, row.asset_id).limit(MOST_COUNTED + 1)
    return list(database.session.scalars(ordered))


def among(ids: Sequence[int], viewer: Viewer) -> list[ColumnElement[bool]]:
    """WHERE clauses for these records as the visitor sees them."""
    row: Any = PublishedAsset
    chosen = row.asset_id == any_(literal(list(ids), ARRAY(BigInteger)))
    return [chosen, func.coalesce(visible_rows(viewer), false())]


def _ids(*where: ColumnElement[bool], most: int) -> list[int]:
    return list(database.session.scalars(select(PublishedAsset.asset_id).where(*where).limit(most)))
