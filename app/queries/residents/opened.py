"""Whether the list of what there is was opened to everybody, and what its pages depend on."""

from __future__ import annotations

from sqlalchemy import select

from app.database import database
from app.exceptions import NotFound
from app.models.record import Stamp
from app.queries.settings import PUBLIC_LIST, setting

CLOSED = "Deze bladzijde is er niet."
FOR_SEARCH_ENGINES = 2
"""From this choice on a search engine may show it as well."""


def list_is_open() -> bool:
    """Whether everybody may read it."""
    return setting(PUBLIC_LIST) > 0


def require_open_list() -> int:
    """How far it was opened; raises NotFound as long as it is closed, for whoever asks."""
    opened = setting(PUBLIC_LIST)
    if not opened:
        raise NotFound(CLOSED)
    return opened


def stamps() -> tuple[tuple[str, int], ...]:
    """All stamps by name: who did not sign in brings none along."""
    found = database.session.execute(select(Stamp.name, Stamp.version).order_by(Stamp.name))
    return tuple((one.name, one.version) for one in found)
