"""Other divisions: read from a list of two columns, or made by ticking buurten; put away, never lost."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.exceptions import Invalid, NotFound
from app.policy import Permission
from app.queries.areas.dividing.sets import OneSet, one_set
from app.services.areas.dividing.by_hand import archive_set, draw_group, make_set, remove_group
from app.services.areas.dividing.from_lists import load_division
from app.web.access import access
from app.web.areas.blueprint import bp
from app.web.incoming import takes_file
from importers.area_sets import division_of
from importers.records import ImportRefused

MADE = "De indeling is er. Maak nu het eerste gebied."
READ = "Ingelezen. Je kiest deze indeling bij Meer op de kaart, in de lijst en bij Buurten."
KEPT = "Bewaard."
AWAY = "De indeling is opgeborgen. Niemand kan haar nog kiezen; je kunt haar terughalen."
BACK = "De indeling is weer te kiezen."
GROUP_AWAY = "Het gebied is weg. De buurten horen nu nergens bij."


@bp.get("/beheer/indelingen/nieuw")
@access(Permission.MANAGE_SETTINGS)
def new_set() -> str:
    """A name, and a list when there is one."""
    return render_template("areas/dividing/new.html", errors={}, name="")


@bp.post("/beheer/indelingen/nieuw")
@access(Permission.MANAGE_SETTINGS)
@takes_file
def add_set() -> ResponseReturnValue:
    """Read the list, or begin without one; a list under a name that is there takes its place."""
    name, sent = request.form.get("name", ""), request.files.get("file")
    try:
        if sent is not None and sent.filename:
            division = division_of(sent.read(), name=sent.filename)
            made = load_division(division, name=name, source=sent.filename)
            flash(READ)
        else:
            made = make_set(name=name)
            flash(MADE)
    except ImportRefused as error:
        return render_template("areas/dividing/new.html", errors={"file": error.message}, name=name), 422
    except Invalid as error:
        return render_template("areas/dividing/new.html", errors=error.errors, name=name), 422
    return redirect(url_for("areas.show_set", set_id=made.id))


@bp.get("/beheer/indelingen/<int:set_id>")
@access(Permission.MANAGE_SETTINGS)
def show_set(set_id: int) -> str:
    """Its groups with their buurten, and the buurten of none."""
    return render_template("areas/dividing/set.html", found=one_set(set_id))


@bp.post("/beheer/indelingen/<int:set_id>")
@access(Permission.MANAGE_SETTINGS)
def put_set_away(set_id: int) -> ResponseReturnValue:
    """Put it away, or take it back."""
    archived = request.form.get("what") == "away"
    archive_set(set_id=set_id, archived=archived)
    flash(AWAY if archived else BACK)
    return redirect(url_for("areas.divisions"))


@bp.get("/beheer/indelingen/<int:set_id>/gebied", defaults={"group_id": None})
@bp.get("/beheer/indelingen/<int:set_id>/gebied/<int:group_id>")
@access(Permission.MANAGE_SETTINGS)
def edit_group(set_id: int, group_id: int | None) -> ResponseReturnValue:
    """Its name, and all buurten to tick; a new one without a number."""
    found = one_set(set_id)
    name = _name(found, group_id)
    return _form(found, group_id, name, {buurt.code for buurt in found.of(group_id or 0)}, {})


@bp.post("/beheer/indelingen/<int:set_id>/gebied", defaults={"group_id": None})
@bp.post("/beheer/indelingen/<int:set_id>/gebied/<int:group_id>")
@access(Permission.MANAGE_SETTINGS)
def store_group(set_id: int, group_id: int | None) -> ResponseReturnValue:
    """Keep it, or take it out of the division."""
    if group_id is not None and request.form.get("what") == "remove":
        remove_group(set_id=set_id, group_id=group_id)
        flash(GROUP_AWAY)
        return redirect(url_for("areas.show_set", set_id=set_id))
    name, codes = request.form.get("name", ""), set(request.form.getlist("buurt"))
    try:
        draw_group(set_id=set_id, group_id=group_id, name=name, codes=codes)
    except Invalid as error:
        return _form(one_set(set_id), group_id, name, codes, error.errors), 422
    flash(KEPT)
    return redirect(url_for("areas.show_set", set_id=set_id))


def _name(found: OneSet, group_id: int | None) -> str:
    if group_id is None:
        return ""
    name = next((group.name for group in found.groups if group.id == group_id), None)
    if name is None:
        raise NotFound
    return name


def _form(found: OneSet, group_id: int | None, name: str, chosen: set[str], errors: dict[str, str]) -> str:
    return render_template(
        "areas/dividing/group.html",
        found=found,
        group_id=group_id,
        name=name,
        chosen=chosen,
        errors=errors,
        names={group.id: group.name for group in found.groups},
    )
