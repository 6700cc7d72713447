"""What was changed beside records, newest first: in which table, when and by which team."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from app.database import database
from app.models.people import Team
from app.models.record import Change

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One change; `act` is made, changed or removed, `team` is "" for none. Never a person, never a value."""

    table: str
    act: str
    at: datetime
    team: str


def changes_page(number: int) -> tuple[tuple[Changed, ...], bool]:
    """At most fifty changes, and whether there are older ones."""
    found = database.session.execute(
        select(
            Change.table_name.label("table"),
            Change.act,
            Change.at,
            func.coalesce(Team.name, "").label("team"),
        )
        .outerjoin(Team, Team.id == Change.by_team)
        .order_by(Change.at.desc(), Change.id.desc())
        .limit(PAGE_SIZE + 1)
        .offset((number - 1) * PAGE_SIZE)
    ).mappings()
    rows = tuple(Changed(**row) for row in found)
    return rows[:PAGE_SIZE], len(rows) > PAGE_SIZE
