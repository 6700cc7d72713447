"""The page of a module for everybody, and its set-up for who plans the training."""

from __future__ import annotations

from typing import TypedDict

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.exceptions import Invalid
from app.models.training import Module, ModuleKind, Programme
from app.policy import Permission
from app.queries.record.catalogue import theme_labels
from app.queries.settings import PUBLIC_VIEW, setting
from app.queries.training.claims import records_of_module
from app.queries.training.programmes import module, programme
from app.queries.training.sessions import sessions_of_module
from app.queries.training.taking_part.route import chosen_by
from app.queries.training.yielding.modules import yield_of_module
from app.services.training.module_details import ModuleDetails
from app.services.training.modules import archive_module, change_module, create_module, move_module
from app.services.training.titles import text_errors
from app.web.access import access
from app.web.forms.texts import ask_about, show_doubts
from app.web.identity import viewer
from app.web.training.blueprint import bp
from app.web.training.forms import ModuleForm, line, lines


class ModuleValues(TypedDict):
    """What the services ask."""

    title: str
    kind: ModuleKind
    aim: str
    details: ModuleDetails


@bp.get("/leergang/modules/<int:module_id>")
@access(Permission.SEE_TRAINING)
def show_module(module_id: int) -> ResponseReturnValue:
    """What it is about, its sessions in order, and the visible records that were linked to them."""
    return render_template(
        "training/programmes/module.html",
        module=module(module_id),
        sessions=sessions_of_module(module_id, viewer()),
        linked=records_of_module(module_id, viewer()),
        grown=yield_of_module(module_id, viewer()),
        themes=theme_labels(),
        chosen=chosen_by([module_id])[module_id],
        may_plan=viewer().may(Permission.PLAN_TRAINING),
        may_give=viewer().may(Permission.GIVE_TRAINING),
        is_public=setting(PUBLIC_VIEW),
    )


@bp.get("/leergang/<int:programme_id>/modules/nieuw")
@access(Permission.PLAN_TRAINING)
def new_module(programme_id: int) -> ResponseReturnValue:
    """The empty form."""
    return _page(ModuleForm(formdata=None), programme(programme_id))


@bp.post("/leergang/<int:programme_id>/modules/nieuw")
@access(Permission.PLAN_TRAINING)
def save_new_module(programme_id: int) -> ResponseReturnValue:
    """Store it as the last one of its programme."""
    form = ModuleForm()
    found = programme(programme_id)
    try:
        change = _change(form)
        ask_about(_texts(change), of="module-")
        made = create_module(programme_id=programme_id, **change, viewer=viewer())
    except Invalid as error:
        show_doubts(form, error)
        return _page(form, found), 422
    flash(f"Bewaard. {made.title} staat nu onderaan.")
    return _back_to(made)


@bp.get("/leergang/modules/<int:module_id>/wijzig")
@access(Permission.PLAN_TRAINING)
def edit_module(module_id: int) -> ResponseReturnValue:
    """The form with the module as it is now."""
    found = module(module_id)
    stored = {name: getattr(found, name) for name in ("title", "aim", "theme", "proposed_by")}
    materials = "\n".join(found.materials)
    form = ModuleForm(formdata=None, kind=found.kind.value, materials=materials, **stored)
    return _page(form, found.programme, found)


@bp.post("/leergang/modules/<int:module_id>/wijzig")
@access(Permission.PLAN_TRAINING)
def save_module(module_id: int) -> ResponseReturnValue:
    """Store the change."""
    form = ModuleForm()
    found = module(module_id)
    try:
        change = _change(form)
        ask_about(_texts(change), of="module-", stored=lambda: _stored_texts(found))
        change_module(module_id=module_id, **change, viewer=viewer())
    except Invalid as error:
        show_doubts(form, error)
        return _page(form, found.programme, found), 422
    flash("Bewaard.")
    return _back_to(found)


@bp.post("/leergang/modules/<int:module_id>/verplaats")
@access(Permission.PLAN_TRAINING)
def reorder_module(module_id: int) -> ResponseReturnValue:
    """One place up or down in the teaching order."""
    moved = move_module(module_id=module_id, up=request.form.get("direction") == "up", viewer=viewer())
    return _back_to(moved)


@bp.post("/leergang/modules/<int:module_id>/archief")
@access(Permission.PLAN_TRAINING)
def put_module_away(module_id: int) -> ResponseReturnValue:
    """Into the archive, or out of it."""
    archived = request.form.get("archived") == "yes"
    put_away = archive_module(module_id=module_id, archived=archived, viewer=viewer())
    flash("De module staat in het archief." if archived else "De module staat weer onderaan in de lijst.")
    return _back_to(put_away)


def _change(form: ModuleForm) -> ModuleValues:
    """What was typed; raises Invalid with every sentence at once when no kind was chosen."""
    title, aim = line(form.title.data), line(form.aim.data)
    details = ModuleDetails(
        theme=line(form.theme.data),
        proposed_by=line(form.proposed_by.data),
        materials=lines(form.materials.data),
    )
    if form.kind.data not in set(ModuleKind):
        raise Invalid({**text_errors(title=title, aim=aim), "kind": "Kies wat voor module het is."})
    return {"title": title, "kind": ModuleKind(form.kind.data), "aim": aim, "details": details}


def _texts(change: ModuleValues) -> dict[str, str]:
    """The free texts by field."""
    details = change["details"]
    return {
        "title": change["title"],
        "aim": change["aim"],
        "theme": details.theme,
        "proposed_by": details.proposed_by,
        "materials": "\n".join(details.materials),
    }


def _stored_texts(found: Module) -> tuple[str, ...]:
    return (found.title, found.aim, found.theme, found.proposed_by, "\n".join(found.materials))


def _back_to(changed: Module) -> ResponseReturnValue:
    """To the list of modules, at the one that was changed."""
    anchor = f"module-{changed.id}"
    return redirect(url_for("training.edit_programme", programme_id=changed.programme_id, _anchor=anchor))


def _page(form: ModuleForm, programme: Programme, found: Module | None = None) -> str:
    return render_template(
        "training/programmes/module_form.html", form=form, programme=programme, module=found
    )
