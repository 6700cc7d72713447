"""Verzoeken: what other teams ask ours, and what ours asked."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue

from app.policy import Permission
from app.queries.partners.requests import PAGE_SIZE, list_requests
from app.web.access import access
from app.web.identity import viewer
from app.web.partners.blueprint import bp

TABS = {"aan-ons": "Aan ons team", "van-ons": "Van ons team"}
LAST_PAGE = 10_000


@bp.get("/verzoeken")
@access(Permission.RECORD)
def requests() -> ResponseReturnValue:
    """One of the two lists, what nobody answered on top."""
    tab = "van-ons" if request.args.get("toon") == "van-ons" else "aan-ons"
    number = min(max(request.args.get("pagina", 1, type=int), 1), LAST_PAGE)
    found, total = list_requests(viewer(), incoming=tab == "aan-ons", number=number)
    return render_template(
        "partners/requests/list.html",
        tab=tab,
        views=TABS,
        found=found,
        number=number,
        pages=max(1, -(-total // PAGE_SIZE)),
    )
