"""Opbrengsten: tell one change with what shows it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import clock, labels
from app.exceptions import Invalid
from app.policy import Permission
from app.queries.training.yielding.outcomes import drafts, stories, story
from app.services.training.yielding.telling import Told, drop_evidence, forget_outcome, show_it, tell
from app.web.access import access
from app.web.forms.texts import ask_about, keeps_of
from app.web.identity import viewer
from app.web.record.forms import form_key
from app.web.training.blueprint import bp
from app.web.training.forms import day_of, line, number_of

SUBJECTS = {"buurtkracht": "asset_id", "vraag": "question_id", "bijeenkomst": "session_id"}
BEGIN = "Begin bij een buurtkracht, een buurtvraag of een bijeenkomst."
TEXTS = ("title", "before", "happened", "after")


@bp.get("/opbrengst/verhalen")
@access(Permission.SEE_TRAINING)
def list_outcomes() -> str:
    """Those that something shows, and the drafts of one's own team."""
    return render_template(
        "training/yielding/outcomes.html",
        stories=stories(viewer()),
        drafts=drafts(viewer()),
        levels=labels.OUTCOME_LEVELS,
    )


@bp.get("/opbrengst/nieuw")
@access(Permission.RECORD)
def new_outcome() -> ResponseReturnValue:
    """The form, about a record, a question or a session; without one the way to begin."""
    if len(_given()) != 1:
        flash(BEGIN)
        return redirect(url_for("training.list_outcomes"))
    return _form()


@bp.post("/opbrengst/nieuw")
@access(Permission.RECORD)
def save_outcome() -> ResponseReturnValue:
    """Keep it as a draft, and ask what shows it."""
    texts = {name: line(request.form.get(name)) for name in TEXTS}
    try:
        ask_about(texts, of="outcome-")
        made = tell(
            told=Told(
                **texts,
                **_subject(),
                level=request.form.get("level", ""),
                number=typed_number(),
                happened_on=day_of(request.form.get("happened_on")),
            ),
            client_key=form_key(request.form.get("client_key", "")),
            viewer=viewer(),
        )
    except Invalid as wrong:
        return _form(wrong), 422
    return redirect(url_for("training.show_outcome", outcome_id=made.id))


@bp.get("/opbrengst/<int:outcome_id>")
@access(Permission.SEE_TRAINING)
def show_outcome(outcome_id: int) -> str:
    """The story with what shows it."""
    return outcome_page(outcome_id)


@bp.post("/opbrengst/<int:outcome_id>/onderbouwing")
@access(Permission.RECORD)
def add_evidence(outcome_id: int) -> ResponseReturnValue:
    """Add what shows it."""
    said, source = line(request.form.get("shown")), line(request.form.get("source"))
    try:
        ask_about({"shown": said, "source": source}, of="outcome-")
        show_it(
            outcome_id=outcome_id,
            kind=request.form.get("kind", ""),
            said=said,
            source=source,
            expires_on=day_of(request.form.get("expires_on")),
            viewer=viewer(),
        )
    except Invalid as wrong:
        return outcome_page(outcome_id, wrong), 422
    flash("Bewaard. Deze opbrengst telt nu mee.")
    return redirect(url_for("training.show_outcome", outcome_id=outcome_id))


@bp.post("/opbrengst/<int:outcome_id>/onderbouwing/<int:evidence_id>/weg")
@access(Permission.RECORD)
def remove_evidence(outcome_id: int, evidence_id: int) -> ResponseReturnValue:
    """Take one away."""
    drop_evidence(outcome_id=outcome_id, evidence_id=evidence_id, viewer=viewer())
    flash("De onderbouwing is weg.")
    return redirect(url_for("training.show_outcome", outcome_id=outcome_id))


@bp.post("/opbrengst/<int:outcome_id>/weg")
@access(Permission.RECORD)
def remove_outcome(outcome_id: int) -> ResponseReturnValue:
    """Throw the whole story away."""
    forget_outcome(outcome_id=outcome_id, viewer=viewer())
    flash("De opbrengst is weg.")
    return redirect(url_for("training.list_outcomes"))


def typed_number() -> int | None:
    """The number of the form; raises Invalid for what is typed there and is none, so that it isn't lost."""
    typed = line(request.form.get("number"))
    number = number_of(typed)
    if typed and number is None:
        raise Invalid({"number": "Vul een heel getal in, of laat het leeg."})
    return number


def _subject() -> dict[str, int | None]:
    return {field: number_of(request.values.get(name)) for name, field in SUBJECTS.items()}


def _given() -> dict[str, str]:
    return {name: request.values[name] for name in SUBJECTS if request.values.get(name)}


def _form(wrong: Invalid | None = None) -> str:
    given = _given()
    if len(given) != 1:
        raise Invalid({"subject": BEGIN})
    return render_template(
        "training/yielding/tell.html",
        given=given,
        levels=labels.OUTCOME_LEVELS,
        typed=request.form,
        today=clock.today().isoformat(),
        key=request.form.get("client_key") or str(uuid4()),
        **_said(wrong),
    )


def outcome_page(outcome_id: int, wrong: Invalid | None = None, *, of_photo: bool = False) -> str:
    """The story with what shows it; what was wrong stands at the form of the photo or at the other."""
    photo = {f"photo_{name}": value for name, value in _said(wrong if of_photo else None).items()}
    return render_template(
        "training/yielding/outcome.html",
        story=story(outcome_id, viewer()),
        levels=labels.OUTCOME_LEVELS,
        kinds=labels.EVIDENCE_KINDS,
        told_kinds={kind: words for kind, words in labels.EVIDENCE_KINDS.items() if kind != "photo"},
        faces=labels.FACES,
        typed={} if of_photo else request.form,
        photo_typed=request.form if of_photo else {},
        **_said(None if of_photo else wrong),
        **photo,
    )


def _said(wrong: Invalid | None) -> dict[str, Any]:
    return {"errors": wrong.errors if wrong else {}, "keeps": keeps_of(wrong) if wrong else {}}
