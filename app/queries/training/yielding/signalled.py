"""Signals in the chain: what teams heard more often after a session, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, func, or_, select, true

from app.clock import LOCAL_ZONE
from app.database import database
from app.models.areas import Area
from app.models.partners import Question, QuestionState, Signal
from app.policy import Permission, Viewer
from app.queries.training.yielding.choosing import Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Signalled:
    """How many signals stand there still, into how many questions they went, and of those taken up.

    Signals go after a year, so these counts are of the last year.
    """

    signals: int = 0
    questions: int = 0
    taken_up: int = 0


def signalled(choice: Choice, viewer: Viewer) -> Signalled:
    """Those of a team from the day of its first chosen session on, or of the first that was open to all."""
    if not viewer.may(Permission.SEE_QUESTIONS) or not choice.sessions:
        return Signalled()
    wanted = (
        select(
            func.count(),
            func.count(Signal.question_id.distinct()),
            func.count(Question.id.distinct()).filter(Question.state == QuestionState.TAKEN_UP),
        )
        .select_from(Signal)
        .outerjoin(Question, Question.id == Signal.question_id)
        .where(or_(*_since_training(choice)))
    )
    if choice.team_ids:
        wanted = wanted.where(Signal.by_team.in_(choice.team_ids))
    if choice.area_ids is not None:
        ids = list(choice.area_ids)
        inside = select(Area.id).where(or_(Area.id.in_(ids), Area.parent_id.in_(ids)))
        wanted = wanted.where(Signal.area_id.in_(inside))
    if choice.chosen.until is not None:
        wanted = wanted.where(Signal.heard_on <= choice.chosen.until)
    heard, questions, taken_up = database.session.execute(wanted).one()
    return Signalled(signals=heard, questions=questions, taken_up=taken_up)


def _since_training(choice: Choice) -> Iterator[ColumnElement[bool]]:
    first: dict[int | None, date] = {}
    for one in choice.sessions:
        day = one.starts_at.astimezone(LOCAL_ZONE).date()
        first[one.team_id] = min(day, first.get(one.team_id, day))
    for team_id, day in first.items():
        of_team = true() if team_id is None else Signal.by_team == team_id
        yield and_(of_team, Signal.heard_on >= day)
