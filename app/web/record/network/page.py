"""The network of a choice as a table and a picture: who could introduce you, and what if one stops."""

from __future__ import annotations

from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import labels
from app.models.record import Kind
from app.policy import Permission
from app.queries.record.assets import Page
from app.queries.record.filtering.parsing import parse_filter
from app.queries.record.filters import AssetFilter
from app.queries.record.loosening import loosened
from app.queries.record.network.selection import Network, Node, network_of
from app.queries.record.network.stopping import when_stopping
from app.queries.record.options import filter_options
from app.web.access import access
from app.web.identity import viewer
from app.web.people.forms import number
from app.web.presentation.formatting import GLYPHS
from app.web.presentation.tables import FORMAT
from app.web.record.blueprint import bp
from app.web.record.map.page import views
from app.web.record.searching.telling import told

PARAMETERS = ("rond", "zonder", "part")
PARTS = {"results": "record/network/_found.html", "stopping": "record/network/_stopping.html"}
NOTHING = Page(rows=(), total=0, number=1)


@bp.get("/netwerk")
@access(Permission.READ)
def show_network() -> ResponseReturnValue:
    """The network of a filter, or `rond` one record; `zonder` says which one is chosen.

    `part` is for the page itself: `results` when a choice changes, `stopping` when another one is chosen.
    """
    chosen, around = asked_selection()
    network = network_of(chosen, viewer(), around=around)
    options = filter_options(viewer())
    return render_template(
        PARTS.get(request.args.get("part", ""), "record/network/page.html"),
        chosen=chosen,
        options=options,
        views=views(chosen, current="network"),
        network=network,
        around=network.node(around),
        stopping=when_stopping(network, number(request.args.get("zonder"))),
        picture=picture(network),
        query=chosen.query_string(rond=around),
        page=NOTHING,
        loosened=() if network.nodes else loosened(options.choices(chosen), viewer()),
        told=told(chosen),
    )


def asked_selection() -> tuple[AssetFilter, int | None]:
    """The filter and the record in the middle; every kind is as good as none."""
    chosen = parse_filter(request.args, also=(*PARAMETERS, "wat", FORMAT))
    if set(chosen.kind) == set(Kind):
        chosen = chosen.without("kind")
    return chosen, number(request.args.get("rond"))


def roles_of(network: Network, node: Node) -> list[str]:
    """What a node is in its network, in words."""
    measures = network.measures
    words = {"spil": measures.hubs, "brug": measures.bridges, "nog los": measures.alone}
    return [word for word, nodes in words.items() if node.id in nodes]


@bp.app_template_global()
def network_roles(network: Network, node: Node) -> list[str]:
    """The same for a template."""
    return roles_of(network, node)


@bp.app_template_global()
def network_address(query: str, **more: object) -> str:
    """The address of a network with something more in it."""
    extra = "&".join(f"{name}={value}" for name, value in more.items())
    tail = "&".join(part for part in (query, extra) if part)
    return url_for("record.show_network") + (f"?{tail}" if tail else "")


def picture(network: Network) -> dict[str, Any]:
    """What the script draws: nodes with their shown place in metres (RD New) and degrees, and the ties."""
    measures = network.measures
    return {
        "nodes": [
            {
                "id": node.id,
                "name": node.name,
                "kind": node.kind,
                "state": GLYPHS[node.freshness],
                "place": node.location,
                "lon": node.lon,
                "lat": node.lat,
                "precision": node.precision,
                "degree": measures.degrees[node.id],
                "bridge": node.id in measures.bridges,
                "hub": node.id in measures.hubs,
            }
            for node in network.tied
        ],
        "edges": [
            {
                "id": edge.id,
                "from": edge.from_id,
                "to": edge.to_id,
                "faint": edge.is_faint,
                "words": labels.RELATIONS[edge.type].lower(),
            }
            for edge in network.edges
        ],
    }
