"""A question goes on with the record that answers it: it begins to run, or it was not meant after all."""

from __future__ import annotations

from sqlalchemy import delete, select

from app.database import database
from app.models.partners import Question, QuestionPartner, QuestionState
from app.models.record import Status
from app.policy import Viewer
from app.services.partners.asking import go_on


def follow_solution(*, asset_id: int, status: Status, viewer: Viewer) -> None:
    """Once the solution runs, the questions that wait for it are taken up. Any other change says nothing."""
    if status is not Status.ACTIVE:
        return
    for question in _answered_by(asset_id):
        if question.state is QuestionState.BUSY:
            go_on(question, QuestionState.TAKEN_UP, viewer=viewer)


def forget_solution(*, asset_id: int, viewer: Viewer) -> None:
    """Its recording was undone: the questions that it answered are again as they were before."""
    for question in _answered_by(asset_id):
        question.solution_id = None
        database.session.execute(delete(QuestionPartner).where(QuestionPartner.question_id == question.id))
        before = question.steps[-2].state if len(question.steps) > 1 else QuestionState.OPEN
        go_on(question, before, viewer=viewer)


def _answered_by(asset_id: int) -> list[Question]:
    found = select(Question).where(Question.solution_id == asset_id).order_by(Question.id).with_for_update()
    return list(database.session.scalars(found.execution_options(populate_existing=True)))
