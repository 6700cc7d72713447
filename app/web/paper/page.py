"""/papier: everything that can be printed, and for whom."""

from __future__ import annotations

from flask import render_template, request

from app.policy import Permission
from app.queries.areas.areas import area_options
from app.queries.record.places import team_buurten
from app.queries.residents.opened import list_is_open
from app.web.access import access
from app.web.identity import viewer
from app.web.paper.blueprint import bp


@bp.get("/papier")
@access(Permission.READ)
def overview() -> str:
    """Each document with what it asks first; `buurt` chooses one beforehand."""
    own = team_buurten(viewer())
    known = {buurt.code for wijk in area_options() for buurt in wijk.buurten}
    typed = request.args.get("buurt", "")
    asked = typed if typed in known else ""
    return render_template(
        "paper/overview.html",
        wijken=area_options(),
        own=own,
        list_is_open=list_is_open(),
        asked=asked or (own[0].code if len(own) == 1 else ""),
    )
