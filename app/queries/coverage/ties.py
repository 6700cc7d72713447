"""C5: how what is there hangs together, per part: ties, the largest whole, and who holds it together.

The graph of a part has its active records and their partners, also those elsewhere; a tie counts while it is
open and both ends are seen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import select

from app.database import database
from app.models.record import PublishedAsset, Relation, Status
from app.policy import Viewer, visible_rows
from app.queries.coverage.divisions import Division
from app.queries.coverage.facts import Ties, pairs_of
from app.queries.coverage.standing import rows_on
from app.queries.record.filters import AssetFilter


def tied(chosen: AssetFilter, viewer: Viewer, within: Division) -> dict[int, Ties]:
    """The ties of each part with a record by its id, in two statements."""
    pairs = pairs_of(rows_on(None, chosen, viewer), within)
    of_part: dict[int, set[int]] = defaultdict(set)
    for part, asset_id in database.session.execute(select(pairs.c.region_id, pairs.c.asset_id)):
        of_part[part].add(asset_id)
    partners = _partners(viewer)
    return {part: _of(records, partners) for part, records in of_part.items()}


def _partners(viewer: Viewer) -> Mapping[int, set[int]]:
    row = PublishedAsset
    seen = select(row.asset_id).where(visible_rows(viewer), row.status == Status.ACTIVE).cte("seen")
    ids = select(seen.c.asset_id)
    found = select(Relation.from_id, Relation.to_id).where(
        Relation.until.is_(None), Relation.from_id.in_(ids), Relation.to_id.in_(ids)
    )
    partners: dict[int, set[int]] = defaultdict(set)
    for one, other in database.session.execute(found):
        partners[one].add(other)
        partners[other].add(one)
    return partners


def _of(records: set[int], partners: Mapping[int, Iterable[int]]) -> Ties:
    import networkx as nx  # noqa: PLC0415 (heavy, and seldom wanted)

    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(records)
    graph.add_edges_from((one, other) for one in records for other in partners.get(one, ()))
    largest = max((len(records & whole) for whole in nx.connected_components(graph)), default=0)
    return Ties(
        records=len(records),
        per_record=graph.number_of_edges() / len(records),
        together=largest / len(records),
        bridges=sum(one in records for one in nx.articulation_points(graph)),
    )
