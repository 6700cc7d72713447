"""Who was at a session, when the organisation keeps that per person: for herself and who gives or plans it.

Who is not there is said of nobody: whom to tap is listed for two weeks, and after that only who was there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, or_, select

from app import clock
from app.clock import LOCAL_ZONE
from app.database import database
from app.models.people import Membership, User
from app.models.training import Attendance, Participation, ParticipationState, Session, SessionState
from app.policy import Viewer
from app.queries.settings import SESSION_ATTENDANCE, setting
from app.queries.training.taking_part.participation import sees_participants

TAP_FOR = timedelta(days=14)
HELD = (SessionState.ACTIVE, SessionState.INACTIVE)
Person = tuple[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attending:
    """What a visitor sees of who was there: id and name, by name.

    `mine`: whether she was there herself. `there` is None for who may not see it; `others` are those to tap,
    empty once that is over. `asks_password`: on a device that only stayed signed in she types it first.
    """

    mine: bool
    asks_password: bool
    there: tuple[Person, ...] | None
    others: tuple[Person, ...] = ()
    may_tap: bool = False

    @property
    def taps(self) -> list[tuple[int, str, bool]]:
        """Everybody to tap with whether she was there, by name: a list in which nobody moves by a tap."""
        there = [(*one, True) for one in self.there or ()]
        return sorted([*there, *((*one, False) for one in self.others)], key=lambda one: one[1].casefold())


def attendance_of(session: Session, viewer: Viewer) -> Attending | None:
    """For a session that began; None for any other, and while only a number is kept."""
    if not setting(SESSION_ATTENDANCE) or not has_begun(session):
        return None
    there = _there(session.id)
    mine = any(user_id == viewer.user_id for user_id, _name in there)
    sees = sees_participants(viewer, session.id)
    if not (sees and viewer.is_proven):
        return Attending(mine=mine, asks_password=sees, there=None)
    may_tap = may_still_tap(session)
    known = {user_id for user_id, _name in there}
    others = tuple(one for one in to_tap(session) if one[0] not in known) if may_tap else ()
    return Attending(mine=mine, asks_password=False, there=there, others=others, may_tap=may_tap)


def has_begun(session: Session) -> bool:
    """Whether it went on and somebody can have been there."""
    return session.state in HELD and session.starts_at <= clock.now()


def may_still_tap(session: Session) -> bool:
    """Whether who gives it may still say who was there."""
    return has_begun(session) and clock.now() < session.ends_at + TAP_FOR


def to_tap(session: Session) -> tuple[Person, ...]:
    """Who can be expected: who had a seat, and of a session of a team who was in it that day; by name."""
    day = session.starts_at.astimezone(LOCAL_ZONE).date()
    signed_up = select(Participation.user_id).where(
        Participation.session_id == session.id, Participation.state == ParticipationState.SIGNED_UP
    )
    of_team = select(Membership.user_id).where(
        Membership.team_id == session.team_id,
        Membership.since <= day,
        or_(Membership.until.is_(None), Membership.until > day),
    )
    found = database.session.execute(
        select(User.id, User.name)
        .where(User.deactivated_at.is_(None), or_(User.id.in_(signed_up), User.id.in_(of_team)))
        .order_by(User.name, User.id)
    )
    return tuple((row.id, row.name) for row in found)


def tapped(session_id: int) -> int:
    """How many were tapped. Not to be shown: a number of people comes from the session, in fives."""
    counted = select(func.count()).where(Attendance.session_id == session_id)
    return database.session.scalar(counted) or 0


def _there(session_id: int) -> tuple[Person, ...]:
    found = database.session.execute(
        select(User.id, User.name)
        .join(Attendance, Attendance.user_id == User.id)
        .where(Attendance.session_id == session_id)
        .order_by(User.name, User.id)
    )
    return tuple((row.id, row.name) for row in found)
