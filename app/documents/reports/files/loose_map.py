"""The map of a report as one file that opens anywhere and asks nobody for anything."""

from __future__ import annotations

from typing import Any

import orjson
from flask import current_app

from app.documents.reports.contents import Contents
from app.documents.reports.drawing import STATE_LOOKS
from app.exports.about import INVENTED
from app.exports.standing_alone import inside
from app.maps.extent import NETHERLANDS
from app.maps.rendered import report_parts
from app.models.areas import AreaLevel
from app.queries.areas.outlines import outlines
from app.queries.coverage.facts import STATE_WORDS
from app.queries.reports.gathering import Gathered
from app.rhythms.dutch import day_words

STYLES = (
    "css/tokens.css",
    "css/pages/leaflet.css",
    "css/pages/map_layers.css",
    "standalone/map.css",
    "standalone/report.css",
)
CODE = "standalone/report.js"


def report_map(found: Gathered, contents: Contents, number: int, *, invented: bool) -> bytes:
    """A page with the four states on a map and the same in a table; equal bytes for equal data."""
    parts = report_parts(NETHERLANDS)
    page = current_app.jinja_env.get_template("reports/map.html").render(
        parts=parts,
        number=number,
        period=contents.period,
        stand=f"stand {day_words(found.stand)}",
        invented=INVENTED if invented else "",
        caution=contents.caution,
        attribution=found.vintage.credit,
        legend=[{"state": state.value, "words": look.words} for state, look in STATE_LOOKS.items()],
        rows=list(_parts(found).values()),
        data=_data(found),
        styles=inside(*(f"library/{path}" for path in parts.styles), *STYLES),
        scripts=[inside(f"library/{path}") for path in parts.scripts] + [inside(CODE)],
    )
    return page.encode()


def _parts(found: Gathered) -> dict[int, dict[str, Any]]:
    told = {}
    for region in found.parts.regions:
        known = found.parts.of(region)
        told[region.id] = {
            "name": region.name,
            "state": known.state.value,
            "words": STATE_WORDS[known.state],
            "fresh": known.fresh,
            "expired": known.expired,
        }
    return told


def _data(found: Gathered) -> dict[str, Any]:
    """The outlines of the buurten that take part, and what is known of the part in which each lies."""
    parts, document = _parts(found), orjson.loads(outlines(AreaLevel.BUURT).json)
    kept = [one for one in document["features"] if one["id"] in found.by_buurt]
    return {
        "areas": {"type": "FeatureCollection", "features": kept},
        "parts": {code: parts[region] for code, region in found.by_buurt.items()},
        "attribution": found.vintage.credit,
    }
