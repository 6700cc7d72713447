"""The first five minutes were gone through, or skipped: they don't come by themselves again."""

from __future__ import annotations

from sqlalchemy import update

from app import clock
from app.database import database
from app.models.people import User


def welcomed(*, user_id: int) -> None:
    """Remember the first time."""
    database.session.execute(
        update(User).where(User.id == user_id, User.welcomed_at.is_(None)).values(welcomed_at=clock.now())
    )
