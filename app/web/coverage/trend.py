"""Verloop: how a measure went over the last quarters, a small picture per part, all on one scale."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template, request
from flask.typing import ResponseReturnValue

from app import clock, labels
from app.models.areas import AreaLevel
from app.policy import Permission
from app.queries.areas.vintages import current_vintage
from app.queries.coverage.beside.trend import Line, Trend, trend
from app.queries.coverage.divisions import division, divisions
from app.queries.coverage.measures import MEASURES
from app.queries.record.catalogue import audiences, themes
from app.queries.record.filtering.parsing import parse_filter
from app.rhythms.dutch import day_words
from app.web.access import access
from app.web.coverage.blueprint import bp
from app.web.coverage.overview import asked_measure, tabs
from app.web.identity import viewer

WIDTH, HEIGHT, EDGE = 168, 64, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A line in pieces: points of each, as SVG wants them, and where the last known value stands."""

    line: Line
    pieces: tuple[str, ...]
    last: tuple[float, float] | None


@bp.get("/dekking/verloop")
@access(Permission.READ)
def show_trend() -> ResponseReturnValue:
    """`maat` is the measure, `indeling` the parts; the filter as on the first page."""
    chosen = parse_filter(request.args, also=("maat", "indeling"))
    measure = asked_measure()
    within = division(request.args.get("indeling", "") or AreaLevel.WIJK)
    found = trend(chosen, viewer(), within, measure)
    return render_template(
        "coverage/trend.html",
        measure_names=[(code, one.name) for code, one in MEASURES.items()],
        division_names=[(one.key, one.name) for one in divisions()],
        day_columns=[(day_words(day), "number") for day in found.days],
        themes=themes(),
        audiences=audiences(),
        labels=labels,
        chosen=chosen,
        today=clock.today(),
        measure=measure,
        within=within,
        found=found,
        drawn=[draw(line, found) for line in found.lines],
        breaks=[_across(place, found) for place in found.breaks],
        size=(WIDTH, HEIGHT),
        vintage=current_vintage(),
        pages=tabs("coverage.show_trend"),
    )


def draw(line: Line, found: Trend) -> Drawn:
    """Where nothing can be said the line has a gap: nothing is not nought."""
    points = [
        None if value is None else (_across(place, found), _down(value, found.top))
        for place, value in enumerate(line.values)
    ]
    pieces: list[list[tuple[float, float]]] = [[]]
    for point in points:
        if point is None:
            pieces.append([])
        else:
            pieces[-1].append(point)
    known = [point for point in points if point is not None]
    return Drawn(
        line=line,
        pieces=tuple(" ".join(f"{x:.1f},{y:.1f}" for x, y in piece) for piece in pieces if len(piece) > 1),
        last=known[-1] if known else None,
    )


def _across(place: int, found: Trend) -> float:
    return EDGE + place * (WIDTH - 2 * EDGE) / (len(found.days) - 1)


def _down(value: float, top: float) -> float:
    return HEIGHT - EDGE - (value / top if top else 0) * (HEIGHT - 2 * EDGE)
