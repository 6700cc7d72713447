"""The network of a choice: what fits it, its partners, and the ties between them that the visitor sees.

Everything comes from the published rows, and a tie is there only when both its ends are; so no node, number
or file can tell that a hidden record exists. Seven statements at most, however many nodes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, select, union_all
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.elements import ColumnElement

from app.database import database
from app.exceptions import NotFound
from app.models.areas import Area
from app.models.record import Kind, Precision, PublishedAsset, Relation, RelationType, Status, Visibility
from app.policy import Permission, Viewer, visible_rows
from app.queries.record.filtering.counting import count_shown
from app.queries.record.filters import AssetFilter, conditions, count_published, freshness
from app.queries.record.network.measures import Measures, measure
from app.queries.record.ties.relations import is_faint

MOST = 300
"""More nodes nobody can read; those with most ties come first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A record in the network; `location` is its shown place (RD New), `chosen` False for a partner.

    `mine`: a team of the visitor keeps it, so she may tie it to others.
    """

    id: int
    name: str
    kind: Kind
    freshness: str
    visibility: Visibility
    buurt_name: str | None
    whole_municipality: bool
    location: tuple[float, float] | None
    lon: float | None
    lat: float | None
    precision: Precision
    chosen: bool
    mine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """An open tie between two nodes, read from the first to the second."""

    id: int
    from_id: int
    to_id: int
    type: RelationType
    since: date | None
    confirmed_on: date

    @property
    def is_faint(self) -> bool:
        """Whether nobody confirmed it for a year."""
        return is_faint(self.confirmed_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Nodes by number of ties and name, their edges, and how many nodes there was no room for."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    measures: Measures
    left_out: int

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """The ends of each edge."""
        return [(edge.from_id, edge.to_id) for edge in self.edges]

    @property
    def tied(self) -> tuple[Node, ...]:
        """The nodes with a tie."""
        return tuple(node for node in self.nodes if node.id not in self.measures.alone)

    @property
    def loose(self) -> tuple[Node, ...]:
        """The nodes without one, by name."""
        return tuple(node for node in self.nodes if node.id in self.measures.alone)

    def node(self, node_id: int | None) -> Node | None:
        """The node with this id, None when it isn't there."""
        return next((node for node in self.nodes if node.id == node_id), None)


def network_of(chosen: AssetFilter, viewer: Viewer, *, around: int | None = None) -> Network:
    """The records of a filter with their partners; or what lies within two ties `around` a record.

    Raises NotFound for a record that the visitor doesn't see.
    """
    if around is None:
        ids, total = _most_tied(chosen, viewer)
        partners = _partners(ids, chosen, viewer) if total <= MOST else []
    else:
        ids, partners = _within_two(around, chosen, viewer)
        total = len(ids)
    kept = [*ids, *partners][:MOST]
    edges = _edges(kept)
    measures = measure(kept, [(edge.from_id, edge.to_id) for edge in edges])
    return Network(
        nodes=_nodes(kept, frozenset(ids), measures, viewer),
        edges=edges,
        measures=measures,
        left_out=total + len(partners) - len(kept),
    )


def ties_counted() -> str:
    """Another text after every change of any tie: each makes a row or raises a version."""
    found = database.session.execute(select(func.count(), func.sum(Relation.version))).one()
    return f"{found[0]}-{found[1]}"


def _most_tied(chosen: AssetFilter, viewer: Viewer) -> tuple[list[int], int]:
    """The records of a filter with most ties first, as many as there is room for, and how many there are."""
    row, fits = PublishedAsset, conditions(chosen, viewer)
    ids = _tied(fits, viewer)
    if len(ids) < MOST:
        by_name = (
            select(row.asset_id)
            .where(*fits, row.asset_id.not_in(ids))
            .order_by(row.name_key, row.asset_id)
            .limit(MOST - len(ids))
        )
        ids += database.session.scalars(by_name)
    return ids, count_shown(chosen, viewer) if len(ids) == MOST else len(ids)


