"""Sign up for a session and off again. The session's row is locked, so the last seat is given once."""

from __future__ import annotations

from sqlalchemy import func, select

from app import clock
from app.database import database
from app.exceptions import Invalid, NotFound
from app.models.training import Participation, ParticipationState, Session
from app.policy import Permission, Viewer
from app.queries.training.sessions import session_line
from app.queries.training.taking_part.participation import may_sign_up

CLOSED = "Je kunt je voor deze bijeenkomst hier niet aanmelden. Vraag het de coördinator van de leergang."
OVER = "Deze bijeenkomst is al geweest. Afmelden kan niet meer."


def sign_up(*, session_id: int, viewer: Viewer) -> ParticipationState:
    """A seat for the visitor, or a place on the waiting list; asking twice is asking once.

    Raises Invalid for `session` when nobody signs up here, NotFound for a session that she doesn't see.
    """
    session = _locked(session_id, viewer)
    if not may_sign_up(session, viewer):
        raise Invalid({"session": CLOSED})
    mine = _mine(session_id, viewer)
    if mine is not None and mine.state is not ParticipationState.SIGNED_OFF:
        return mine.state
    if mine is not None:
        database.session.delete(mine)  # Who asks again joins at the end, and the order is that of the rows.
        database.session.flush()
    mine = Participation(session_id=session_id, user_id=viewer.user_id, state=ParticipationState.WAITING)
    database.session.add(mine)
    database.session.flush()
    fill_seats(session)
    return mine.state


def sign_off(*, session_id: int, viewer: Viewer) -> None:
    """The visitor does not come; who waits longest gets her seat. Raises Invalid once it is over."""
    session = _locked(session_id, viewer)
    mine = _mine(session_id, viewer)
    if mine is None or mine.state is ParticipationState.SIGNED_OFF:
        return
    if session.ends_at <= clock.now():
        raise Invalid({"session": OVER})
    mine.state = ParticipationState.SIGNED_OFF
    database.session.flush()
    fill_seats(session)


def fill_seats(session: Session) -> None:
    """Give the free seats of a locked session to who waits, in the order in which they asked."""
    of_this = Participation.session_id == session.id
    waiting = select(Participation).where(of_this, Participation.state == ParticipationState.WAITING)
    waiting = waiting.order_by(Participation.id)
    if session.capacity is not None:
        seated = select(func.count()).where(of_this, Participation.state == ParticipationState.SIGNED_UP)
        waiting = waiting.limit(max(session.capacity - (database.session.scalar(seated) or 0), 0))
    for one in database.session.scalars(waiting).all():
        one.state = ParticipationState.SIGNED_UP
    database.session.flush()


def _locked(session_id: int, viewer: Viewer) -> Session:
    viewer.require(Permission.SEE_TRAINING)
    session_line(session_id, viewer)
    session = database.session.get(Session, session_id, with_for_update=True, populate_existing=True)
    if session is None:
        raise NotFound("Deze bijeenkomst is er niet (meer).")
    return session


def _mine(session_id: int, viewer: Viewer) -> Participation | None:
    mine = select(Participation).where(
        Participation.session_id == session_id, Participation.user_id == viewer.user_id
    )
    return database.session.scalar(mine)
