"""What we know of each buurt, wijk or other part: one measure with its limits, state and definition."""

from __future__ import annotations

from datetime import date
from typing import Any

import orjson
from flask import Response, request

from app import clock
from app.api.answers import JSON, kept
from app.api.assets import INVENTED
from app.api.blueprint import bp
from app.api.parameters import asked_filter
from app.exceptions import Invalid
from app.policy import Permission
from app.queries.areas.vintages import current_vintage
from app.queries.coverage.beside.composition import composition
from app.queries.coverage.divisions import Division, division
from app.queries.coverage.facts import Who
from app.queries.coverage.measures import MEASURES, Measure, Value
from app.queries.coverage.overview import Coverage, coverage
from app.queries.coverage.reach import Reach
from app.queries.people.installation import is_demo
from app.queries.record.filters import AssetFilter
from app.queries.record.network.selection import ties_counted
from app.web.access import access
from app.web.coverage.overview import asked_reach
from app.web.forms.days import past_day
from app.web.identity import viewer

DEFAULT_MEASURE, DEFAULT_LEVEL = "C1", "buurt"


@bp.get("/coverage")
@access(Permission.READ)
def show_coverage() -> Response:
    """One measure of every part of a level or area set, for the records of a filter."""
    chosen = asked_filter("measure", "level", "as_of", "distance", "evening", "summer")
    measure = asked_measure()
    within = division(request.args.get("level", "").strip() or DEFAULT_LEVEL)
    day = past_day(request.args.get("as_of", ""), "as_of") or clock.today()
    reach = asked_reach("distance", "evening", "summer")
    ties = ties_counted() if measure.code == "C5" else ""
    about = (chosen.query_string(), measure.code, within.key, day.isoformat(), str(reach), ties)
    return kept(lambda: _answer(chosen, measure, within, day, reach), *about)


def asked_measure() -> Measure:
    """`measure`, C1 when it isn't given."""
    code = request.args.get("measure", "").strip() or DEFAULT_MEASURE
    if code not in MEASURES:
        raise Invalid({"measure": f"Bij ‘measure’ kan dit niet: kies {', '.join(MEASURES)}."})
    return MEASURES[code]


def _answer(chosen: AssetFilter, measure: Measure, within: Division, day: date, reach: Reach) -> Response:
    # The usual rate stands in every answer, whatever the measure.
    found = coverage(chosen, viewer(), within, measure, day=day, reach=reach, also=frozenset({"C2"}))
    theme = chosen.theme[0] if len(chosen.theme) == 1 else ""
    vintage = current_vintage()
    said: dict[str, Any] = {
        "measure": measure.code,
        "definition_version": measure.version,
        "definition": measure.explained,
        "unit": measure.unit,
        "level": within.key,
        "as_of": day,
        "vintage": vintage.year if vintage else None,
        "municipal_rate": found.usual.municipal_rate,
        "areas": [_area(one, found, theme) for one in found.values],
    }
    if measure.code == "C9":
        said["areas"] = _with_people(said["areas"], found)
    if is_demo():
        said["notice"] = INVENTED
    return Response(orjson.dumps(said), content_type=JSON)


def _with_people(areas: list[dict[str, Any]], found: Coverage) -> list[dict[str, Any]]:
    """Each with for whom its records are, and beside that, never in it, who live there."""
    lives = composition(found.within)
    told = []
    for area, one in zip(areas, found.values, strict=True):
        for_whom, people = found.of(one.region).who or Who(), lives.get(one.region.id)
        told.append(
            area
            | {
                "audiences": dict(for_whom.audiences),
                "languages": dict(for_whom.languages),
                "for_anybody": for_whom.anybody,
                "composition": dict(people.percents) if people else {},
                "composition_year": people.year if people else None,
            }
        )
    return told


def _area(one: Value, found: Coverage, theme: str) -> dict[str, Any]:
    state = found.of(one.region).cell(theme).state if theme else one.state
    return {
        "code": one.region.code,
        "name": one.region.name,
        "value": one.value,
        "low": one.low,
        "high": one.high,
        "n": one.n,
        "population": one.region.inhabitants,
        "state": state,
        "flags": list(one.flags),
    }
