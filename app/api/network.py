"""Who does something with whom: nodes, edges and what they say of each other."""

from __future__ import annotations

from typing import Any

import orjson
from flask import Response, url_for

from app.api.answers import JSON, kept
from app.api.assets import INVENTED
from app.api.blueprint import bp
from app.api.parameters import asked_in_area
from app.policy import Permission
from app.queries.people.installation import is_demo
from app.queries.record.filters import AssetFilter
from app.queries.record.network.selection import Edge, Network, Node, network_of, ties_counted
from app.web.access import access
from app.web.identity import viewer


@bp.get("/network")
@access(Permission.READ)
def show_network() -> Response:
    """The network of a filter, such as that of one `area`."""
    chosen = asked_in_area()
    return kept(lambda: _answer(chosen), chosen.query_string(), ties_counted())


def _answer(chosen: AssetFilter) -> Response:
    network = network_of(chosen, viewer())
    measures = network.measures
    said: dict[str, Any] = {
        "nodes": [_node(node, network) for node in network.nodes],
        "edges": [_edge(edge) for edge in network.edges],
        "measures": {
            "nodes": len(network.nodes),
            "edges": len(network.edges),
            "parts": measures.parts,
            "largest": measures.largest,
            "bridges": len(measures.bridges),
            "hubs": len(measures.hubs),
            "alone": len(measures.alone),
        },
        "left_out": network.left_out,
    }
    if is_demo():
        said["notice"] = INVENTED
    return Response(orjson.dumps(said), content_type=JSON)


def _node(node: Node, network: Network) -> dict[str, Any]:
    measures = network.measures
    return {
        "id": node.id,
        "name": node.name,
        "kind": node.kind,
        "lon": node.lon,
        "lat": node.lat,
        "precision": node.precision,
        "chosen": node.chosen,
        "degree": measures.degrees[node.id],
        "bridge": node.id in measures.bridges,
        "hub": node.id in measures.hubs,
        "alone": node.id in measures.alone,
        "url": url_for("record.show", asset_id=node.id),
    }


def _edge(edge: Edge) -> dict[str, Any]:
    return {
        "id": edge.id,
        "from": edge.from_id,
        "to": edge.to_id,
        "type": edge.type,
        "since": edge.since,
        "confirmed_on": edge.confirmed_on,
        "faint": edge.is_faint,
    }
