"""Give a calendar program an address, and take it back."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass

from app import clock
from app.database import database
from app.exceptions import Invalid, NotFound, NotSignedIn
from app.models.people import CalendarLink, User
from app.policy import Viewer
from app.queries.record.week.calendars import calendars_of
from app.services.people.devices import hash_of

MOST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarOf:
    """What an address is of, exactly one: a record, a choice, sessions of a team or module, one's own."""

    asset_id: int | None = None
    query: str | None = None
    team_id: int | None = None
    module_id: int | None = None
    own: bool | None = None


def make_calendar(*, viewer: Viewer, of: CalendarOf) -> str:
    """The key of an address for one thing; told this once: only its hash is kept.

    The caller looked whether the visitor sees it. Raises Invalid for `calendar` when there are many.
    """
    if viewer.user_id is None:
        raise NotSignedIn
    if len(calendars_of(viewer.user_id)) >= MOST:
        raise Invalid({"calendar": f"Je hebt al {MOST} agenda-adressen. Trek er eerst een in."})
    key = secrets.token_urlsafe(32)
    user = database.session.get_one(User, viewer.user_id)
    database.session.add(
        CalendarLink(
            user_id=user.id,
            epoch=user.epoch,
            key_hash=hash_of(key),
            **asdict(of),
            created_at=clock.now(),
        )
    )
    database.session.flush()
    return key


def end_calendar(*, calendar_id: int, user_id: int) -> None:
    """It gives nothing from now on; raises NotFound for an address of somebody else."""
    link = database.session.get(CalendarLink, calendar_id, with_for_update=True)
    if link is None or link.user_id != user_id:
        raise NotFound
    link.revoked_at = link.revoked_at or clock.now()
    database.session.flush()
