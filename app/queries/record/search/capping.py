"""Searches that find a great deal: counted as far as a reader goes, and ranked among the likeliest."""

from __future__ import annotations

from typing import Any

from sqlalchemy import false, func, select
from sqlalchemy.sql.elements import ColumnElement

from app.database import database
from app.models.record import PublishedAsset
from app.policy import Viewer, visible_rows
from app.queries.record.filters import AssetFilter, conditions, count_published, wanted
from app.queries.record.search.finding import in_name
from app.queries.record.search.understanding import understand

MOST_COUNTED = 500
"""Ten pages: who finds more has to say more."""


def counted(chosen: AssetFilter, viewer: Viewer) -> int:
    """How many records a filter shows; of a search at most one more than is counted."""
    where = conditions(chosen, viewer)
    if not chosen.q:
        return count_published(*where)
    found = select(PublishedAsset.asset_id).where(*where).limit(MOST_COUNTED + 1).subquery()
    return database.session.scalar(select(func.count()).select_from(found)) or 0


def likeliest(chosen: AssetFilter, viewer: Viewer) -> list[ColumnElement[bool]]:
    """WHERE clauses that leave the records to rank: whose names begin so, hold the words, and others."""
    row: Any = PublishedAsset
    search = understand(chosen.q, viewer)
    begins = row.name_key.startswith(search.corrected or search.key, autoescape=True)
    visible = func.coalesce(visible_rows(viewer), false())
    known: set[int] = set()
    for clauses in (
        [visible_rows(viewer), *wanted(chosen), begins],
        [visible, *wanted(chosen), *in_name(search)],
        conditions(chosen, viewer),
    ):
        known.update(database.session.scalars(select(row.asset_id).where(*clauses).limit(MOST_COUNTED)))
    return [row.asset_id.in_(known), visible]
