"""Who signed up for a session: herself, and to who gives or coordinates it everybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Row, exists, select

from app import clock
from app.database import database
from app.models.people import Role, User
from app.models.training import Participation, ParticipationState, Session, SessionState, SessionTrainer
from app.policy import Viewer
from app.queries.settings import SESSION_SIGN_UP, setting
from app.queries.training.taking_part.route import routes_to_see


@dataclass(frozen=True, slots=True, kw_only=True)
class Seats:
    """What a visitor sees of the seats of a session.

    `mine` is her own state, None when she never asked; `in_line` her place on the waiting list, from 1.
    `names`, per state in the order in which they asked, is None for who may not see it; beside each stands
    the id of the route that the visitor may see. `asks_password`: on a device that only stayed signed in she
    types it first.
    """

    may_sign_up: bool
    is_full: bool
    capacity: int | None
    mine: ParticipationState | None
    in_line: int | None
    asks_password: bool
    names: dict[ParticipationState, tuple[tuple[str, int | None], ...]] | None


def seats_of(session: Session, viewer: Viewer) -> Seats | None:
    """The seats of a session that the visitor sees; None when people sign up elsewhere."""
    if not setting(SESSION_SIGN_UP):
        return None
    rows = database.session.execute(
        select(Participation.user_id, Participation.state, User.name)
        .join(User, User.id == Participation.user_id)
        .where(Participation.session_id == session.id)
        .order_by(Participation.id)
    ).all()
    sees = sees_participants(viewer, session.id)
    seated = sum(row.state is ParticipationState.SIGNED_UP for row in rows)
    waiting = [row.user_id for row in rows if row.state is ParticipationState.WAITING]
    return Seats(
        may_sign_up=may_sign_up(session, viewer),
        is_full=session.capacity is not None and seated >= session.capacity,
        capacity=session.capacity,
        mine=next((row.state for row in rows if row.user_id == viewer.user_id), None),
        in_line=waiting.index(viewer.user_id) + 1 if viewer.user_id in waiting else None,
        asks_password=sees and not viewer.is_proven,
        names=_names(session, rows, viewer) if sees and viewer.is_proven else None,
    )


def _names(
    session: Session, rows: Sequence[Row[int, ParticipationState, str]], viewer: Viewer
) -> dict[ParticipationState, tuple[tuple[str, int | None], ...]]:
    routes = routes_to_see([row.user_id for row in rows], session.module.programme_id, viewer)
    return {
        state: tuple((row.name, routes.get(row.user_id)) for row in rows if row.state is state)
        for state in ParticipationState
    }


def may_sign_up(session: Session, viewer: Viewer) -> bool:
    """Whether the visitor may ask for a seat: it goes on, is to come, and is of her team or open to all."""
    return bool(
        viewer.user_id is not None
        and setting(SESSION_SIGN_UP)
        and session.state is SessionState.ACTIVE
        and session.starts_at > clock.now()
        and (session.team_id is None or session.team_id in viewer.team_ids)
    )


def sees_participants(viewer: Viewer, session_id: int) -> bool:
    """Who gives the session, and the coordinator; not a manager, and no administrator for being one."""
    if Role.COORDINATOR in viewer.roles:
        return True
    gives = exists().where(SessionTrainer.session_id == session_id, SessionTrainer.user_id == viewer.user_id)
    return bool(database.session.scalar(select(gives)))


def my_sessions(viewer: Viewer) -> dict[int, ParticipationState]:
    """The visitor's own state by session, without what she signed off from."""
    rows = database.session.execute(
        select(Participation.session_id, Participation.state).where(
            Participation.user_id == viewer.user_id, Participation.state != ParticipationState.SIGNED_OFF
        )
    )
    return {row.session_id: row.state for row in rows}


def my_seats(viewer: Viewer) -> dict[int, ParticipationState]:
    """The same for her own list; nothing when people sign up elsewhere, or she only stayed signed in."""
    return my_sessions(viewer) if viewer.is_proven and setting(SESSION_SIGN_UP) else {}
