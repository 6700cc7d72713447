"""The addresses that somebody gave to calendars."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app.database import database
from app.models.people import CalendarLink, User


def calendars_of(user_id: int) -> Sequence[CalendarLink]:
    """Those that hold, the newest first."""
    return database.session.scalars(
        select(CalendarLink)
        .join(User, (User.id == CalendarLink.user_id) & (User.epoch == CalendarLink.epoch))
        .where(CalendarLink.user_id == user_id, CalendarLink.revoked_at.is_(None))
        .order_by(CalendarLink.created_at.desc(), CalendarLink.id.desc())
    ).all()


def calendar_of_key(key_hash: str) -> CalendarLink | None:
    """The address with this key, as long as it holds."""
    return database.session.scalars(
        select(CalendarLink).where(CalendarLink.key_hash == key_hash, CalendarLink.revoked_at.is_(None))
    ).one_or_none()
