"""Deze buurt in één pagina, as a page and as PDF."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import clock
from app.audit import write_read
from app.documents.buurt import buurt_sheet, told
from app.models.areas import AreaLevel
from app.policy import Permission
from app.queries.areas.areas import AreaSummary, area_by_code
from app.queries.areas.figures import figures_of
from app.queries.areas.rings import rd_rings
from app.queries.areas.vintages import current_vintage
from app.queries.paper.buurt import BuurtPage, buurt_page
from app.queries.people.installation import is_demo
from app.queries.record.parts.shown import roles_of
from app.rhythms.dutch import joined
from app.web.access import access
from app.web.areas.wording import figure_lines
from app.web.identity import viewer
from app.web.paper.answer import document
from app.web.paper.blueprint import bp
from app.web.transaction import log_before_it_leaves
from geodata.drawing import Drawing, Layer, draw

WIDTH, HEIGHT = 86.0, 56.0
FIGURES = 6


@bp.get("/buurten/<buurt_code:code>/pagina")
@access(Permission.SEE_QUESTIONS)
def buurt(code: str) -> ResponseReturnValue:
    """The page to read first; with `naar=ja` also for whom to ask, as far as she may know."""
    area = area_by_code(code)
    if area.code != code:
        return redirect(url_for("paper.buurt", code=area.code))
    page = buurt_page(area.id, area.code, viewer())
    return render_template(
        "paper/buurt.html",
        area=area,
        parts=_parts(area, page),
        **_whom(page, told=request.args.get("naar") == "ja"),
        today=clock.today(),
    )


@bp.get("/buurten/<buurt_code:code>/pagina.pdf")
@access(Permission.SEE_QUESTIONS)
def print_buurt(code: str) -> ResponseReturnValue:
    """The same on paper, with a map."""
    area = area_by_code(code)
    page, vintage = buurt_page(area.id, area.code, viewer()), current_vintage()
    made = buurt_sheet(
        area.name,
        _parts(area, page),
        _drawing(area.code, page),
        day=clock.today(),
        vintage=vintage.name if vintage else "",
        invented=is_demo(),
    )
    return document(made, area.name, "in een pagina")


def _parts(area: AreaSummary, page: BuurtPage) -> list[dict[str, Any]]:
    lines = figure_lines(figures_of(area.id))[:FIGURES]
    figures = [(line.label, line.value, f"{line.year}, {line.source}") for line in lines]
    return told(page, figures, day=clock.today())


def _whom(page: BuurtPage, *, told: bool) -> dict[str, Any]:
    """For whom to ask at each of what to visit first, by role; '' where there is none that she may see.

    A private field stands on a record's own page. Here it is told to who asks for it, and then written down
    like every read of a contact: opening the page reads nothing. Never on paper.
    """
    roles = roles_of([one.id for one in page.first], viewer())
    if told:
        for asset_id in roles:
            log_before_it_leaves(partial(write_read, asset_id, viewer(), ("contact",)))
    asked_for = [joined(roles.get(one.id, ())) if told else "" for one in page.first]
    return {"asked_for": asked_for, "may_ask": bool(roles) and not told}


def _drawing(code: str, page: BuurtPage) -> Drawing | None:
    """The buurt among its neighbours, with the places where they are shown to colleagues."""
    level = rd_rings(AreaLevel.BUURT)
    own = level.get(code)
    if own is None:
        return None
    around = Layer(
        areas=[rings for one, rings in level.items() if one != code],
        fill="#f6f5f0",
        line="#c9cdc3",
        stroke=0.2,
    )
    itself = Layer(areas=[own], fill="#bddacb", line="#18211f", stroke=0.5)
    points = [one.location for one in (*page.groups, *page.places) if one.location]
    return draw([around, itself], own, width=WIDTH, height=HEIGHT, points=points)