def _tied(fits: Iterable[ColumnElement[bool]], viewer: Viewer) -> list[int]:
    """Of the records that fit those with a tie to one that the visitor sees, at most MOST by ties."""
    row = PublishedAsset
    seen = select(row.asset_id.label("id")).where(visible_rows(viewer)).subquery("seen")
    ends = union_all(
        select(Relation.from_id.label("id"), Relation.to_id.label("other")).where(Relation.until.is_(None)),
        select(Relation.to_id.label("id"), Relation.from_id.label("other")).where(Relation.until.is_(None)),
    ).subquery("ends")
    found = (
        select(row.asset_id)
        .join(ends, ends.c.id == row.asset_id)
        .join(seen, seen.c.id == ends.c.other)
        .where(*fits)
        .group_by(row.asset_id, row.name_key)
        .order_by(func.count().desc(), row.name_key, row.asset_id)
        .limit(MOST)
    )
    return list(database.session.scalars(found))


def _partners(ids: Collection[int], chosen: AssetFilter, viewer: Viewer) -> list[int]:
    """The other ends of the ties of some records, those with most of these ties first."""
    if not ids:
        return []
    other = union_all(
        _across(ids, Relation.from_id, Relation.to_id), _across(ids, Relation.to_id, Relation.from_id)
    )
    ends, row = other.subquery(), PublishedAsset
    there = [visible_rows(viewer)] if chosen.stopped else [visible_rows(viewer), row.status != Status.STOPPED]
    found = (
        select(row.asset_id)
        .join(ends, ends.c.id == row.asset_id)
        .where(*there, row.asset_id.not_in(ids))
        .group_by(row.asset_id)
        .order_by(func.count().desc(), row.asset_id)
    )
    return list(database.session.scalars(found))


def _across(
    ids: Collection[int], here: InstrumentedAttribute[int], there: InstrumentedAttribute[int]
) -> Select[int]:
    return select(there.label("id")).where(Relation.until.is_(None), here.in_(ids))


def _within_two(around: int, chosen: AssetFilter, viewer: Viewer) -> tuple[list[int], list[int]]:
    """What fits the filter among the record, its partners and theirs, and what lies on the way there."""
    row = PublishedAsset
    if not count_published(visible_rows(viewer), row.asset_id == around):
        raise NotFound
    first = _partners([around], chosen, viewer)
    second = _partners([around, *first], chosen, viewer)
    reach = [around, *first, *second]
    fits = set(
        database.session.scalars(
            select(row.asset_id).where(*conditions(chosen, viewer), row.asset_id.in_(reach))
        )
    )
    far = [asset_id for asset_id in second if asset_id in fits]
    ways = {around, *_partners(far, chosen, viewer)} - fits
    return [one for one in reach if one in fits], [one for one in (around, *first) if one in ways]


def _nodes(
    ids: Collection[int], chosen: frozenset[int], measures: Measures, viewer: Viewer
) -> tuple[Node, ...]:
    row, may_tie = PublishedAsset, viewer.may(Permission.RECORD)
    found = database.session.execute(
        select(
            row.asset_id.label("id"),
            row.name,
            row.kind,
            freshness().label("freshness"),
            row.visibility,
            Area.name.label("buurt_name"),
            row.whole_municipality,
            row.location,
            row.lon,
            row.lat,
            row.precision,
            row.steward_id,
        )
        .outerjoin(Area, Area.id == row.buurt_id)
        .where(visible_rows(viewer), row.asset_id.in_(ids))
        .order_by(row.name_key, row.asset_id)
    ).mappings()
    nodes = [
        Node(
            **{name: value for name, value in line.items() if name != "steward_id"},
            chosen=line["id"] in chosen,
            mine=may_tie and line["steward_id"] in viewer.team_ids,
        )
        for line in found
    ]
    return tuple(sorted(nodes, key=lambda node: -measures.degrees[node.id]))


def _edges(ids: Iterable[int]) -> tuple[Edge, ...]:
    """The open ties between nodes; that the visitor sees both ends was found out before."""
    ids = list(ids)
    found = database.session.execute(
        select(
            Relation.id,
            Relation.from_id,
            Relation.to_id,
            Relation.type,
            Relation.since,
            Relation.confirmed_on,
        )
        .where(Relation.until.is_(None), Relation.from_id.in_(ids), Relation.to_id.in_(ids))
        .order_by(Relation.id)
    ).mappings()
    return tuple(Edge(**line) for line in found)
