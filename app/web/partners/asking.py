"""Make a buurtvraag and change it."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.exceptions import EditConflict, Invalid, NotAllowed
from app.models.partners import Question
from app.policy import Permission, may_change_question
from app.queries.areas.areas import area_options
from app.queries.partners.questions import questions_alike, stored_question
from app.queries.partners.signals import heard
from app.queries.record.catalogue import theme_labels
from app.queries.record.places import team_buurten
from app.services.partners.asking import NOT_YOURS, QuestionContent, ask, change
from app.web.access import access
from app.web.forms.texts import ask_about, show_doubts
from app.web.identity import viewer
from app.web.partners.blueprint import bp
from app.web.partners.forms import QuestionForm, offer
from app.web.record.forms import form_key


@bp.get("/vragen/nieuw")
@access(Permission.RECORD)
def new_question() -> ResponseReturnValue:
    """The form, with the theme and buurt that the address names."""
    form = QuestionForm(formdata=None)
    form.themes.data = [code for code in request.args.getlist("theme") if code]
    form.buurten.data = [code for code in request.args.getlist("buurt") if code]
    return question_form_page(form)


@bp.post("/vragen/nieuw")
@access(Permission.RECORD)
def save_new_question() -> ResponseReturnValue:
    """Store it."""
    form = QuestionForm()
    content = form.content()
    try:
        ask_about(_texts(content), of="question-")
        made = ask(client_key=form_key(form.client_key.data or ""), content=content, viewer=viewer())
    except Invalid as error:
        show_doubts(form, error)
        return question_form_page(form), 422
    flash("Bewaard. Dit is nu een buurtvraag van jullie team." if made.team_id else "Bewaard.")
    return redirect(url_for("partners.show_question", question_id=made.id))


@bp.get("/vragen/lijken-op")
@access(Permission.SEE_QUESTIONS)
def show_alike() -> ResponseReturnValue:
    """Questions like the one that is being made, for under its form."""
    alike = questions_alike(
        request.args.getlist("themes"),
        request.args.getlist("buurten"),
        viewer(),
        besides=request.args.get("besides", type=int),
    )
    return render_template("partners/_alike.html", alike=alike, themes=theme_labels())


@bp.get("/vragen/<int:question_id>/wijzig")
@access(Permission.RECORD)
def edit_question(question_id: int) -> ResponseReturnValue:
    """The form with the question as it is now."""
    question = _opened(question_id)
    form = QuestionForm(formdata=None)
    form.fill(question)
    return question_form_page(form, question)


@bp.post("/vragen/<int:question_id>/wijzig")
@access(Permission.RECORD)
def save_question(question_id: int) -> ResponseReturnValue:
    """Store it, or show what stands there now beside what was typed."""
    question = _opened(question_id)
    form = QuestionForm()
    content, version = form.content(), int(form.version.data) if (form.version.data or "").isdecimal() else 0
    known = {question.title, question.explanation}
    try:
        ask_about(_texts(content), of="question-", stored=lambda: known)
        change(question_id=question_id, base_version=version, content=content, viewer=viewer())
    except Invalid as error:
        show_doubts(form, error)
        return question_form_page(form, question), 422
    except EditConflict as error:
        form.version.data = str(error.current.version)
        return question_form_page(form, error.current, conflict=True), 409
    flash("Bewaard.")
    return redirect(url_for("partners.show_question", question_id=question_id))


def _opened(question_id: int) -> Question:
    question = stored_question(question_id)
    if not may_change_question(viewer(), question):
        raise NotAllowed(NOT_YOURS)
    return question


def _texts(content: QuestionContent) -> dict[str, str]:
    return {"title": content.title, "explanation": content.explanation}


def question_form_page(
    form: QuestionForm, question: Question | None = None, *, conflict: bool = False
) -> str:
    """The form, with questions that are like it."""
    offer(form)
    themes, buurten = form.themes.data or [], form.buurten.data or []
    besides = question.id if question else None
    waiting = heard(viewer(), theme=themes[0], buurten=buurten) if len(themes) == 1 and buurten else ()
    return render_template(
        "partners/form.html",
        form=form,
        question=question,
        conflict=conflict,
        heard=() if question else waiting,
        alike=questions_alike(themes, buurten, viewer(), besides=besides),
        themes=theme_labels(),
        own=team_buurten(viewer()),
        wijken=area_options(),
    )
