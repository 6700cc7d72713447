"""Which part of an older area lies in which newer one."""

from __future__ import annotations

from itertools import pairwise

import pytest
import shapely
from hypothesis import given, strategies as st

from app.services.areas.overlaying import Overlap, overlaps, redrawn, same_codes


def strip(west, east):
    """A strip of 100 metres high."""
    return shapely.box(west, 0, east, 100)


def test_neighbours_that_only_touch_share_nothing():
    found = overlaps({"A": strip(0, 100), "B": strip(100, 200)}, {"A": strip(0, 100), "B": strip(100, 200)})
    assert found == [Overlap("A", "A", 1.0), Overlap("B", "B", 1.0)]


def test_an_area_that_was_split_is_shared_from_large_to_small():
    found = overlaps({"A": strip(0, 100)}, {"A": strip(0, 30), "B": strip(30, 100)})
    assert [(overlap.newer, round(overlap.share, 3)) for overlap in found] == [("B", 0.7), ("A", 0.3)]


@pytest.mark.parametrize(("lost", "expected"), [(0.9, [1.0]), (1.1, [0.989, 0.011])])
def test_an_area_is_the_same_until_a_hundredth_of_it_is_gone(lost, expected):
    found = overlaps({"A": strip(0, 100)}, {"A": strip(0, 100 - lost), "B": strip(100 - lost, 200)})
    assert [round(overlap.share, 3) for overlap in found] == expected


def test_an_area_of_another_code_in_the_same_place_is_its_successor_but_a_sliver_is_not():
    found = overlaps({"A": strip(0, 100)}, {"B": strip(0, 99.5), "C": strip(99.5, 200)})
    assert [(overlap.newer, round(overlap.share, 3)) for overlap in found] == [("B", 0.995)]


def test_an_area_that_lies_outside_has_no_successor():
    assert overlaps({"A": strip(0, 100)}, {"B": strip(200, 300)}) == []
    assert overlaps({"A": strip(0, 100)}, {}) == []


@given(st.lists(st.floats(2, 98), min_size=1, max_size=8, unique=True))
def test_the_shares_of_a_divided_area_add_up_to_the_whole(cuts):
    edges = [0.0, *sorted(cuts), 100.0]
    parts = {f"P{n}": strip(west, east) for n, (west, east) in enumerate(pairwise(edges))}
    found = overlaps({"A": strip(0, 100)}, parts)
    dropped = 0.01 * len(parts)
    assert 1 - dropped <= sum(overlap.share for overlap in found) <= 1 + 1e-9


def test_an_area_that_grew_counts_as_redrawn_although_all_of_the_old_one_is_in_it():
    assert redrawn({"A": strip(0, 100), "B": strip(0, 9)}, {"A": strip(0, 102), "B": strip(0, 9)}) == ["A"]


def test_ties_by_code_ask_for_no_geometry():
    assert same_codes(["B", "A"], ["A", "C"]) == [Overlap("A", "A", 1.0)]
