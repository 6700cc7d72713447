"""What a network is like, held against the slow way: take each node away and count what is left."""

from __future__ import annotations

from hypothesis import given, strategies as st

from app.queries.record.network.measures import measure, parts_without

NODES = range(8)


def parts(nodes, ties):
    """The groups that hang together, found by walking from tie to tie."""
    waiting, found = set(nodes), []
    while waiting:
        part, edge = set(), {waiting.pop()}
        while edge:
            part |= edge
            edge = {b for a, b in (*ties, *((b, a) for a, b in ties)) if a in edge and b in waiting}
            waiting -= edge
        found.append(frozenset(part))
    return found


def without(node, nodes, ties):
    return [one for one in nodes if one != node], [tie for tie in ties if node not in tie]


networks = st.tuples(
    st.sets(st.sampled_from(NODES), min_size=1),
    st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=14),
).map(lambda both: (both[0], [(a, b) for a, b in both[1] if a != b and {a, b} <= both[0]]))


@given(networks)
def test_a_bridge_is_what_leaves_more_parts_than_it_found(network):
    nodes, ties = network
    before = len(parts(nodes, ties))

    slowly = {node for node in nodes if len(parts(*without(node, nodes, ties))) > before}

    assert measure(nodes, ties).bridges == slowly


@given(networks)
def test_what_falls_apart_are_the_parts_of_the_own_group(network):
    nodes, ties = network
    for node in nodes:
        own = next(part for part in parts(nodes, ties) if node in part)
        left = parts(*without(node, own, [tie for tie in ties if set(tie) <= own]))

        found = parts_without(node, nodes, ties)

        assert set(found) == set(left)
        assert [len(part) for part in found] == sorted(map(len, left), reverse=True)


@given(networks)
def test_degrees_count_others_and_not_ties(network):
    nodes, ties = network
    others = {node: {a if b == node else b for a, b in ties if node in {a, b}} for node in nodes}

    found = measure(nodes, ties)

    assert found.degrees == {node: len(known) for node, known in others.items()}
    assert found.alone == {node for node in nodes if not others[node]}
    groups = [part for part in parts(nodes, ties) if len(part) > 1]
    assert (found.parts, found.largest) == (len(groups), max(map(len, groups), default=0))


def test_a_hub_has_most_others_and_at_least_three():
    star = [(0, 1), (0, 2), (0, 3), (3, 4)]
    ring = [(0, 1), (1, 2), (2, 3), (3, 0)]

    assert measure(range(6), star).hubs == {0}
    assert measure(range(4), ring).hubs == frozenset()
