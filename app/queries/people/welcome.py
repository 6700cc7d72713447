"""Who still has the first five minutes before her."""

from __future__ import annotations

from sqlalchemy import select

from app.database import database
from app.models.people import Role, User


def awaits_welcome(user_id: int) -> bool:
    """Whether this account never went through them; who only administers has other work on the first day."""
    user = database.session.get_one(User, user_id)
    return user.welcomed_at is None and bool(set(user.roles) - {Role.ADMIN.value})


def an_administrator() -> str:
    """The name of who reads lists in, the first of them that works here; "" when there is none."""
    active = User.deactivated_at.is_(None) & User.roles.contains([Role.ADMIN.value])
    return database.session.scalar(select(User.name).where(active).order_by(User.id).limit(1)) or ""
