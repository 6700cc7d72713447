"""Wat als dit stopt? With whom one node of a network is tied, and what falls apart without it."""

from __future__ import annotations

from dataclasses import dataclass

from app.queries.record.network.measures import parts_without
from app.queries.record.network.selection import Edge, Network, Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """A node at the other end of a tie; `outward` when the tie reads from the chosen one to it."""

    node: Node
    edge: Edge
    outward: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopping:
    """The chosen node, its partners by name, and the parts that are left without it, the largest first."""

    node: Node
    partners: tuple[Partner, ...]
    parts: tuple[tuple[Node, ...], ...]

    @property
    def groups(self) -> tuple[tuple[Node, ...], ...]:
        """The parts in which somebody still has somebody."""
        return tuple(part for part in self.parts if len(part) > 1)

    @property
    def left_alone(self) -> tuple[Node, ...]:
        """Those that would be tied to nobody any more."""
        return tuple(part[0] for part in self.parts if len(part) == 1)


def when_stopping(network: Network, node_id: int | None) -> Stopping | None:
    """What would happen without a node; None when the network has no such node."""
    node = network.node(node_id)
    if node is None:
        return None
    nodes = {one.id: one for one in network.nodes}
    partners = [
        Partner(node=nodes[_other(edge, node.id)], edge=edge, outward=edge.from_id == node.id)
        for edge in network.edges
        if node.id in {edge.from_id, edge.to_id}
    ]
    parts = parts_without(node.id, nodes, network.pairs)
    return Stopping(
        node=node,
        partners=tuple(sorted(partners, key=lambda partner: partner.node.name.casefold())),
        parts=tuple(tuple(one for one in network.nodes if one.id in part) for part in parts),
    )


def _other(edge: Edge, node_id: int) -> int:
    return edge.to_id if edge.from_id == node_id else edge.from_id
