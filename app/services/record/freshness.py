"""When a record is due for its next check (MEASURES: review interval by kind)."""

from __future__ import annotations

from datetime import date, timedelta

from app import clock
from app.models.record import Kind, Status
from app.queries.settings import review_days


def due_on(kind: Kind, *, verified_on: date | None, by_seeing: bool | None) -> date | None:
    """The day of the next check: a full interval after seeing, half after being told, None when never."""
    if verified_on is None:
        return None
    days = review_days(kind)
    return verified_on + timedelta(days=days if by_seeing else days // 2)


def asked_again_on(kind: Kind, *, before: Status, due: date | None) -> date | None:
    """The day on which is asked whether what lies still has begun again.

    It was said (`due`, of a record that lay still before), or a full interval from now.
    """
    return due if before is Status.DORMANT else clock.today() + timedelta(days=review_days(kind))
