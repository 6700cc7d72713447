"""C5: how what is there hangs together, per part: ties, the largest whole, and who holds it together.

The graph of a part has its active records and their partners, also those elsewhere; a tie counts while it is
open and both ends are seen. Of another day: the ties that were written down by its end and not ended yet,
between what stood there then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import CTE, ColumnElement, or_, select

from app import clock
from app.database import database
from app.models.record import PublishedAsset, Relation, Status
from app.policy import Viewer, visible_rows
from app.queries.coverage.divisions import Division
from app.queries.coverage.facts import Ties, pairs_of
from app.queries.coverage.standing import rows_on
from app.queries.record.filters import AssetFilter
from app.queries.record.then.standing import at_once, standing, then


def tied(chosen: AssetFilter, viewer: Viewer, within: Division, day: date | None = None) -> dict[int, Ties]:
    """The ties of each part with a record by its id, now or at the end of a day, in two statements.

    Raises Invalid for a choice that can't be answered for another day.
    """
    day = None if day == clock.today() else day
    pairs = pairs_of(rows_on(day, chosen, viewer), within)
    of_part: dict[int, set[int]] = defaultdict(set)
    for part, asset_id in database.session.execute(select(pairs.c.region_id, pairs.c.asset_id)):
        of_part[part].add(asset_id)
    partners = _partners(viewer, day)
    return {part: _of(records, partners) for part, records in of_part.items()}


def _partners(viewer: Viewer, day: date | None) -> Mapping[int, set[int]]:
    ids = select(_seen(viewer, day).c.asset_id)
    found = select(Relation.from_id, Relation.to_id).where(
        *_open(day), Relation.from_id.in_(ids), Relation.to_id.in_(ids)
    )
    partners: dict[int, set[int]] = defaultdict(set)
    for one, other in database.session.execute(found):
        partners[one].add(other)
        partners[other].add(one)
    return partners


def _seen(viewer: Viewer, day: date | None) -> CTE:
    """What may hold a tie: wherever it lies, so also what moved since."""
    row = PublishedAsset
    if day is None:
        return select(row.asset_id).where(visible_rows(viewer), row.status == Status.ACTIVE).cte("seen")
    was_active = (*standing(day, AssetFilter(), viewer), then.status == Status.ACTIVE)
    return at_once(select(then.asset_id)).where(*was_active).cte("seen")


def _open(day: date | None) -> tuple[ColumnElement[bool], ...]:
    if day is None:
        return (Relation.until.is_(None),)
    return Relation.made_at < clock.end_of(day), or_(Relation.until.is_(None), Relation.until > day)


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
