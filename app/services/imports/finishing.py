"""What follows when a list wrote records: their place, their version and what each audience sees of them.

In parts of some thousands: it tells how far it is, can be stopped between two, and costs as much a record
for a million as for a hundred. What everybody waits for (the stamp) is written last.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from sqlalchemy import text

from app.database import database
from app.models.record.history import VersionAct
from app.policy import Viewer
from app.queries.stamps import ASSETS
from app.services.record.placing import place
from app.services.record.publishing import COUNT_ANEW, write_published
from app.services.record.ties.meeting import bring_all_guests
from app.services.record.versions import keep_versions
from app.services.stamps import bump

Item = TypeVar("Item")
Tell = Callable[[str, float], None]
"""What is being done (Dutch) and which share of the whole is ready; it may raise, to stop."""
PART: Final = 10_000
MANY: Final = 1_000
ROOM: Final = text("set local work_mem = '64MB'")
"""Nothing is said of plans: ours are not kept, and to forbid it plans each check of a foreign key anew."""


def silent(_words: str, _share: float) -> None:
    """For who waits without looking."""


def finish(asset_ids: Sequence[int], *, act: VersionAct, viewer: Viewer, tell: Tell = silent) -> None:
    """Place these records, keep them as they are now and publish them, in the caller's transaction.

    `tell` hears shares from 0 to 1.
    """
    if not asset_ids:
        return
    many = len(asset_ids) > MANY
    parts = in_parts(asset_ids)
    begin()
    for done, part in enumerate(parts):
        tell("op de kaart zetten", done / len(parts))
        bring(part, act=act, viewer=viewer, count_anew=many and not done)
    end(asset_ids, viewer=viewer, tell=tell)


def begin() -> None:
    """To be called before the first part."""
    database.session.flush()
    database.session.expire_all()
    database.session.execute(ROOM)


def bring(part: Sequence[int], *, act: VersionAct, viewer: Viewer, count_anew: bool) -> None:
    """Place, keep and publish some of them. Count anew with the first of many: plans are made by it."""
    _count(anew=count_anew)
    place(part)
    keep_versions(part, act=act, viewer=viewer)
    _count(anew=count_anew)
    write_published(part)
    _count(anew=count_anew)


def end(asset_ids: Sequence[int], *, viewer: Viewer, tell: Tell = silent) -> None:
    """To be called after the last part, with all of them."""
    for part in in_parts(asset_ids):
        bring_all_guests(part, viewer)
    bump(ASSETS)
    tell("op de kaart zetten", 1)


def in_parts(items: Sequence[Item]) -> list[Sequence[Item]]:
    """As many as a statement takes at once."""
    return [items[start : start + PART] for start in range(0, len(items), PART)]


def _count(*, anew: bool) -> None:
    if anew:
        database.session.execute(COUNT_ANEW)
