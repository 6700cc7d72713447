"""The map as one file that opens anywhere: all it needs lies inside, and it asks nobody for anything."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import orjson
from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from app import labels
from app.exports.about import INVENTED
from app.exports.standing_alone import inside
from app.maps.rendered import standalone_parts
from app.models.areas import AreaLevel
from app.policy import Permission
from app.queries.areas.outlines import outlines
from app.queries.record.exporting.pinned import PinnedRecord, pinned_records
from app.queries.record.extents import municipality_box
from app.queries.record.filtering.parsing import parse_filter
from app.web.access import access
from app.web.identity import viewer
from app.web.presentation.formatting import GLYPHS
from app.web.record.blueprint import bp
from app.web.record.downloading.download import about_choice
from app.web.record.map.parts import extent_of

STYLES = (
    "css/tokens.css",
    "css/pins.css",
    "css/pages/leaflet.css",
    "css/pages/map_layers.css",
    "standalone/map.css",
)
CODE = "standalone/map.js"
SHOWN = {
    "exact": "De precieze plek",
    "street": "De plek staat op straatniveau",
    "buurt": "Alleen de buurt staat op de kaart",
}


@bp.get("/kaart/download")
@access(Permission.READ)
def download_map() -> ResponseReturnValue:
    """The pins and outlines of the filter, as this visitor may see them."""
    chosen = parse_filter(request.args, also=("view", "pick", "sort"))
    pins, more = pinned_records(chosen, viewer())
    parts = standalone_parts(extent_of(municipality_box()))
    about = about_choice(chosen)
    page = render_template(
        "record/sharing/map.html",
        parts=parts,
        about=about,
        more=more,
        invented=INVENTED,
        data=_data(pins),
        styles=inside(*(f"library/{path}" for path in parts.styles), *STYLES),
        scripts=[inside(f"library/{path}") for path in parts.scripts] + [inside(CODE)],
    )
    response = Response(page, mimetype="text/html")
    response.headers["Content-Disposition"] = f"attachment; filename=kaart-{about.day.isoformat()}.html"
    response.cache_control.no_store = True
    return response


def _data(pins: tuple[PinnedRecord, ...]) -> dict[str, Any]:
    documents = {
        level.value: orjson.loads(outlines(level).json) for level in (AreaLevel.WIJK, AreaLevel.BUURT)
    }
    vintage = documents["buurt"]["vintage"]
    return {
        "areas": documents,
        "attribution": vintage["attribution"] if vintage else "",
        "pins": [_pin(pin) for pin in pins],
    }


def _pin(pin: PinnedRecord) -> dict[str, Any]:
    words = {
        "kindWord": labels.KINDS[pin.kind],  # type: ignore[index]
        "glyph": GLYPHS[pin.freshness],
        "state": labels.FRESHNESS[pin.freshness],
        "place": SHOWN.get(pin.precision, ""),
    }
    return asdict(pin) | words
