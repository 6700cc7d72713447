"""A page for each buurt, wijk and gemeente: what is there, who works there, what the figures say."""

from __future__ import annotations

from collections.abc import Mapping

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.models.areas import AreaLevel
from app.policy import Permission
from app.queries.areas.areas import AreaSummary, Surroundings, area_by_code, surroundings
from app.queries.areas.counts import counts
from app.queries.areas.figures import figures_of
from app.queries.areas.outlines import outlines
from app.queries.areas.teams import teams_of
from app.queries.areas.vintages import current_vintage
from app.queries.coverage.beside.judgements import Judged, judgements_of
from app.queries.partners.questions import questions_of_area
from app.queries.record.assets import list_page
from app.queries.record.catalogue import theme_labels
from app.queries.record.filters import AssetFilter
from app.web.access import access
from app.web.areas.blueprint import bp
from app.web.areas.picture import Picture, picture
from app.web.areas.wording import figure_lines, sources_of
from app.web.identity import viewer

SHOWN = 20
BELOW = {AreaLevel.GEMEENTE: AreaLevel.WIJK, AreaLevel.WIJK: AreaLevel.BUURT}


@bp.get("/buurten/<buurt_code:code>")
@access(Permission.READ)
def buurt(code: str) -> ResponseReturnValue:
    """The page of a buurt."""
    return _page(code)


@bp.get("/wijken/<wijk_code:code>")
@access(Permission.READ)
def wijk(code: str) -> ResponseReturnValue:
    """The page of a wijk, with its buurten."""
    return _page(code)


@bp.get("/gemeenten/<gemeente_code:code>")
@access(Permission.READ)
def gemeente(code: str) -> ResponseReturnValue:
    """The page of the gemeente, with its wijken."""
    return _page(code)


def address(area: AreaSummary) -> str:
    """Where the page of an area is."""
    return url_for(f"areas.{area.level}", code=area.code)


def _page(code: str) -> ResponseReturnValue:
    area = area_by_code(code)
    if area.code != code:
        return redirect(address(area))
    around = surroundings(area)
    chosen = _filter(area)
    lines = figure_lines(figures_of(area.id))
    return render_template(
        "areas/show.html",
        area=area,
        around=around,
        vintage=current_vintage(),
        figures=lines,
        may_see_questions=viewer().may(Permission.SEE_QUESTIONS),
        sources=sources_of(lines),
        teams=teams_of(area.id),
        judgements=judgements_of(Judged(code=code, name=area.name, area_id=area.id), viewer()),
        theme_labels=theme_labels(),
        questions=questions_of_area(area.id, viewer()) if area.level is not AreaLevel.GEMEENTE else (),
        found=list_page(chosen, viewer(), size=SHOWN),
        query=dict(chosen.parameters()),
        counts=_counts(around),
        picture=_picture(area),
        address=address,
    )


def _filter(area: AreaSummary) -> AssetFilter:
    """What the list shows for this area; the gemeente is everything."""
    if area.level is AreaLevel.BUURT:
        return AssetFilter(buurt=(area.code,))
    return AssetFilter(wijk=(area.code,)) if area.level is AreaLevel.WIJK else AssetFilter()


def _counts(around: Surroundings) -> Mapping[int, int]:
    """Of all areas at once, which is remembered; a buurt has none below it."""
    return counts(viewer()) if around.children else {}


def _picture(area: AreaSummary) -> Picture | None:
    below = BELOW.get(area.level)
    return picture(area.code, areas=outlines(area.level), parts=outlines(below) if below else None)
