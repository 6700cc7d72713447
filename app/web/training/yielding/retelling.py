"""Wijzig een opbrengst: its words, its day and its number; what it is about stays."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import labels
from app.exceptions import EditConflict, Invalid, NotFound
from app.policy import Permission
from app.queries.training.yielding.outcomes import Story, story
from app.services.training.yielding.retelling import Retold, retell, retold_from
from app.web.access import access
from app.web.forms.texts import ask_about, keeps_of
from app.web.identity import viewer
from app.web.training.blueprint import bp
from app.web.training.forms import day_of, line
from app.web.training.yielding.outcomes import TEXTS, typed_number


@bp.get("/opbrengst/<int:outcome_id>/wijzig")
@access(Permission.RECORD)
def edit_outcome(outcome_id: int) -> str:
    """The form with what was told."""
    return _form(_own(outcome_id))


@bp.post("/opbrengst/<int:outcome_id>/wijzig")
@access(Permission.RECORD)
def change_outcome(outcome_id: int) -> ResponseReturnValue:
    """Keep it; when a colleague was first, show what stands there now beside what was typed."""
    stands = _own(outcome_id)
    try:
        retell(
            outcome_id=outcome_id, base=request.form.get("base", ""), retold=_read(stands), viewer=viewer()
        )
    except Invalid as wrong:
        return _form(stands, wrong), 422
    except EditConflict:
        return _form(stands, conflict=True), 409
    flash("Bewaard.")
    return redirect(url_for("training.show_outcome", outcome_id=outcome_id))


def _own(outcome_id: int) -> Story:
    found = story(outcome_id, viewer())
    if not found.is_mine:
        raise NotFound("Een opbrengst verander je alleen als je team haar vertelde.")
    return found


def _read(stands: Story) -> Retold:
    texts = {name: line(request.form.get(name)) for name in TEXTS}
    ask_about(texts, of="outcome-", stored=lambda: [getattr(stands, name) for name in TEXTS])
    return Retold(
        **texts,
        level=request.form.get("level", ""),
        number=typed_number(),
        happened_on=day_of(request.form.get("happened_on")),
    )


def _form(stands: Story, wrong: Invalid | None = None, *, conflict: bool = False) -> str:
    now = retold_from(stands)
    shown = {name: "" if (value := getattr(now, name)) is None else str(value) for name in Retold.__slots__}
    return render_template(
        "training/yielding/retell.html",
        story=stands,
        levels=labels.OUTCOME_LEVELS,
        typed=request.form or shown,
        # After an error a form still is made from what it was opened with, after a conflict from what stands.
        base=now.mark if conflict else request.form.get("base", now.mark),
        theirs=shown if conflict else None,
        errors=wrong.errors if wrong else {},
        keeps=keeps_of(wrong) if wrong else {},
    )
