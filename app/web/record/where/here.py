"""What meets at a record, and its week; also as a sheet for on the door, with what everybody may know."""

from __future__ import annotations

from datetime import date

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import and_, or_

from app.models.record import PublishedAsset
from app.policy import Permission, visible_rows
from app.queries.record.detail import asset_detail
from app.queries.record.week.moments import week_of
from app.queries.record.where.together import for_everybody, guests_of, meeting_at
from app.web.access import access
from app.web.identity import viewer
from app.web.record.blueprint import bp
from app.web.record.week.page import FIRST_YEAR, LAST_YEAR, WEEK, Step, asked_monday, this_monday, week_name


@bp.get("/buurtkrachten/<int:asset_id>/hier")
@access(Permission.READ)
def show_here(asset_id: int) -> ResponseReturnValue:
    """The list and the week of a place; `deur=ja` leaves out what is not for everybody."""
    detail = asset_detail(asset_id, viewer())
    monday, door = asked_monday(request.args.get("week", "")), request.args.get("deur") == "ja"
    there = or_(PublishedAsset.asset_id == asset_id, and_(*meeting_at(asset_id)))
    whose = and_(visible_rows(viewer()), for_everybody()) if door else visible_rows(viewer())
    return render_template(
        "record/where/here.html",
        detail=detail,
        door=door,
        guests=guests_of(asset_id, viewer()),
        week=week_of(monday, whose, there),
        is_now=monday == this_monday(),
        previous=_step(asset_id, monday - WEEK, "Vorige week", door=door),
        following=_step(asset_id, monday + WEEK, "Volgende week", door=door),
        now=_step(asset_id, this_monday(), "Deze week", door=door),
    )


def _step(asset_id: int, monday: date, label: str, *, door: bool) -> Step | None:
    if not FIRST_YEAR <= monday.isocalendar().year <= LAST_YEAR:
        return None
    week = None if monday == this_monday() else week_name(monday)
    return Step(
        label=label,
        url=url_for("record.show_here", asset_id=asset_id, week=week, deur="ja" if door else None),
    )
