"""Take the network along: its records, or the ties between them, as CSV for a program that draws graphs."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from flask import Response, request, send_file
from flask.typing import ResponseReturnValue

from app import clock, labels
from app.exceptions import Invalid
from app.exports.csv_file import write_table
from app.exports.tables import Table
from app.policy import Permission
from app.queries.people.installation import is_demo
from app.queries.record.exporting.rows import Column
from app.queries.record.network.selection import Network, network_of
from app.web.access import access
from app.web.identity import viewer
from app.web.presentation.tables import FORMAT, taken_along
from app.web.record.blueprint import bp
from app.web.record.network.page import asked_selection, roles_of

Lines = Iterator[Sequence[Any]]
NODES = (
    Column("id", is_text=False),
    Column("naam"),
    Column("soort"),
    Column("buurt"),
    Column("verbonden_met", is_text=False),
    Column("rol"),
    Column("in_de_keuze"),
)
EDGES = (
    Column("van_id", is_text=False),
    Column("van"),
    Column("verbinding"),
    Column("naar_id", is_text=False),
    Column("naar"),
    Column("sinds", is_text=False),
    Column("klopte_nog_op", is_text=False),
    Column("lang_niet_gecheckt"),
)
COUNTED = (
    "Open verbindingen tussen wat de maker mag zien; een brug, een spil en nog los gelden binnen de keuze."
)


@bp.get("/netwerk/download")
@access(Permission.READ)
def download_network() -> ResponseReturnValue:
    """What the page shows: `wat=knopen` are the records, `wat=verbindingen` the ties; `format` for more."""
    what = request.args.get("wat", "")
    if what not in FILES:
        raise Invalid({"wat": f"Kies wat je wilt hebben: {' of '.join(FILES)}."})
    chosen, around = asked_selection()
    columns, lines = FILES[what]
    rows = lines(network_of(chosen, viewer(), around=around))
    if request.args.get(FORMAT):
        title = f"Netwerk: {what}"
        return taken_along(
            Table(key=f"netwerk_{what}", title=title, columns=columns, rows=list(rows), counted=COUNTED)
        )
    # Without more a file that programs for graphs read as it is: nothing stands above its headings.
    target = io.BytesIO()
    write_table(columns, rows, target, is_demo=is_demo())
    target.seek(0)
    name = f"netwerk-{what}-{clock.today().isoformat()}.csv"
    response: Response = send_file(target, mimetype="text/csv", as_attachment=True, download_name=name)
    response.cache_control.no_store = True
    return response


def _nodes(network: Network) -> Lines:
    for node in network.nodes:
        yield (
            node.id,
            node.name,
            labels.KINDS[node.kind],
            node.buurt_name or "",
            network.measures.degrees[node.id],
            ", ".join(roles_of(network, node)),
            "ja" if node.chosen else "nee",
        )


def _edges(network: Network) -> Lines:
    names = {node.id: node.name for node in network.nodes}
    for edge in network.edges:
        yield (
            edge.from_id,
            names[edge.from_id],
            labels.RELATIONS[edge.type].lower(),
            edge.to_id,
            names[edge.to_id],
            edge.since,
            edge.confirmed_on,
            "ja" if edge.is_faint else "nee",
        )


FILES: dict[str, tuple[Sequence[Column], Callable[[Network], Lines]]] = {
    "knopen": (NODES, _nodes),
    "verbindingen": (EDGES, _edges),
}
