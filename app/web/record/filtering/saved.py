"""Mijn keuzes: keep what is chosen on map and list under a name, and come back to it."""

from __future__ import annotations

from urllib.parse import parse_qsl

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from app.exceptions import Invalid
from app.policy import Permission
from app.queries.people.saved_filters import SavedChoice, saved_choices
from app.queries.record.filtering.parsing import parse_filter
from app.queries.record.filters import AssetFilter
from app.queries.record.options import Choice, filter_options
from app.services.people.saved_filters import NAME_LIMIT, remove_filter, rename_filter, save_filter
from app.web.access import access
from app.web.forms.texts import ask_about, keeps_of
from app.web.identity import viewer
from app.web.record.blueprint import bp

NOT_OF_A_FILTER = ("view", "pick", "sort", "week", "page", "part", "rond", "zonder")


@bp.get("/mijn-keuzes")
@access(Permission.READ)
def own_choices() -> ResponseReturnValue:
    """The kept choices, and a field to keep the one that came along in `keuze`."""
    try:
        chosen = _chosen(request.args.get("keuze", ""))
    except Invalid:
        chosen = AssetFilter()
    return _page(chosen)


@bp.post("/mijn-keuzes")
@access(Permission.READ)
def keep_choice() -> ResponseReturnValue:
    """Keep one, or put one back that was taken away."""
    chosen = AssetFilter()
    try:
        chosen = _chosen(request.form.get("keuze", ""))
        saved = save_filter(user_id=_me(), name=_name(), chosen=chosen)
    except Invalid as wrong:
        return _page(chosen, wrong), 422
    flash(f"‘{saved.name}’ staat nu bij Mijn keuzes.")
    return redirect(f"{url_for('record.list_page')}?{saved.query}")


@bp.post("/mijn-keuzes/<int:saved_id>/naam")
@access(Permission.READ)
def rename_choice(saved_id: int) -> ResponseReturnValue:
    """Another name for one."""
    try:
        rename_filter(saved_id=saved_id, user_id=_me(), name=_name())
    except Invalid as wrong:
        return _page(AssetFilter(), wrong, at=f"name-{saved_id}"), 422
    flash("De naam is veranderd.")
    return redirect(url_for("record.own_choices"))


@bp.post("/mijn-keuzes/<int:saved_id>/weg")
@access(Permission.READ)
def remove_choice(saved_id: int) -> ResponseReturnValue:
    """Take one away; the page that follows can put it back."""
    gone = remove_filter(saved_id=saved_id, user_id=_me())
    was = SavedChoice(id=gone.id, name=gone.name, query=gone.query)
    return _page(AssetFilter(), gone=was)


@bp.app_template_global()
def saved_menu() -> tuple[SavedChoice, ...]:
    """The kept choices of whoever is asking, for the menu beside the filters."""
    user_id = viewer().user_id
    return saved_choices(user_id) if user_id is not None else ()


def _chosen(query: str) -> AssetFilter:
    pairs = [pair for pair in parse_qsl(query[:2000]) if pair[0] not in NOT_OF_A_FILTER]
    return parse_filter(MultiDict(pairs)).without("bbox")


def _me() -> int:
    user_id = viewer().user_id
    if user_id is None:
        raise LookupError("Nobody is signed in")
    return user_id


def _name() -> str:
    """The name that was typed; raises Invalid when it looks like personal data."""
    name = request.form.get("name", "")
    ask_about({"name": name}, of="choice-")
    return name


def _page(
    chosen: AssetFilter,
    wrong: Invalid | None = None,
    *,
    gone: SavedChoice | None = None,
    at: str = "name",
) -> str:
    options = filter_options(viewer())
    saved = [(one, _words(options.choices(_readable(one.query)))) for one in saved_choices(_me())]
    return render_template(
        "record/choices/own.html",
        saved=saved,
        query=chosen.query_string(),
        words=_words(options.choices(chosen)),
        errors={at if field == "name" else field: said for field, said in wrong.errors.items()}
        if wrong
        else {},
        keep=next(iter(keeps_of(wrong).values()), None) if wrong else None,
        gone=gone,
        typed=request.form,
        most_letters=NAME_LIMIT,
    )


def _readable(query: str) -> AssetFilter:
    """A kept choice, or no choice at all when it holds something that no longer exists."""
    try:
        return _chosen(query)
    except Invalid:
        return AssetFilter()


def _words(choices: tuple[Choice, ...]) -> str:
    return " · ".join(choice.label for choice in choices)
