"""What others suggest, and the answer to it per field; what came of one's own suggestion."""

from __future__ import annotations

from datetime import timedelta

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.exceptions import EditConflict, Invalid
from app.policy import Permission
from app.queries.record.detail import changed_since
from app.queries.record.suggesting.made import made_by
from app.queries.record.suggesting.one import OneSuggestion, one_suggestion
from app.queries.record.suggesting.waiting import waiting_for
from app.queries.settings import setting
from app.services.record.suggesting.deciding import Answer, decide
from app.services.record.suggesting.making import put_away, withdraw
from app.web.access import access
from app.web.forms.texts import ask_about, keeps_of
from app.web.identity import viewer
from app.web.record.blueprint import bp
from app.web.record.editing.part_fields import one_line
from app.web.record.suggesting.rows import LABELS, labels_of, rows_of, said_to

CHOICES = {"yes": True, "no": False}
OVERTAKEN = "Over {fields} is net al beslist. Dat blijft zo."


@bp.get("/voorstellen")
@access(Permission.RECORD)
def suggestions() -> ResponseReturnValue:
    """What waits for the visitor's teams, and what she suggested herself."""
    return render_template(
        "record/suggesting/list.html",
        waiting=waiting_for(viewer()),
        made=made_by(viewer()),
        labels_of=labels_of,
        said_to=said_to,
    )


@bp.get("/voorstellen/<int:suggestion_id>")
@access(Permission.RECORD)
def suggestion(suggestion_id: int) -> ResponseReturnValue:
    """One suggestion: to decide about, or to see how it stands."""
    return _page(one_suggestion(suggestion_id, viewer()))


@bp.post("/voorstellen/<int:suggestion_id>")
@access(Permission.RECORD)
def answer_suggestion(suggestion_id: int) -> ResponseReturnValue:
    """Store what was decided; a field without a choice waits on."""
    one = one_suggestion(suggestion_id, viewer())
    try:
        answers = _answers(one)
        ask_about({f"word-{name}": answer.word for name, answer in answers.items()}, of="suggestion-")
        answered = decide(
            suggestion_id=suggestion_id,
            seen_version=request.form.get("version", 0, type=int),
            answers=answers,
            viewer=viewer(),
        )
    except Invalid as error:
        return _page(one, wrong=error), 422
    except EditConflict as error:
        return _page(one_suggestion(suggestion_id, viewer()), clashing=error.current.clashing), 409
    late = [name for name in answers if name not in answered]
    flash(OVERTAKEN.format(fields=labels_of(late)) if late else _thanks(one))
    return redirect(url_for("record.suggestions"))


@bp.post("/voorstellen/<int:suggestion_id>/weg")
@access(Permission.RECORD)
def end_suggestion(suggestion_id: int) -> ResponseReturnValue:
    """Take back one's own suggestion, or put its answer away."""
    if request.form.get("what") == "withdraw":
        gone = withdraw(suggestion_id=suggestion_id, viewer=viewer())
        flash("Teruggetrokken. Er verandert niets." if gone else "Hierover is al beslist.")
    else:
        put_away(suggestion_id=suggestion_id, viewer=viewer())
    return redirect(url_for("record.start" if request.form.get("from") == "start" else "record.suggestions"))


def _answers(one: OneSuggestion) -> dict[str, Answer]:
    """What was chosen per field; raises Invalid when nothing was, or when a word has no choice beside it."""
    names = [field.field for field in one.suggestion.fields]
    chosen = {name: request.form.get(f"answer-{name}") for name in names}
    words = {name: one_line(request.form.get(f"word-{name}")) for name in names}
    unclear = [name for name in names if words[name] and chosen[name] not in CHOICES]
    if unclear:
        raise Invalid({name: f"Kies bij '{LABELS[name]}' ook wat jullie doen." for name in unclear})
    answers = {
        name: Answer(accept=CHOICES[choice], word=words[name])
        for name, choice in chosen.items()
        if choice in CHOICES
    }
    if not answers:
        raise Invalid({"beslissen": "Kies bij minstens 1 ding wat jullie doen."})
    return answers


def _thanks(one: OneSuggestion) -> str:
    return "Bewaard. Wie het voorstelde, leest jullie antwoord." if one.suggestion.by_user else "Bewaard."


def _page(one: OneSuggestion, *, wrong: Invalid | None = None, clashing: frozenset[str] = frozenset()) -> str:
    """The suggestion with what was chosen and typed; what a colleague changed just now is asked again."""
    rows = rows_of(one)
    places = {row.field for row in rows} | {f"word-{row.field}" for row in rows}
    seen = request.form.get("version", 0, type=int)
    return render_template(
        "record/suggesting/one.html",
        one=one,
        rows=rows,
        errors={
            name if name in places else "beslissen": said
            for name, said in (wrong.errors if wrong else {}).items()
        },
        keeps=keeps_of(wrong) if wrong else {},
        clashing=clashing,
        other=changed_since(one.suggestion.asset_id, seen) if clashing else None,
        typed=request.form,
        decides_on=one.suggestion.at + timedelta(days=setting("suggestion_silence")),
    )
