"""What a network is like: who holds it together, who stands alone, and what falls apart without one.

Pure: ids in, ids out. networkx knows graphs; it is imported where it is used, because few pages want it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

HUB_FROM = 3
"""Who is tied to fewer others is no spil, even when nobody has more: else a ring has only spillen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Of the nodes: to how many others each is tied, and what that makes of it.

    `bridges` (brug): without it somebody loses touch with the rest (an articulation point). `hubs` (spil):
    tied to most others, and to at least three. `alone` (nog los): tied to nobody. `parts` counts the groups
    of two or more that hang together, `largest` the members of the largest one.
    """

    degrees: dict[int, int]
    bridges: frozenset[int]
    hubs: frozenset[int]
    alone: frozenset[int]
    parts: int
    largest: int


def measure(nodes: Iterable[int], ties: Iterable[tuple[int, int]]) -> Measures:
    """The measures of a network; a second tie between the same two changes nothing."""
    import networkx as nx  # noqa: PLC0415 - heavy

    graph = _graph(nodes, ties)
    degrees: dict[int, int] = dict(graph.degree())
    most = max((HUB_FROM, *degrees.values()))
    sizes = [len(part) for part in nx.connected_components(graph) if len(part) > 1]
    return Measures(
        degrees=degrees,
        bridges=frozenset(nx.articulation_points(graph)),
        hubs=frozenset(node for node, degree in degrees.items() if degree == most),
        alone=frozenset(node for node, degree in degrees.items() if not degree),
        parts=len(sizes),
        largest=max(sizes, default=0),
    )


def parts_without(
    node: int, nodes: Iterable[int], ties: Iterable[tuple[int, int]]
) -> tuple[frozenset[int], ...]:
    """What is left of the group around a node when that node stops: its parts, the largest first.

    One part means that the others still reach each other, none that the node was alone.
    """
    import networkx as nx  # noqa: PLC0415 - heavy

    graph = _graph(nodes, ties)
    rest = graph.subgraph(nx.node_connected_component(graph, node) - {node})
    parts = (frozenset(part) for part in nx.connected_components(rest))
    return tuple(sorted(parts, key=lambda part: (-len(part), min(part))))


def _graph(nodes: Iterable[int], ties: Iterable[tuple[int, int]]) -> Any:
    import networkx as nx  # noqa: PLC0415 - heavy

    graph = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(ties)
    return graph
