"""The page of a buurtvraag: what was heard, who works on it, and what came of it."""

from __future__ import annotations

from uuid import uuid4

from flask import render_template
from flask.typing import ResponseReturnValue

from app import labels
from app.exceptions import Invalid
from app.policy import Permission
from app.queries.partners.questions import question_story, solutions_near
from app.queries.record.catalogue import audience_labels, theme_labels
from app.web.access import access
from app.web.forms.texts import keeps_of
from app.web.identity import viewer
from app.web.partners.blueprint import bp


@bp.get("/vragen/<int:question_id>")
@access(Permission.SEE_QUESTIONS)
def show_question(question_id: int) -> ResponseReturnValue:
    """The question with its story."""
    return question_page(question_id)


def question_page(
    question_id: int, *, error: Invalid | None = None, typed: dict[str, str] | None = None
) -> str:
    """The page, with what could not be stored and what was typed there."""
    story = question_story(question_id, viewer())
    return render_template(
        "partners/question.html",
        story=story,
        question=story.question,
        themes=theme_labels(),
        audiences=audience_labels(),
        offers=labels.EXCHANGES,
        states=labels.QUESTION_STATES,
        solutions=solutions_near(story.question, viewer()) if story.may_change else (),
        errors=error.errors if error else {},
        keeps=keeps_of(error) if error else {},
        typed=typed or {},
        client_key=uuid4(),
    )
