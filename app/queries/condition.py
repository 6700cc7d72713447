"""What the database tells of itself, for who looks after an installation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, text

from app import clock
from app.database import database
from app.models.people import Role, User
from app.queries.areas.vintages import LoadedVintage, current_vintage


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Its version ("18.1"), its clock beside ours, who can administer, and which boundaries count.

    `behind`: seconds by which the clock of the database is behind ours, negative when it is ahead.
    """

    version: str
    behind: float
    administrators: int
    vintage: LoadedVintage | None


def condition() -> Condition:
    """Asked of a database that has every migration."""
    before = clock.now()
    told: datetime = database.session.scalar(text("select clock_timestamp()"))
    middle = before + (clock.now() - before) / 2
    return Condition(
        version=str(database.session.scalar(text("show server_version"))).split()[0],
        behind=(middle - told).total_seconds(),
        administrators=database.session.scalar(
            select(func.count())
            .select_from(User)
            .where(User.roles.contains([Role.ADMIN.value]), User.deactivated_at.is_(None))
        )
        or 0,
        vintage=current_vintage(),
    )
