"""While the name is typed: what it may be once more, and the answer that it is."""

from __future__ import annotations

from uuid import uuid5

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.exceptions import Invalid
from app.models.record import KnownFrom
from app.policy import Permission
from app.queries.record.duplicates.near import similar, similar_to
from app.services.record.locating import SaidPlace, locate
from app.services.record.verifying import COUNTS, confirm
from app.web.access import access
from app.web.identity import viewer
from app.web.record.blueprint import bp
from app.web.record.duplicates.asking import answers_in, around
from app.web.record.forms import form_key

SHORTEST = 3
LONGEST = 200
THANKS = "Dank je. We hebben genoteerd dat het nog klopt. Er is niets dubbel gemaakt."
ONLY_READ = "Dank je. Gelezen telt niet als check, dus de datum blijft staan. Er is niets dubbel gemaakt."


@bp.get("/buurtkrachten/nieuw/lijkt-erop")
@access(Permission.RECORD)
def show_similar() -> ResponseReturnValue:
    """The cards for a name and a place that are being typed; an address is only looked up at saving."""
    asked = request.args
    name = _typed_name()
    point = asked.get("place") == "point"
    said = SaidPlace(
        lon=asked.get("lon", "") if point else "",
        lat=asked.get("lat", "") if point else "",
        accuracy=asked.get("accuracy", ""),
        area=asked.get("area", ""),
        nowhere=asked.get("place") == "none",
    )
    try:
        where = around(locate(said))
    except Invalid:
        return ""
    found = () if len(name) < SHORTEST else similar(name, where, viewer(), leave_out=answers_in(asked).ids)
    return render_template("record/duplicates/_cards.html", similar=found)


@bp.get("/buurtkrachten/<int:asset_id>/lijkt-erop")
@access(Permission.RECORD)
def show_similar_to(asset_id: int) -> str:
    """The cards for another name of a record, while it is typed."""
    name = _typed_name()
    found = similar_to(asset_id, viewer(), name=name) if len(name) >= SHORTEST else ()
    return render_template("record/duplicates/_renamed.html", similar=found, asset_id=asset_id)


@bp.post("/buurtkrachten/<int:asset_id>/dit-is-m")
@access(Permission.RECORD)
def is_this(asset_id: int) -> ResponseReturnValue:
    """It is there already: note that it still is so, and make nothing."""
    how = request.form.get("known_from") or KnownFrom.TOLD
    if how in COUNTS:
        confirm(
            asset_id=asset_id,
            how=KnownFrom(how),
            client_key=uuid5(form_key(request.form.get("client_key", "")), f"still-so-{asset_id}"),
            viewer=viewer(),
        )
    flash(THANKS if how in COUNTS else ONLY_READ)
    return redirect(url_for("record.show", asset_id=asset_id))


def _typed_name() -> str:
    return request.args.get("name", "")[:LONGEST].strip()
