"""Whether this database holds invented data."""

from __future__ import annotations

from flask import g
from sqlalchemy import select

from app.database import database
from app.models.people import Installation, User

DEMO_DOMAIN = "demo.example"
DEMO_PASSWORD = "opbouwkaart-demo"  # noqa: S105 (no secret: everybody reads it on the screen)


def is_demo() -> bool:
    """Whether everything here is invented; asked once a request."""
    if "is_demo" not in g:
        g.is_demo = bool(database.session.scalar(select(Installation.is_demo)))
    return bool(g.is_demo)


def demo_accounts() -> list[str]:
    """The addresses with which anybody may sign in to a demo; none outside one."""
    if not is_demo():
        return []
    addresses = select(User.email).where(
        User.email.endswith(f"@{DEMO_DOMAIN}", autoescape=True), User.deactivated_at.is_(None)
    )
    return list(database.session.scalars(addresses.order_by(User.id)))
