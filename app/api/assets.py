"""Records for other programs (GeoJSON) and for our own map (columns, a ninth of the bytes)."""

from __future__ import annotations

import orjson
from flask import Response, url_for

from app.api.answers import GEOJSON, JSON, kept
from app.api.blueprint import bp
from app.api.parameters import asked_after, asked_filter, asked_limit, link_next, refuse_others
from app.policy import Permission
from app.queries.people.installation import is_demo
from app.queries.record.assets import Features, features, pins
from app.queries.record.detail import feature
from app.queries.record.filters import AssetFilter
from app.web.access import access
from app.web.identity import viewer

INVENTED = "Voorbeeldgegevens: alles is verzonnen."


@bp.get("/assets")
@access(Permission.READ)
def list_assets() -> Response:
    """A page of records in order of id, each with its shown place."""
    chosen = asked_filter("limit", "after")
    limit, after = asked_limit(), asked_after()

    def make() -> Response:
        found = features(chosen, viewer(), limit=limit, after=after)
        return _collection(found, chosen, limit)

    return kept(make, chosen.query_string(), limit, after)


@bp.get("/assets/<int:asset_id>")
@access(Permission.READ)
def show_asset(asset_id: int) -> Response:
    """One record; of one that became part of another the address of that one."""
    refuse_others()
    found = feature(asset_id, viewer())
    return kept(lambda: Response(found, content_type=GEOJSON), asset_id)


@bp.get("/pins")
@access(Permission.READ)
def list_pins() -> Response:
    """What the map draws: those with a shown place, as columns of equal length."""
    chosen = asked_filter()
    return kept(
        lambda: Response(pins(chosen, viewer()), content_type=JSON),
        chosen.query_string(),
    )


def _collection(found: Features, chosen: AssetFilter, limit: int) -> Response:
    """The fragments stand in the database as they go over the wire: nothing is parsed."""
    about: dict[str, object] = {"type": "FeatureCollection", "numberReturned": len(found.fragments)}
    response = Response(content_type=GEOJSON)
    if found.next_after is not None:
        query = chosen.query_string(limit=limit, after=found.next_after)
        address = f"{url_for('api.list_assets')}?{query}"
        response.headers["Link"] = link_next(address, GEOJSON)
        about["links"] = [{"rel": "next", "type": GEOJSON, "href": address}]
    if is_demo():
        about["notice"] = INVENTED
    head = orjson.dumps(about)[:-1].decode()
    response.set_data(f'{head},"features":[{",".join(found.fragments)}]}}')
    return response
