"""Take a demonstration away: everything in the database but boundaries and the lists that came with it."""

from __future__ import annotations

from typing import Final

from sqlalchemy import CursorResult, delete

from app.database import Base, database
from app.demo.installation import refuse_unless_demo, take_turn
from app.models.people import Setting
from app.models.record import Asset
from app.queries.settings import SESSION_SIGN_UP
from app.queries.stamps import AREAS, ASSETS, CATALOGUE
from app.services.stamps import bump

KEPT: Final = frozenset(
    {"vintages", "areas", "area_links", "area_sets", "area_groups", "area_group_areas", "postcodes"}
    | {"inhabited_squares"}
    | {"themes", "audiences", "stamps", "settings", "own_texts"}
)
"""Tables that stay: what was loaded from elsewhere, and the counters that tell caches to forget."""


def clear_demo() -> int:
    """Delete everything that was loaded or added since; how many records that were. Flushes, never commits.

    Numbers aren't given out again: a session of a demo account can't become somebody else's. Raises
    OpbouwkaartError (Dutch) when this isn't a demonstration.
    """
    take_turn()
    refuse_unless_demo()
    records = 0
    for table in reversed(Base.metadata.sorted_tables):
        if table.name not in KEPT:
            result = database.session.execute(delete(table))
            if table is Asset.__table__ and isinstance(result, CursorResult):
                records = result.rowcount
    database.session.execute(delete(Setting).where(Setting.name == SESSION_SIGN_UP))
    for subject in (AREAS, ASSETS, CATALOGUE):
        bump(subject)
    database.session.expire_all()
    return records
