"""Signals in the chain: what teams heard more often after a session, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import CTE, Date, cast, func, or_, select

from app.clock import LOCAL_ZONE
from app.database import database
from app.models.partners import Question, QuestionState, Signal
from app.policy import Permission, Viewer
from app.queries.training.yielding.choosing import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Signalled:
    """How many signals stand there still, into how many questions they went, and of those taken up.

    Signals go after a year, so these counts are of the last year.
    """

    signals: int = 0
    questions: int = 0
    taken_up: int = 0


def signalled(sessions: CTE, scope: Scope, viewer: Viewer) -> Signalled:
    """Those of a team from the day of its first chosen session on, or of the first that was open to all."""
    if not viewer.may(Permission.SEE_QUESTIONS):
        return Signalled()
    day = cast(func.timezone(LOCAL_ZONE.key, func.min(sessions.c.starts_at)), Date)
    first = select(sessions.c.team_id, day.label("day")).group_by(sessions.c.team_id).subquery()
    trained = select(first.c.day).where(
        or_(first.c.team_id == Signal.by_team, first.c.team_id.is_(None)), first.c.day <= Signal.heard_on
    )
    wanted = (
        select(
            func.count(),
            func.count(Signal.question_id.distinct()),
            func.count(Question.id.distinct()).filter(Question.state == QuestionState.TAKEN_UP),
        )
        .select_from(Signal)
        .outerjoin(Question, Question.id == Signal.question_id)
        .where(trained.exists())
    )
    if scope.team_ids:
        wanted = wanted.where(Signal.by_team.in_(scope.team_ids))
    if scope.area_ids is not None:
        wanted = wanted.where(Signal.area_id.in_(scope.buurt_ids()))
    if scope.chosen.until is not None:
        wanted = wanted.where(Signal.heard_on <= scope.chosen.until)
    heard, questions, taken_up = database.session.execute(wanted).one()
    return Signalled(signals=heard, questions=questions, taken_up=taken_up)
