"""Say who was at a session, a tap for each; the number follows by itself and stays without names."""

from __future__ import annotations

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert

from app.database import database
from app.exceptions import Invalid, NotAllowed, NotFound
from app.models.people import User
from app.models.training import Attendance, Session
from app.policy import Viewer
from app.queries.settings import SESSION_ATTENDANCE, setting
from app.queries.training.taking_part.attendance import may_still_tap, tapped, to_tap
from app.queries.training.taking_part.participation import sees_participants

CLOSED = "Wie erbij was, kun je hier nu niet aangeven."
UNKNOWN = "Met dit mailadres werkt hier niemand. Kijk of het klopt."
NOT_EXPECTED = "Deze collega staat niet in de lijst. Zet iemand erbij met het mailadres."


def tap(*, session_id: int, user_id: int, there: bool, viewer: Viewer) -> None:
    """Somebody was there, or not after all; saying it twice is saying it once.

    For who gives the session and the coordinator, for two weeks. Raises Invalid for `person` when she can't
    be tapped, or for `session` when nothing is kept per person; NotAllowed or NotFound.
    """
    session = _locked(session_id, viewer)
    if not there:
        gone = delete(Attendance).where(Attendance.session_id == session_id, Attendance.user_id == user_id)
        _count(session, before=tapped(session_id), statement=gone)
        return
    if user_id not in {one for one, _name in to_tap(session)}:
        raise Invalid({"person": NOT_EXPECTED})
    _add(session, user_id)


def add_colleague(*, session_id: int, email: str, viewer: Viewer) -> None:
    """Somebody was there whom nobody expected. Raises Invalid for `email` when nobody works here with it."""
    session = _locked(session_id, viewer)
    wanted = select(User.id).where(
        func.lower(User.email) == email.strip().lower(), User.deactivated_at.is_(None)
    )
    user_id = database.session.scalar(wanted)
    if user_id is None:
        raise Invalid({"email": UNKNOWN})
    _add(session, user_id)


def forget_attendance() -> None:
    """Forget who was where, everywhere; how many there were stays."""
    database.session.execute(delete(Attendance))


def _locked(session_id: int, viewer: Viewer) -> Session:
    session = database.session.get(Session, session_id, with_for_update=True, populate_existing=True)
    if session is None:
        raise NotFound("Deze bijeenkomst is er niet (meer).")
    if not setting(SESSION_ATTENDANCE) or not may_still_tap(session):
        raise Invalid({"session": CLOSED})
    if not (viewer.is_proven and sees_participants(viewer, session_id)):
        raise NotAllowed("Wie erbij was, zegt wie deze bijeenkomst geeft.")
    return session


def _add(session: Session, user_id: int) -> None:
    here = {"session_id": session.id, "user_id": user_id}
    _count(
        session,
        before=tapped(session.id),
        statement=insert(Attendance).values(here).on_conflict_do_nothing(),
    )


def _count(session: Session, *, before: int, statement: object) -> None:
    """Carry it out; the number goes along unless somebody counted more, such as people without an account."""
    database.session.execute(statement)  # type: ignore[call-overload]
    after = tapped(session.id)
    if after == before:
        return
    follows = session.participants in {None, before}
    session.participants = after if follows else max(session.participants or 0, after)
    session.version += 1
    database.session.flush()
