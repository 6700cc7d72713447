"""/openbaar: all buurten, what there is in one, and one thing; each the same for whoever asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask import Response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app import clock, labels
from app.models.areas import AreaLevel
from app.policy import Permission
from app.queries.areas.areas import area_by_code, current_areas, surroundings
from app.queries.areas.outlines import outlines
from app.queries.areas.teams import teams_of
from app.queries.areas.vintages import current_vintage
from app.queries.paper.posted import MOST, Posted
from app.queries.record.catalogue import audience_labels, theme_labels, themes
from app.queries.residents.listed import everywhere, for_residents, going_on_by_area, in_buurt
from app.queries.residents.opened import require_open_list
from app.web.access import access
from app.web.areas.picture import Picture, picture
from app.web.residents.answer import for_everybody
from app.web.residents.blueprint import bp


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody would ask, with what there is for it; `anchor` names its place on the page."""

    anchor: str
    question: str
    records: tuple[Posted, ...]


@bp.get("/openbaar")
@access(Permission.OPEN)
def overview() -> Response:
    """All buurten in their wijken, and what is there for all of them."""
    return for_everybody(_overview)


@bp.get("/openbaar/buurten/<buurt_code:code>")
@access(Permission.OPEN)
def buurt(code: str) -> ResponseReturnValue:
    """What there is in a buurt, by what somebody would ask."""
    require_open_list()
    area = area_by_code(code)
    if area.code != code:
        return redirect(url_for("residents.buurt", code=area.code))
    return for_everybody(lambda: _buurt(code))


@bp.get("/openbaar/buurtkrachten/<int:asset_id>")
@access(Permission.OPEN)
def record(asset_id: int) -> Response:
    """What it is, when, for whom and about where."""
    return for_everybody(lambda: _record(asset_id))


def by_question(records: Iterable[Posted]) -> tuple[Asked, ...]:
    """The records under each of their themes, in the order of the themes; one without comes last."""
    found = tuple(records)
    known = themes()
    asked = [
        Asked(
            anchor=code,
            question=labels.ASKED_BY_THEME.get(code, f"{label}?"),
            records=tuple(one for one in found if code in one.themes),
        )
        for code, label in known.items()
    ]
    rest = tuple(one for one in found if not any(theme in known for theme in one.themes))
    return tuple(
        one for one in (*asked, Asked(anchor="overig", question="Iets anders?", records=rest)) if one.records
    )


def _overview() -> str:
    areas, numbers = current_areas(), going_on_by_area()
    wijken = [area for area in areas if area.level is AreaLevel.WIJK]
    return render_template(
        "residents/overview.html",
        gemeente=next((area for area in areas if area.level is AreaLevel.GEMEENTE), None),
        blocks=[(wijk, [area for area in areas if area.parent_id == wijk.id]) for wijk in wijken],
        counts=numbers,
        asked=by_question(everywhere()),
        today=clock.today(),
    )


def _buurt(code: str) -> str:
    area = area_by_code(code)
    records, around = in_buurt(code), surroundings(area)
    return render_template(
        "residents/buurt.html",
        area=area,
        wijk=around.trail[-1] if around.trail else None,
        asked=by_question(records),
        total=len(records),
        is_full=len(records) == MOST,
        team=next((team.name for team in teams_of(area.id) if team.leads), ""),
        picture=_picture(code, (one.place for one in records)),
        vintage=current_vintage(),
        today=clock.today(),
    )


def _record(asset_id: int) -> str:
    found = for_residents(asset_id)
    return render_template(
        "residents/record.html",
        record=found,
        access=[word for name, word in labels.ACCESS.items() if getattr(found, name)],
        lacks=[word.lower() for name, word in labels.ACCESS.items() if getattr(found, name) is False],
        labels=labels,
        themes=theme_labels(),
        audiences=audience_labels(),
        picture=_picture(found.buurt_code, (found.place,)) if found.place else None,
        vintage=current_vintage(),
        today=clock.today(),
    )


def _picture(code: str, places: Iterable[tuple[float, float] | None]) -> Picture | None:
    """The buurt among its neighbours, with a point for each place; None when there are no outlines."""
    points = [place for place in places if place is not None]
    return picture(code, areas=outlines(AreaLevel.BUURT), points=points)
