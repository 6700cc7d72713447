"""Straatrondes: a list to take along, and what was looked for on the way."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.exceptions import Invalid
from app.policy import Permission
from app.queries.areas.areas import area_options
from app.queries.coverage.walks import buurt_of, done_walks, due_on_the_way, open_walks, place_of, walk_of
from app.queries.record.catalogue import theme_labels, themes
from app.queries.record.places import team_buurten
from app.services.coverage import walking
from app.web.access import access
from app.web.coverage.blueprint import bp
from app.web.identity import viewer
from app.web.people.forms import number
from app.web.record.forms import form_key
from geodata.crs import to_rd

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
    )


@bp.post("/rondes")
@access(Permission.RECORD)
def begin_walk() -> ResponseReturnValue:
    """Take a list along through `buurt`."""
    code = request.form.get("buurt", "").strip()
    if not code:
        raise Invalid({"buurt": "Kies door welke buurt je loopt."})
    key = form_key(request.form.get("client_key", ""))
    walk_id = walking.start(area_id=buurt_of(code), client_key=key, viewer=viewer())
    return redirect(url_for("coverage.walk", round_id=walk_id))


@bp.get("/rondes/<int:round_id>")
@access(Permission.RECORD)
def walk(round_id: int) -> ResponseReturnValue:
    """The list, or what came of it when the walk is done.

    `na`: the record that she was at; the list goes on from there, so that no place of her own is needed.
    `erbij`: what she just added.
    """
    after = number(request.args.get("erbij")) or number(request.args.get("na"))
    return _list_page(round_id, None if after is None else place_of(after, viewer()), after=after)


@bp.post("/rondes/<int:round_id>/hier")
@access(Permission.RECORD)
def walk_from_here(round_id: int) -> ResponseReturnValue:
    """The list in the order from where she stands; her position stands in no address and is not kept."""
    return _list_page(round_id, _position())


@bp.post("/rondes/<int:round_id>/overslaan")
@access(Permission.RECORD)
def skip_on_walk(round_id: int) -> ResponseReturnValue:
    """Leave one out of the rest of this walk, or put all back."""
    asset_id = number(request.form.get("asset_id"))
    if asset_id is None:
        walking.unskip(round_id=round_id, viewer=viewer())
    else:
        walking.skip(round_id=round_id, asset_id=asset_id, viewer=viewer())
    return redirect(url_for("coverage.walk", round_id=round_id, na=asset_id))


@bp.get("/rondes/<int:round_id>/klaar")
@access(Permission.RECORD)
def ask_walk_end(round_id: int) -> ResponseReturnValue:
    """Ask what was looked for."""
    found = walk_of(round_id, viewer())
    if found.finished_on is not None:
        return redirect(url_for("coverage.walk", round_id=round_id))
    return render_template("coverage/walk_end.html", walk=found, themes=themes())


@bp.post("/rondes/<int:round_id>/klaar")
@access(Permission.RECORD)
def end_walk(round_id: int) -> ResponseReturnValue:
    """End it, or undo that."""
    if request.form.get("terug"):
        walking.reopen(round_id=round_id, viewer=viewer())
        return redirect(url_for("coverage.walk", round_id=round_id))
    walking.finish(round_id=round_id, looked_for=request.form.getlist("themes"), viewer=viewer())
    flash("Klaar. Dank je voor het lopen.")
    return redirect(url_for("coverage.walk", round_id=round_id))


@bp.post("/rondes/<int:round_id>/weg")
@access(Permission.RECORD)
def forget_walk(round_id: int) -> ResponseReturnValue:
    """Throw an open one away."""
    walking.forget(round_id=round_id, viewer=viewer())
    flash("De straatronde is weg. Wat je onderweg antwoordde, blijft.")
    return redirect(url_for("coverage.walks"))


def _list_page(round_id: int, start: tuple[float, float] | None, *, after: int | None = None) -> str:
    found = walk_of(round_id, viewer())
    return render_template(
        "coverage/walk.html",
        walk=found,
        rows=() if found.finished_on else due_on_the_way(found, viewer(), start=start),
        from_here=start is not None and after is None,
        added=number(request.args.get("erbij")),
        theme_labels=theme_labels(),
    )


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
