"""What meets at a record, and its week; also as a sheet for on the door, with what everybody may know."""

from __future__ import annotations

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.policy import Permission
from app.queries.record.detail import asset_detail
from app.queries.record.week.moments import week_of
from app.queries.record.where.together import guests_of, here
from app.web.access import access
from app.web.identity import viewer
from app.web.record.blueprint import bp
from app.web.record.week.page import asked_monday, this_monday, ways


@bp.get("/buurtkrachten/<int:asset_id>/hier")
@access(Permission.READ)
def show_here(asset_id: int) -> ResponseReturnValue:
    """The list and the week of a place; `deur=ja` leaves out what is not for everybody."""
    detail = asset_detail(asset_id, viewer())
    monday, door = asked_monday(request.args.get("week", "")), request.args.get("deur") == "ja"
    at_door = "ja" if door else None
    return render_template(
        "record/where/here.html",
        detail=detail,
        door=door,
        guests=guests_of(asset_id, viewer()),
        week=week_of(monday, here(asset_id, viewer(), for_everybody=door)),
        is_now=monday == this_monday(),
        **ways(
            monday,
            lambda week: url_for("record.show_here", asset_id=asset_id, week=week, deur=at_door),
        ),
    )
