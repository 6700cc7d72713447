"""Who may give what, and which sessions somebody gives: for herself and for who plans the training."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app import clock
from app.clock import LOCAL_ZONE
from app.database import database
from app.models.people import Role, User
from app.models.training import (
    Module,
    Programme,
    QualificationState,
    Session,
    SessionState,
    SessionTrainer,
    TrainerQualification,
)
from app.policy import Permission, Viewer
from app.queries.training.programmes import current_modules, programmes


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody and a module. `gives` are the days in the Netherlands of what she gives and is still to come.

    `has_role`: whether she may open a session to change it; an outsider needs no account for that.
    """

    user_id: int | None
    name: str
    state: QualificationState
    since: date
    gives: tuple[date, ...]
    has_role: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A module that the visitor may offer to give, with how far she is; None when she never did."""

    module_id: int
    module: str
    programme: str
    state: QualificationState | None
    since: date | None


def qualified_for(module_id: int) -> frozenset[int] | None:
    """The colleagues who may give a module; None as long as nobody was ever said to."""
    rows = database.session.execute(
        select(TrainerQualification.user_id, TrainerQualification.state).where(
            TrainerQualification.module_id == module_id,
            TrainerQualification.state.in_((QualificationState.QUALIFIED, QualificationState.ENDED)),
        )
    ).all()
    if not rows:
        return None
    return frozenset(
        row.user_id for row in rows if row.user_id is not None and row.state is QualificationState.QUALIFIED
    )


def candidates(viewer: Viewer) -> list[tuple[Module, tuple[Candidate, ...]]]:
    """Per module in teaching order who gives it or would like to; for who plans the training alone."""
    viewer.require(Permission.PLAN_TRAINING)
    coming = _coming()
    rows = database.session.execute(
        select(TrainerQualification, User.name, User.roles)
        .outerjoin(User, User.id == TrainerQualification.user_id)
        .where(User.deactivated_at.is_(None))
        .order_by(User.name, TrainerQualification.outsider, TrainerQualification.id)
    ).all()
    found: dict[int, list[Candidate]] = {}
    for row, name, roles in rows:
        found.setdefault(row.module_id, []).append(
            Candidate(
                user_id=row.user_id,
                name=name or row.outsider or "",
                state=row.state,
                since=row.since,
                gives=coming.get(row.user_id, ()),
                has_role=row.user_id is None or Role.TRAINER.value in roles,
            )
        )
    modules = [module for programme in programmes() for module in current_modules(programme)]
    return [(module, tuple(found.get(module.id, ()))) for module in modules]


def offers(viewer: Viewer) -> list[Offer]:
    """Every module that is given, with how far the visitor herself is."""
    mine = TrainerQualification.user_id == viewer.user_id
    rows = database.session.execute(
        select(Module.id, TrainerQualification.state, TrainerQualification.since)
        .join(Programme, Programme.id == Module.programme_id)
        .outerjoin(TrainerQualification, (TrainerQualification.module_id == Module.id) & mine)
    )
    found = {row.id: row for row in rows}
    return [
        Offer(
            module_id=module.id,
            module=module.title,
            programme=programme.title,
            state=found[module.id].state,
            since=found[module.id].since,
        )
        for programme in programmes()
        for module in current_modules(programme)
    ]


def _coming() -> dict[int | None, tuple[date, ...]]:
    """The days on which each colleague gives something that is to come."""
    rows = database.session.execute(
        select(SessionTrainer.user_id, Session.starts_at)
        .join(Session, Session.id == SessionTrainer.session_id)
        .where(
            SessionTrainer.user_id.is_not(None),
            Session.state.in_((SessionState.CONCEPT, SessionState.ACTIVE)),
            Session.ends_at > clock.now(),
        )
        .order_by(Session.starts_at)
    )
    found: dict[int | None, tuple[date, ...]] = {}
    for user_id, starts_at in rows:
        found[user_id] = (*found.get(user_id, ()), starts_at.astimezone(LOCAL_ZONE).date())
    return found
