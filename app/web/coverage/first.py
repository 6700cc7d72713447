"""Waar eerst kijken? A list to talk about, with every factor beside it."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue

from app import clock
from app.exceptions import Invalid
from app.policy import Permission
from app.queries.areas.vintages import current_vintage
from app.queries.coverage.divisions import BUURTEN
from app.queries.coverage.first import lines
from app.queries.coverage.measures import MEASURES
from app.queries.coverage.overview import Coverage, coverage
from app.queries.record.filters import AssetFilter
from app.web.access import access
from app.web.coverage.blueprint import bp
from app.web.coverage.overview import tabs
from app.web.forms.days import past_day
from app.web.identity import viewer

SHOWN = 20
HEAVIEST = 10.0


@bp.get("/dekking/eerst")
@access(Permission.READ)
def first() -> ResponseReturnValue:
    """What chance can't explain first; what it can stands apart, folded away."""
    day = past_day(request.args.get("dag", ""), "dag")
    found = coverage(AssetFilter(), viewer(), BUURTEN, MEASURES["C2"], day=day)
    weights = asked_weights(found)
    made = lines(found, weights, viewer())
    return render_template(
        "coverage/first.html",
        found=found,
        clear=[line for line in made if line.is_clear][:SHOWN],
        unclear=[line for line in made if not line.is_clear][:SHOWN],
        day=day,
        today=clock.today(),
        may_search=viewer().may(Permission.SEE_QUESTIONS),
        weighted=any(weight != 1 for weight in weights.values()),
        weights=weights,
        heaviest=HEAVIEST,
        measure=MEASURES["C2"],
        vintage=current_vintage(),
        chosen=AssetFilter(),
        peopled=any(region.inhabitants for region in found.regions),
        pages=tabs("coverage.first"),
    )


def asked_weights(found: Coverage) -> dict[str, float]:
    """How much each theme counts."""
    return {theme: _weight(theme) for theme in found.themes}


def _weight(theme: str) -> float:
    """How much a theme counts, from 0 to 10; 1 when nobody said."""
    said = request.args.get(theme, "").strip().replace(",", ".")
    if not said:
        return 1.0
    try:
        weight = float(said)
    except ValueError:
        weight = -1.0
    if not 0 <= weight <= HEAVIEST:
        raise Invalid(
            {theme: "Een gewicht is een getal van 0 tot en met 10. Pas het aan en probeer het opnieuw."}
        )
    return weight
