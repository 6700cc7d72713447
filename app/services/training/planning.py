"""Plan a session and change it. The form carries the version it was made from; a stale one is refused."""

from __future__ import annotations

from sqlalchemy import select

from app.database import database
from app.exceptions import EditConflict, Invalid, NotAllowed, NotFound
from app.models.training import Claim, Session, SessionTrainer
from app.policy import Permission, Viewer
from app.queries.record.where.hosts import host_named
from app.queries.training.giving import may_edit_session
from app.queries.training.taking_part.attendance import tapped
from app.services.record.publishing import publish
from app.services.training.local_times import end_moment, start_moment
from app.services.training.session_content import SessionContent, check
from app.services.training.taking_part.signing_up import fill_seats

TAPPED = "Bij ‘Wie was erbij?’ staan meer mensen. Haal daar eerst weg wie er niet was."


def plan_session(*, content: SessionContent, viewer: Viewer) -> Session:
    """Store a new session; raises Invalid with a sentence per field."""
    viewer.require(Permission.GIVE_TRAINING)
    session = Session(version=1)
    _fill(session, content, viewer=viewer)
    database.session.add(session)
    database.session.flush()
    return session


def change_session(*, session_id: int, base_version: int, content: SessionContent, viewer: Viewer) -> Session:
    """Change a session that was opened as version `base_version`; its published records follow a new module.

    Who waits gets a seat when there are more.

    Raises EditConflict (carrying the session as it is now), Invalid, NotAllowed or NotFound.
    """
    session = database.session.get(Session, session_id, with_for_update=True, populate_existing=True)
    if session is None:
        raise NotFound("Deze bijeenkomst is er niet (meer).")
    if not may_edit_session(viewer, session_id):
        raise NotAllowed("Je verandert alleen de bijeenkomsten die je zelf geeft. Vraag het de coördinator.")
    if base_version != session.version:
        raise EditConflict(session, "Een collega veranderde deze bijeenkomst ook.")
    if tapped(session_id) > (content.participants or 0):
        raise Invalid({"participants": TAPPED})
    database.session.expire(session, ["trainers"])
    module_before = session.module_id
    _fill(session, content, viewer=viewer)
    session.version += 1
    database.session.flush()
    fill_seats(session)
    if session.module_id != module_before:
        _republish(session_id)
    return session


def _fill(session: Session, content: SessionContent, *, viewer: Viewer) -> None:
    starts_at = start_moment(content.day, content.starts, stored=session.starts_at)
    ends_at = end_moment(content.day, content.ends, start=starts_at, stored=session.ends_at)
    check(session, content, ends_at=ends_at, viewer=viewer)
    session.module_id = content.module_id
    session.team_id = content.team_id
    session.starts_at, session.ends_at = starts_at, ends_at
    session.place, session.online = content.place, content.online
    session.place_id = None if content.online else host_named(content.place)
    session.state = content.state
    session.participants = content.participants
    session.capacity = content.capacity
    _set_trainers(session, content)


def _set_trainers(session: Session, content: SessionContent) -> None:
    wanted: dict[tuple[int | None, str | None], None] = {
        **dict.fromkeys((user_id, None) for user_id in content.trainer_ids),
        **dict.fromkeys((None, organisation) for organisation in content.organisations),
    }
    for trainer in list(session.trainers):
        key = (trainer.user_id, trainer.organisation)
        if key in wanted:
            del wanted[key]
        else:
            session.trainers.remove(trainer)
    session.trainers.extend(
        SessionTrainer(user_id=user_id, organisation=organisation) for user_id, organisation in wanted
    )


def _republish(session_id: int) -> None:
    claimed = database.session.scalars(
        select(Claim.asset_id).where(Claim.session_id == session_id, Claim.withdrawn_at.is_(None))
    ).all()
    if claimed:
        publish([asset_id for asset_id in claimed if asset_id is not None])
