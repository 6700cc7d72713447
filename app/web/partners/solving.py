"""Turn a buurtvraag into a collective solution, on one guided page.

Every button on it but "Bewaren" sends the whole form to be shown again: nothing that was typed is lost.
"""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import labels
from app.exceptions import EditConflict, Invalid, NotAllowed
from app.models.partners import Question
from app.policy import Permission
from app.queries.partners.questions import QuestionStory, question_story
from app.queries.partners.solutions import partners_named, possible_partners
from app.queries.record.assets import Row
from app.queries.record.catalogue import audience_labels, theme_labels
from app.queries.record.duplicates.near import Around, Similar, similar
from app.queries.record.where.hosts import hosts_near
from app.services.partners.asking import NOT_YOURS
from app.services.partners.solving import Partner, solve, still_needed
from app.services.record.capturing import Captured
from app.web.access import access
from app.web.forms import options
from app.web.forms.texts import ask_about, show_doubts
from app.web.identity import viewer
from app.web.partners.blueprint import bp
from app.web.partners.solution_form import SolutionForm
from app.web.record.capture import CHANGED_SINCE
from app.web.record.editing.part_fields import one_line
from app.web.record.forms import form_key, host_choices


@bp.get("/vragen/<int:question_id>/oplossing")
@access(Permission.RECORD)
def new_solution(question_id: int) -> ResponseReturnValue:
    """The form with what the question says already; to the solution when there is one."""
    story = _opened(question_id)
    if story.solution:
        return redirect(url_for("record.show", asset_id=story.solution[0]))
    form = SolutionForm(formdata=None)
    form.audiences.data = list(story.question.audiences)
    return _page(form, story)


@bp.post("/vragen/<int:question_id>/oplossing")
@access(Permission.RECORD)
def save_solution(question_id: int) -> ResponseReturnValue:
    """Store it, or show the form again with one partner more or less."""
    story, form = _opened(question_id), SolutionForm()
    if form.wants_something_else(request.form.get("step", "")):
        return _page(form, story)
    try:
        made = _made(form, story.question)
    except Invalid as error:
        show_doubts(form, error)
        return _page(form, story), 422
    except EditConflict:
        flash(CHANGED_SINCE, "error")
        return redirect(url_for("partners.show_question", question_id=question_id))
    return redirect(url_for("record.saved", asset_id=made.asset_id))


@bp.get("/vragen/<int:question_id>/oplossing/gedekt")
@access(Permission.RECORD)
def show_covered(question_id: int) -> ResponseReturnValue:
    """What is needed and what is covered by what is ticked now, for while it is ticked."""
    brought = [value for name, values in request.args.lists() if name.endswith("-brings") for value in values]
    coverage = _coverage(_opened(question_id).question, (Partner(brings=tuple(brought)),))
    return render_template("partners/solution/_covered.html", **coverage)


def _made(form: SolutionForm, question: Question) -> Captured:
    content = form.content(question)
    ask_about(form.texts(content))
    return solve(
        question_id=question.id,
        base_version=int(form.version.data) if (form.version.data or "").isdecimal() else 0,
        client_key=form_key(form.client_key.data or ""),
        content=content,
        partners=form.typed_partners(),
        viewer=viewer(),
    )


def _opened(question_id: int) -> QuestionStory:
    story = question_story(question_id, viewer())
    if not story.may_change:
        raise NotAllowed(NOT_YOURS)
    return story


def _page(form: SolutionForm, story: QuestionStory) -> str:
    question = story.question
    partners = form.typed_partners()
    ids = [partner.asset_id for partner in partners if partner.asset_id is not None]
    chosen = form.meets_at.data or ""
    hosts = hosts_near(
        question.areas[0].label_point if question.areas else None,
        keep=int(chosen) if chosen.isascii() and chosen.isdigit() else None,
    )
    form.meets_at.choices = [
        *options([], nothing="In de buurt, nog geen vaste plek"),
        *host_choices(hosts)[1:],
    ]
    form.audiences.choices = options(audience_labels().items())
    form.version.data = str(question.version)
    form.searched.data = one_line(form.sought.data)
    found, alike = _found(form.searched.data, question, ids)
    return render_template(
        "partners/solution/page.html",
        form=form,
        story=story,
        question=question,
        themes=theme_labels(),
        possible=possible_partners(ids, viewer()),
        found=found,
        alike=alike,
        **_coverage(question, partners),
    )


def _found(sought: str, question: Question, chosen: list[int]) -> tuple[tuple[Row, ...], tuple[Similar, ...]]:
    """What has these words, and what has nearly this name in the buurten of the question."""
    if not sought:
        return (), ()
    found = partners_named(sought, question, viewer(), leave_out=chosen)
    around = Around(area_ids=tuple(area.id for area in question.areas))
    besides = {*chosen, *(row.id for row in found)}
    return found, similar(sought, around, viewer(), leave_out=besides)


def _coverage(question: Question, partners: tuple[Partner, ...]) -> dict[str, Any]:
    """What is needed still, what is covered, and the words for both."""
    needed = still_needed(question.offers, partners)
    covered = [thing for thing in question.offers if thing not in needed]
    return {"needed": needed, "covered": covered, "words": labels.EXCHANGES}
