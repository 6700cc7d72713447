"""Which suggestions wait for an answer, and from whom."""

from __future__ import annotations

from datetime import datetime, timedelta

from app import clock
from app.queries.settings import setting


def is_long_silent(since: datetime) -> bool:
    """Whether a suggestion of that moment waits so long that who looks along may decide."""
    return since <= silent_since()


def silent_since() -> datetime:
    """What was suggested at this moment or before it, and has no answer, waits too long."""
    return clock.now() - timedelta(days=setting("suggestion_silence"))
