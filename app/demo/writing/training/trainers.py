"""Who may give which module: whoever gave it, and some who would like to."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from sqlalchemy import func, insert, select

from app.database import database
from app.demo.calendar import DemoCalendar
from app.demo.writing.people import People
from app.models.people import Role
from app.models.training import Module, QualificationState, Session, SessionTrainer, TrainerQualification

WOULD_LIKE: Final = 3
OUTSIDER: Final = "Opleider (voorbeeld)"


def write_trainers(calendar: DemoCalendar, people: People) -> None:
    """Write it, for the sessions that were written."""
    gave = database.session.execute(
        select(Session.module_id, SessionTrainer.user_id, func.min(Session.starts_at))
        .join(SessionTrainer, SessionTrainer.session_id == Session.id)
        .where(SessionTrainer.user_id.is_not(None))
        .group_by(Session.module_id, SessionTrainer.user_id)
        .order_by(Session.module_id, SessionTrainer.user_id)
    )
    rows = [
        _row(
            module_id,
            QualificationState.QUALIFIED,
            min(first.date(), calendar.today) - timedelta(days=14),
            user_id=user_id,
        )
        for module_id, user_id, first in gave
    ]
    modules = database.session.scalars(select(Module.id).order_by(Module.id)).all()
    builders = [viewer for viewer in people.viewers.values() if Role.BUILDER in viewer.roles]
    states = (QualificationState.OFFERED, QualificationState.IN_TRAINING, QualificationState.OFFERED)
    for number, (viewer, state) in enumerate(zip(builders[1 : WOULD_LIKE + 1], states, strict=True)):
        since = calendar.today - timedelta(days=30 + 7 * number)
        rows.append(_row(modules[number], state, since, user_id=viewer.user_id))
    rows.append(_row(modules[2], QualificationState.QUALIFIED, calendar.today, outsider=OUTSIDER))
    database.session.execute(insert(TrainerQualification), rows)


def _row(
    module_id: int,
    state: QualificationState,
    since: object,
    *,
    user_id: int | None = None,
    outsider: str | None = None,
) -> dict[str, object]:
    return {
        "module_id": module_id,
        "user_id": user_id,
        "outsider": outsider,
        "state": state,
        "since": since,
    }
