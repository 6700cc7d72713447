"""All buurten by name, in their wijken: what we know something of, and that the rest is our work."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template, request
from flask.typing import ResponseReturnValue

from app.models.areas import AreaLevel
from app.models.sorting import sort_key
from app.policy import Permission
from app.queries.areas.areas import AreaSummary, current_areas
from app.queries.areas.counts import counts
from app.queries.areas.outlines import outlines
from app.queries.areas.vintages import current_vintage
from app.web.access import access
from app.web.areas.blueprint import bp
from app.web.areas.picture import picture
from app.web.areas.show import address
from app.web.coverage.overview import tabs
from app.web.identity import viewer

QUERY_LIMIT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class WijkBlock:
    """A wijk with those of its buurten that are shown."""

    wijk: AreaSummary
    buurten: tuple[AreaSummary, ...]


@bp.get("/buurten")
@access(Permission.READ)
def overview() -> ResponseReturnValue:
    """The gemeente with its wijken and buurten, alphabetical: never a ranking."""
    typed = " ".join(request.args.get("q", "").split())[:QUERY_LIMIT]
    areas = current_areas()
    numbers = counts(viewer())
    buurten = [area for area in areas if area.level is AreaLevel.BUURT]
    gemeente = next((area for area in areas if area.level is AreaLevel.GEMEENTE), None)
    return render_template(
        "areas/overview.html",
        gemeente=gemeente,
        vintage=current_vintage(),
        blocks=_blocks(areas, sort_key(typed)),
        typed=typed,
        counts=numbers,
        total=len(buurten),
        known=sum(1 for area in buurten if numbers.get(area.id)),
        picture=gemeente
        and picture(gemeente.code, areas=outlines(gemeente.level), parts=outlines(AreaLevel.WIJK)),
        address=address,
        pages=tabs("areas.overview"),
    )


def _blocks(areas: tuple[AreaSummary, ...], wanted: str) -> list[WijkBlock]:
    """The wijken whose name has the words in it, whole; of the others only the buurten that have them."""
    blocks = []
    for wijk in areas:
        if wijk.level is not AreaLevel.WIJK:
            continue
        whole = wanted in wijk.name_key
        buurten = tuple(
            area for area in areas if area.parent_id == wijk.id and (whole or wanted in area.name_key)
        )
        if whole or buurten:
            blocks.append(WijkBlock(wijk=wijk, buurten=buurten))
    return blocks
