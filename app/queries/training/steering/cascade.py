"""The cascade of trainers: how many colleagues give training by now. One number, and nobody's name."""

from __future__ import annotations

from sqlalchemy import func, select

from app.database import database
from app.models.training import Session, SessionState, SessionTrainer
from app.policy import Permission, Viewer
from app.queries.training.offered import a_year_ago


def colleagues_who_give(viewer: Viewer) -> int:
    """How many of the own staff give a session, of the last twelve months or to come. To be told in fives."""
    viewer.require(Permission.FOLLOW_ROLLOUT)
    counted = (
        select(func.count(SessionTrainer.user_id.distinct()))
        .join(Session, Session.id == SessionTrainer.session_id)
        .where(
            Session.starts_at >= a_year_ago(),
            Session.state.in_((SessionState.ACTIVE, SessionState.INACTIVE)),
        )
    )
    return database.session.scalar(counted) or 0
