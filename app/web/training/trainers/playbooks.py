"""Draaiboek: how a module is given, its versions, and what trainers learnt. For who gives training."""

from __future__ import annotations

from uuid import uuid4

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.exceptions import EditConflict, Invalid
from app.policy import Permission
from app.queries.training.trainers.playbook import playbook
from app.services.training.trainers.playbook import learn, write_playbook
from app.web.access import access
from app.web.forms.texts import ask_about, keeps_of
from app.web.identity import viewer
from app.web.record.forms import form_key
from app.web.training.blueprint import bp
from app.web.training.forms import line, number_of


@bp.get("/leergang/modules/<int:module_id>/draaiboek")
@access(Permission.GIVE_TRAINING)
def show_playbook(module_id: int) -> str:
    """The newest version, or another one that `versie` names."""
    return _page(module_id)


@bp.get("/leergang/modules/<int:module_id>/draaiboek/wijzig")
@access(Permission.GIVE_TRAINING)
def edit_playbook(module_id: int) -> str:
    """The form, with the newest version in it."""
    return _form(module_id)


@bp.post("/leergang/modules/<int:module_id>/draaiboek/wijzig")
@access(Permission.GIVE_TRAINING)
def save_playbook(module_id: int) -> ResponseReturnValue:
    """Keep it as the next version, or show that a colleague wrote one meanwhile."""
    text, change = (
        request.form.get("text", "").replace("\r\n", "\n").strip(),
        line(request.form.get("change")),
    )
    base = number_of(request.form.get("version")) or 0
    shown = playbook(module_id, viewer()).shown
    try:
        stored = () if shown is None else (shown.text, shown.change)
        ask_about({"text": text, "change": change}, of="playbook-", stored=lambda: stored)
        write_playbook(module_id=module_id, base_number=base, text=text, change=change, viewer=viewer())
    except Invalid as wrong:
        return _form(module_id, wrong), 422
    except EditConflict as conflict:
        return _form(module_id, Invalid({"text": conflict.message}), conflict=True), 409
    flash("Bewaard.")
    return redirect(url_for("training.show_playbook", module_id=module_id))


@bp.post("/leergang/modules/<int:module_id>/draaiboek/geleerd")
@access(Permission.GIVE_TRAINING)
def add_lesson(module_id: int) -> ResponseReturnValue:
    """Keep what the next trainer should know."""
    said = line(request.form.get("said"))
    try:
        ask_about({"said": said}, of="lesson-")
        key = form_key(request.form.get("client_key", ""))
        learn(module_id=module_id, said=said, client_key=key, viewer=viewer())
    except Invalid as wrong:
        return _page(module_id, wrong), 422
    flash("Bewaard. Dank je.")
    return redirect(url_for("training.show_playbook", module_id=module_id))


def _page(module_id: int, wrong: Invalid | None = None) -> str:
    return render_template(
        "training/trainers/playbook.html",
        found=playbook(module_id, viewer(), number=number_of(request.args.get("versie"))),
        typed=request.form,
        errors=wrong.errors if wrong else {},
        keeps=keeps_of(wrong) if wrong else {},
        key=request.form.get("client_key") or str(uuid4()),
    )


def _form(module_id: int, wrong: Invalid | None = None, *, conflict: bool = False) -> str:
    found = playbook(module_id, viewer())
    newest = found.shown
    return render_template(
        "training/trainers/playbook_form.html",
        found=found,
        conflict=conflict,
        typed=request.form or {"text": newest.text if newest else ""},
        version=newest.number
        if newest and (conflict or not request.form)
        else request.form.get("version", 0),
        errors=wrong.errors if wrong else {},
        keeps=keeps_of(wrong) if wrong else {},
    )
