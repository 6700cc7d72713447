"""Inlezen: send a file, say which column is what, try it, read it in, and turn it back."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import labels
from app.exceptions import Invalid
from app.policy import Permission
from app.queries.imports.runs import file_named, reading, runs, waiting_files
from app.queries.record.catalogue import audiences, themes
from app.queries.record.places import TeamArea, buurten_of_teams
from app.services.imports.asking import again, keep_reading, read_in, say, send, undo
from app.services.imports.desk import LIMITS, Said, stop_waiting
from app.web.access import access
from app.web.identity import viewer
from app.web.imports.waiting import how_far
from app.web.imports.words import (
    COLUMN_WORDS,
    FIELD_WORDS,
    OUTCOME_LETTERS,
    OUTCOME_WORDS,
    recognised_in_words,
    stayed_in_words,
    words_of_form,
)
from app.web.incoming import takes_file

bp = Blueprint("imports", __name__)


@bp.get("/import")
@access(Permission.READ_LISTS)
def desk() -> str:
    """Send a file, and what was read in before."""
    return _desk()


@bp.post("/import")
@takes_file
@access(Permission.READ_LISTS)
def send_file() -> ResponseReturnValue:
    """Keep it to try."""
    sent = request.files.get("file")
    try:
        file = send(
            filename=(sent.filename or "") if sent else "",
            content=sent.read() if sent else b"",
            source_name=request.form.get("source", "").strip(),
            licence=request.form.get("licence", ""),
            attribution=request.form.get("attribution", ""),
            public=bool(request.form.get("public")),
            viewer=viewer(),
        )
    except Invalid as wrong:
        return _desk(wrong), 422
    return redirect(url_for("imports.show_file", file_id=file.id))


@bp.get("/import/<int:file_id>")
@access(Permission.READ_LISTS)
def show_file(file_id: int) -> ResponseReturnValue:
    """What reading it in would do; nothing is kept of trying."""
    file = file_named(file_id, viewer())
    if file.waits:
        return render_template("imports/waiting.html", file=file, **how_far())
    if "HX-Request" in request.headers:
        # The page that asked how far it is has to become another one.
        return "", {"HX-Refresh": "true"}
    if file.run_id is not None:
        return redirect(url_for("imports.show_run", run_id=file.run_id))
    if not file.trial:
        return render_template("imports/waiting.html", file=file, job=None, wrong=file.problem)
    return render_template(
        "imports/file.html",
        file=file,
        trial=file.trial,
        column_words=COLUMN_WORDS,
        recognised=recognised_in_words(file),
        field_words=FIELD_WORDS,
        outcome_words=OUTCOME_WORDS,
        outcome_letters=OUTCOME_LETTERS,
        kinds=labels.KINDS,
        themes=themes(),
        audiences=audiences(),
    )


@bp.post("/import/<int:file_id>/kolommen")
@access(Permission.READ_LISTS)
def set_columns(file_id: int) -> ResponseReturnValue:
    """Say which column is what, and try again."""
    headings, fields = request.form.getlist("heading"), request.form.getlist("field")
    said = Said(columns=dict(zip(headings, fields, strict=False)))
    return _say(file_id, said)


@bp.post("/import/<int:file_id>/woorden")
@access(Permission.READ_LISTS)
def set_words(file_id: int) -> ResponseReturnValue:
    """Say what words of the list mean, and try again."""
    return _say(file_id, Said(words=words_of_form(request.form)))


@bp.post("/import/<int:file_id>/tabblad")
@access(Permission.READ_LISTS)
def set_sheet(file_id: int) -> ResponseReturnValue:
    """Read another sheet or layer of it."""
    return _say(file_id, Said(sheet=request.form.get("sheet", "")))


@bp.post("/import/<int:file_id>/omdraaien")
@access(Permission.READ_LISTS)
def set_repair(file_id: int) -> ResponseReturnValue:
    """Put places with turned axes or in the other system right, or leave them as they are."""
    return _say(file_id, Said(repair=request.form.get("repair") == "yes"))


@bp.post("/import/<int:file_id>/vormen")
@access(Permission.READ_LISTS)
def set_shapes(file_id: int) -> ResponseReturnValue:
    """Say whether a line or area is for the buurten where it lies, or is a point in it."""
    return _say(file_id, Said(as_areas=request.form.get("as_areas") == "yes"))


@bp.post("/import/<int:file_id>/verdwenen")
@access(Permission.READ_LISTS)
def set_missing(file_id: int) -> ResponseReturnValue:
    """Say whether what left the list has stopped."""
    return _say(file_id, Said(stop_missing=request.form.get("stop") == "yes"))


@bp.post("/import/<int:file_id>/inlezen")
@access(Permission.READ_LISTS)
def read_file(file_id: int) -> ResponseReturnValue:
    """Read it in."""
    try:
        file = read_in(file_id=file_id, viewer=viewer())
    except Invalid as wrong:
        flash(wrong.message)
        return redirect(url_for("imports.show_file", file_id=file_id))
    if file.run_id is None:
        return redirect(url_for("imports.show_file", file_id=file_id))
    flash("Ingelezen.")
    return redirect(url_for("imports.show_run", run_id=file.run_id))


@bp.post("/import/<int:file_id>/opnieuw")
@access(Permission.READ_LISTS)
def try_again(file_id: int) -> ResponseReturnValue:
    """Let what came to nothing be done once more."""
    again(file_id=file_id, viewer=viewer())
    return redirect(url_for("imports.show_file", file_id=file_id))


@bp.post("/import/<int:file_id>/stop")
@access(Permission.READ_LISTS)
def stop_file(file_id: int) -> ResponseReturnValue:
    """Stop trying or reading in a long list."""
    stop_waiting(file_id=file_id, viewer=viewer())
    return redirect(url_for("imports.show_file", file_id=file_id))


@bp.get("/import/gelezen/<int:run_id>")
@access(Permission.READ_LISTS)
def show_run(run_id: int) -> ResponseReturnValue:
    """What came of a reading, with each row that was not taken as it was."""
    found = reading(run_id, viewer())
    if found.run.waits:
        return render_template("imports/waiting.html", run=found.run, **how_far())
    if "HX-Request" in request.headers:
        return "", {"HX-Refresh": "true"}
    return render_template("imports/run.html", found=found, field_words=FIELD_WORDS)


@bp.post("/import/gelezen/<int:run_id>/terug")
@access(Permission.READ_LISTS)
def undo_run(run_id: int) -> ResponseReturnValue:
    """Turn the whole reading back."""
    done = undo(run_id=run_id, viewer=viewer())
    if done is not None:
        flash(
            f"Teruggedraaid: {done.gone} weg, {done.restored} zoals het was.{stayed_in_words(len(done.kept))}"
        )
    return redirect(url_for("imports.show_run", run_id=run_id))


@bp.post("/import/gelezen/<int:run_id>/stop")
@access(Permission.READ_LISTS)
def stop_undoing(run_id: int) -> ResponseReturnValue:
    """Stop turning a long reading back."""
    keep_reading(run_id=run_id, viewer=viewer())
    return redirect(url_for("imports.show_run", run_id=run_id))


def _say(file_id: int, said: Said) -> ResponseReturnValue:
    """Back to the page of the file, with a word when what was said makes it unreadable."""
    try:
        say(file_id=file_id, said=said, viewer=viewer())
    except Invalid as wrong:
        if "file" not in wrong.errors:
            raise
        flash(wrong.errors["file"])
    return redirect(url_for("imports.show_file", file_id=file_id))


def _own_buurten() -> tuple[TeamArea, ...] | None:
    """The buurten for which the visitor may read lists in; None for all of them."""
    if viewer().may(Permission.MANAGE_SETTINGS):
        return None
    team_id = viewer().team_id
    return buurten_of_teams([team_id]) if team_id is not None else ()


def _desk(wrong: Invalid | None = None) -> str:
    return render_template(
        "imports/desk.html",
        runs=runs(viewer()),
        files=waiting_files(viewer()),
        own=_own_buurten(),
        typed=request.form,
        errors=wrong.errors if wrong else {},
        limits=LIMITS,
    )
