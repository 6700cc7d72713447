"""Straatrondes: a list to take along, and what was looked for on the way."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.exceptions import Invalid
from app.policy import Permission
from app.queries.areas.areas import area_options
from app.queries.coverage.walks import (
    Route,
    buurt_of,
    done_walks,
    due_on_the_way,
    last_answered,
    open_walks,
    passed_over,
    place_of,
    route_of,
)
from app.queries.record.assets import list_page
from app.queries.record.catalogue import theme_labels, themes
from app.queries.record.filtering.parsing import parse_filter
from app.queries.record.places import team_buurten
from app.services.coverage import walking
from app.web.access import access
from app.web.coverage.blueprint import bp
from app.web.forms.numbers import asked_together
from app.web.identity import viewer
from app.web.people.forms import number
from app.web.record.forms import form_key
from geodata.crs import to_rd
from geodata.routes import MOST

AROUND = (3.0, 50.5, 7.5, 53.8)
"""West, south, east, north of the Netherlands: a position outside is no help."""


@bp.get("/rondes")
@access(Permission.RECORD)
def walks() -> str:
    """Those of one's team, and a new one."""
    return render_template(
        "coverage/walks.html",
        going_on=open_walks(viewer()),
        done=done_walks(viewer()),
        buurten=team_buurten(viewer()),
        wijken=area_options(),
        asked=request.args.get("buurt", ""),
        theme_labels=theme_labels(),
        most_together=walking.MOST_TOGETHER,
    )


@bp.post("/rondes")
@access(Permission.RECORD)
def begin_walk() -> ResponseReturnValue:
    """Take one list along through `buurt`, and through each of `ook`."""
    code = request.form.get("buurt", "").strip()
    if not code:
        raise Invalid({"buurt": "Kies door welke buurt je loopt."})
    codes = list(dict.fromkeys((code, *filter(None, request.form.getlist("ook")))))
    if len(codes) > walking.MOST_TOGETHER:
        raise Invalid({"ook": f"Kies hoogstens {walking.MOST_TOGETHER} buurten voor één straatronde."})
    area_ids = [buurt_of(one) for one in codes]
    key = form_key(request.form.get("client_key", ""))
    first, *others = walking.start_route(area_ids=area_ids, client_key=key, viewer=viewer())
    return redirect(url_for("coverage.walk", round_id=first, samen=others))


@bp.get("/rondes/kies")
@access(Permission.RECORD)
def pick_walk() -> str:
    """What the choices of the list or the map show, to pick from for a walk."""
    return _pick_page()


@bp.post("/rondes/kies")
@access(Permission.RECORD)
def begin_picked_walk() -> ResponseReturnValue:
    """Take the picked records along (`picks`)."""
    picks = {found for typed in request.form.getlist("picks") if (found := number(typed)) is not None}
    key = form_key(request.form.get("client_key", ""))
    try:
        first, *others = walking.start_picked(asset_ids=picks, client_key=key, viewer=viewer())
    except Invalid as wrong:
        return _pick_page(wrong.errors, picks), 422
    return redirect(url_for("coverage.walk", round_id=first, samen=others))


def _pick_page(errors: Mapping[str, str] | None = None, picks: Collection[int] = ()) -> str:
    chosen = parse_filter(request.args)
    return render_template(
        "coverage/picking/page.html",
        chosen=chosen,
        page=list_page(chosen, viewer(), size=MOST),
        most=MOST,
        most_together=walking.MOST_TOGETHER,
        errors=errors or {},
        picks=picks,
    )


@bp.get("/rondes/<int:round_id>")
@access(Permission.RECORD)
def walk(round_id: int) -> ResponseReturnValue:
    """The list, or what came of it when the walk is done.

    `samen`: the other walks of the same route; it stands in every address of the list.
    `na`: the record that she was at; the list goes on from there, so that no place of her own is needed. Who
    comes back later goes on from what her team answered last. `erbij`: what she just added.
    """
    asked = number(request.args.get("erbij")) or number(request.args.get("na"))
    route = _route(round_id)
    after = asked or last_answered(route, viewer())
    return _list_page(route, None if after is None else place_of(after, viewer()), after=after)


@bp.post("/rondes/<int:round_id>/hier")
@access(Permission.RECORD)
def walk_from_here(round_id: int) -> ResponseReturnValue:
    """The list in the order from where she stands; her position stands in no address and is not kept."""
    return _list_page(_route(round_id), _position())


@bp.post("/rondes/<int:round_id>/overslaan")
@access(Permission.RECORD)
def skip_on_walk(round_id: int) -> ResponseReturnValue:
    """Leave one out of the rest of this walk, or put all back."""
    asset_id = number(request.form.get("asset_id"))
    route = _route(round_id)
    for each in route.ids:
        if asset_id is None:
            walking.unskip(round_id=each, viewer=viewer())
        else:
            walking.skip(round_id=each, asset_id=asset_id, viewer=viewer())
    return redirect(url_for("coverage.walk", round_id=round_id, na=asset_id, samen=route.also))


@bp.get("/rondes/<int:round_id>/klaar")
@access(Permission.RECORD)
def ask_walk_end(round_id: int) -> ResponseReturnValue:
    """Ask what was looked for."""
    route = _route(round_id)
    if route.first.finished_on is not None:
        return redirect(url_for("coverage.walk", round_id=round_id))
    return render_template("coverage/walk_end.html", walk=route.first, route=route, themes=themes())


@bp.post("/rondes/<int:round_id>/klaar")
@access(Permission.RECORD)
def end_walk(round_id: int) -> ResponseReturnValue:
    """End it, or undo that."""
    if request.form.get("terug"):
        walking.reopen(round_id=round_id, viewer=viewer())
        return redirect(url_for("coverage.walk", round_id=round_id))
    route = _route(round_id)
    for each in route.ids:
        walking.finish(round_id=each, looked_for=request.form.getlist("themes"), viewer=viewer())
    flash("Klaar. Dank je voor het lopen.")
    if route.others:
        return redirect(url_for("coverage.walks"))
    return redirect(url_for("coverage.walk", round_id=round_id))


@bp.post("/rondes/<int:round_id>/weg")
@access(Permission.RECORD)
def forget_walk(round_id: int) -> ResponseReturnValue:
    """Throw an open one away."""
    for each in _route(round_id).ids:
        walking.forget(round_id=each, viewer=viewer())
    flash("De straatronde is weg. Wat je onderweg antwoordde, blijft.")
    return redirect(url_for("coverage.walks"))


def _list_page(route: Route, start: tuple[float, float] | None, *, after: int | None = None) -> str:
    return render_template(
        "coverage/walk.html",
        walk=route.first,
        route=route,
        rows=() if route.first.finished_on else due_on_the_way(route, viewer(), start=start),
        from_here=start is not None and after is None,
        passed_over=passed_over(route),
        added=number(request.args.get("erbij")),
        theme_labels=theme_labels(),
    )


def _route(round_id: int) -> Route:
    return route_of(round_id, asked_together(), viewer())


def _position() -> tuple[float, float] | None:
    try:
        lon, lat = float(request.form.get("lon", "")), float(request.form.get("lat", ""))
    except ValueError:
        return None
    west, south, east, north = AROUND
    if not (west <= lon <= east and south <= lat <= north):
        return None
    x, y = to_rd(lon, lat)
    return float(x), float(y)
