"""Set up programmes: for who plans the training."""

from __future__ import annotations

from typing import TypedDict

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.exceptions import Invalid
from app.models.training import Programme, Track
from app.policy import Permission
from app.queries.training.programmes import current_modules, programme
from app.services.training.programmes import archive_programme, change_programme, create_programme
from app.services.training.titles import text_errors
from app.web.access import access
from app.web.forms.texts import ask_about, show_doubts
from app.web.identity import viewer
from app.web.training.blueprint import bp
from app.web.training.forms import ProgrammeForm, line, number_of


class ProgrammeValues(TypedDict):
    """What the services ask."""

    title: str
    track: Track
    aim: str
    electives: int | None


@bp.get("/leergang/nieuw")
@access(Permission.PLAN_TRAINING)
def new_programme() -> ResponseReturnValue:
    """The empty form."""
    return _page(ProgrammeForm(formdata=None))


@bp.post("/leergang/nieuw")
@access(Permission.PLAN_TRAINING)
def save_new_programme() -> ResponseReturnValue:
    """Store it and go on to its modules."""
    form = ProgrammeForm()
    try:
        change = _change(form)
        ask_about({"title": change["title"], "aim": change["aim"]}, of="programme-")
        made = create_programme(**change, viewer=viewer())
    except Invalid as error:
        show_doubts(form, error)
        return _page(form), 422
    flash("Bewaard. Zet er nu de modules bij.")
    return redirect(url_for("training.edit_programme", programme_id=made.id))


@bp.get("/leergang/<int:programme_id>/wijzig")
@access(Permission.PLAN_TRAINING)
def edit_programme(programme_id: int) -> ResponseReturnValue:
    """The form, with the modules below it."""
    found = programme(programme_id)
    stored = {"title": found.title, "track": found.track.value, "aim": found.aim}
    form = ProgrammeForm(formdata=None, **stored, electives=str(found.electives or ""))
    return _page(form, found)


@bp.post("/leergang/<int:programme_id>/wijzig")
@access(Permission.PLAN_TRAINING)
def save_programme(programme_id: int) -> ResponseReturnValue:
    """Store the change."""
    form = ProgrammeForm()
    found = programme(programme_id)
    try:
        change = _change(form)
        texts = {"title": change["title"], "aim": change["aim"]}
        ask_about(texts, of="programme-", stored=lambda: (found.title, found.aim))
        change_programme(programme_id=programme_id, **change, viewer=viewer())
    except Invalid as error:
        show_doubts(form, error)
        return _page(form, found), 422
    flash("Bewaard.")
    return redirect(url_for("training.edit_programme", programme_id=programme_id))


@bp.post("/leergang/<int:programme_id>/archief")
@access(Permission.PLAN_TRAINING)
def put_programme_away(programme_id: int) -> ResponseReturnValue:
    """Into the archive, or out of it."""
    archived = request.form.get("archived") == "yes"
    archive_programme(programme_id=programme_id, archived=archived, viewer=viewer())
    flash("De leergang staat in het archief." if archived else "De leergang staat weer in het overzicht.")
    return redirect(url_for("training.edit_programme", programme_id=programme_id))


def _change(form: ProgrammeForm) -> ProgrammeValues:
    """What was typed; raises Invalid with every sentence at once when it can't be read."""
    title, aim, electives = line(form.title.data), line(form.aim.data), line(form.electives.data)
    errors = {}
    if form.track.data not in set(Track):
        errors["track"] = "Kies wat voor leergang het is."
    if electives and number_of(electives) is None:
        errors["electives"] = "Vul een aantal in cijfers in, of laat het leeg."
    if errors:
        raise Invalid({**text_errors(title=title, aim=aim), **errors})
    return {"title": title, "track": Track(form.track.data), "aim": aim, "electives": number_of(electives)}


def _page(form: ProgrammeForm, found: Programme | None = None) -> str:
    modules = [] if found is None else current_modules(found)
    away = [] if found is None else [module for module in found.modules if module.archived_at is not None]
    return render_template(
        "training/programmes/form.html",
        form=form,
        programme=found,
        modules=modules,
        archived_modules=away,
    )
