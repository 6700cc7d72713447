"""The log of who read what is private, written while a page is read: the one thing that a GET may store.

    log_before_it_leaves(partial(write_read, asset_id, viewer(), ("contact", "note")))

The row is stored before the page leaves (`app.web.transaction`). When that fails the page does not leave.
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import insert, select

from app import clock
from app.database import database
from app.models.record import PrivateRead
from app.models.record.access import KINDS
from app.policy import Viewer

ONCE_IN = timedelta(hours=1)


def write_read(asset_id: int, viewer: Viewer, what: tuple[str, ...]) -> None:
    """Store that somebody was shown these kinds; the same within an hour is stored once."""
    lately = select(PrivateRead.id).where(
        PrivateRead.asset_id == asset_id,
        PrivateRead.by_user == viewer.user_id,
        PrivateRead.what.contains(list(what)),
        PrivateRead.at > clock.now() - ONCE_IN,
    )
    if database.session.scalar(lately.limit(1)) is not None:
        return
    database.session.execute(
        insert(PrivateRead).values(
            asset_id=asset_id,
            what=[kind for kind in KINDS if kind in what],
            at=clock.now(),
            by_user=viewer.user_id,
            by_team=viewer.team_id,
            by_role=viewer.acting_role,
        )
    )
