"""Who gives a session: named to those who plan and give, "eigen collega's" to everybody else."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import exists, select

from app.database import database
from app.models.people import Role, User
from app.models.training import SessionTrainer
from app.policy import Permission, Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Givers:
    """Who gives a session; `colleagues` is empty for a visitor who may not know the names."""

    has_colleagues: bool
    colleagues: tuple[str, ...]
    organisations: tuple[str, ...]


def givers_of(session_id: int, viewer: Viewer) -> Givers:
    """The trainers of a session, with names only for those who plan and give training."""
    rows = database.session.execute(
        select(User.name, SessionTrainer.organisation)
        .select_from(SessionTrainer)
        .outerjoin(User, User.id == SessionTrainer.user_id)
        .where(SessionTrainer.session_id == session_id)
        .order_by(SessionTrainer.id)
    ).all()
    names = tuple(row.name for row in rows if row.organisation is None)
    return Givers(
        has_colleagues=bool(names),
        colleagues=names if viewer.may(Permission.GIVE_TRAINING) else (),
        organisations=tuple(row.organisation for row in rows if row.organisation is not None),
    )


def may_edit_session(viewer: Viewer, session_id: int) -> bool:
    """Who plans the training edits every session; a trainer those that she gives."""
    if viewer.may(Permission.PLAN_TRAINING):
        return True
    gives = exists().where(SessionTrainer.session_id == session_id, SessionTrainer.user_id == viewer.user_id)
    return viewer.may(Permission.GIVE_TRAINING) and bool(database.session.scalar(select(gives)))


def possible_trainers(*, also: tuple[int, ...] = ()) -> list[tuple[int, str]]:
    """Id and name of each active colleague with the role, and of those in `also` whatever became of them."""
    active = User.deactivated_at.is_(None) & User.roles.contains([Role.TRAINER.value])
    rows = database.session.execute(
        select(User.id, User.name).where(active | User.id.in_(also)).order_by(User.name, User.id)
    )
    return [(row.id, row.name) for row in rows]
