"""Who still has the first five minutes before her."""

from __future__ import annotations

from app.database import database
from app.models.people import Role, User


def awaits_welcome(user_id: int) -> bool:
    """Whether this account never went through them; who only administers has other work on the first day."""
    user = database.session.get_one(User, user_id)
    return user.welcomed_at is None and bool(set(user.roles) - {Role.ADMIN.value})
