"""The lists of others that a colleague compares with the map: hers alone, and for a week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from sqlalchemy import select

from app import clock
from app.database import database
from app.exceptions import NotFound
from app.models.coverage import OutsideList
from app.policy import Permission, Viewer

KEPT_FOR: Final = timedelta(days=7)
GONE = "Deze lijst is er niet (meer). Na een week gaat een lijst vanzelf weg."


def lists_of(viewer: Viewer) -> Sequence[OutsideList]:
    """Those of the visitor, the newest first."""
    if viewer.user_id is None or not viewer.may(Permission.RECORD):
        return ()
    return database.session.scalars(
        select(OutsideList)
        .where(OutsideList.user_id == viewer.user_id, OutsideList.made_at > clock.now() - KEPT_FOR)
        .order_by(OutsideList.id.desc())
    ).all()


def list_of(list_id: int, viewer: Viewer, *, lock: bool = False) -> OutsideList:
    """One of them; NotFound for that of somebody else and for one that was kept long enough."""
    viewer.require(Permission.RECORD)
    found = select(OutsideList).where(
        OutsideList.id == list_id,
        OutsideList.user_id == viewer.user_id,
        OutsideList.made_at > clock.now() - KEPT_FOR,
    )
    listed = database.session.scalar(found.with_for_update() if lock else found)
    if listed is None:
        raise NotFound(GONE)
    return listed
