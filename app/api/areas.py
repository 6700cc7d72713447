"""Outlines of areas, and how many records each holds."""

from __future__ import annotations

import orjson
from flask import Response, request

from app.api.answers import GEOJSON, JSON, kept, takes_gzip
from app.api.blueprint import bp
from app.api.parameters import asked_filter, asked_level, refuse_others
from app.policy import Permission
from app.queries.areas.outlines import outlines
from app.queries.record.assets import counts_by_area
from app.web.access import access
from app.web.identity import viewer


@bp.get("/areas")
@access(Permission.READ)
def list_areas() -> Response:
    """The outlines of a level, packed once per load of boundaries; the same for every visitor."""
    refuse_others("level")
    document = outlines(asked_level())
    packed = takes_gzip()
    response = Response(document.gzipped if packed else document.json, content_type=GEOJSON)
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    response.vary.add("Accept-Encoding")
    response.set_etag(f"{document.etag}{'-gzip' if packed else ''}")
    return response.make_conditional(request)


@bp.get("/areas/counts")
@access(Permission.READ)
def count_by_area() -> Response:
    """How many records of a filter lie in each area of a level; areas without any are left out."""
    chosen = asked_filter("level")
    level = asked_level()

    def make() -> Response:
        counts = counts_by_area(chosen, viewer(), level=level)
        return Response(orjson.dumps({"level": level, "counts": counts}), content_type=JSON)

    return kept(make, chosen.query_string(), level)
