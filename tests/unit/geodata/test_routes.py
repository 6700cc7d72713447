"""The order of a walk: every place once, never longer than by chance, and as short as can be for a few."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given, strategies as st

from geodata.routes import MOST, length_of, walking_order

PLACES = st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 2000)), max_size=25)


@given(PLACES, st.none() | st.tuples(st.integers(0, 2000), st.integers(0, 2000)))
def test_every_place_comes_once(places, start):
    assert sorted(walking_order(places, start)) == list(range(len(places)))


def test_along_a_street_it_goes_from_end_to_end():
    street = [(x, 0.0) for x in (300, 0, 500, 100, 400, 200)]

    assert [street[i][0] for i in walking_order(street, (-10.0, 0.0))] == [0, 100, 200, 300, 400, 500]
    assert [street[i][0] for i in walking_order(street)] in (
        [0, 100, 200, 300, 400, 500],
        [500, 400, 300, 200, 100, 0],
    )


@pytest.mark.parametrize("seed", range(6))
def test_a_few_places_are_within_a_tenth_of_the_shortest_way(seed):
    chance = random.Random(seed)
    places = [(chance.uniform(0, 1000), chance.uniform(0, 1000)) for _ in range(7)]
    start = places[0]
    shortest = min(length_of(places, (0, *rest)) for rest in itertools.permutations(range(1, len(places))))

    assert length_of(places, walking_order(places, start)) <= shortest * 1.1


def test_a_long_list_keeps_all_its_places():
    chance = random.Random(3)
    places = [(chance.uniform(0, 1000), chance.uniform(0, 1000)) for _ in range(MOST + 15)]

    assert sorted(walking_order(places)) == list(range(len(places)))
    assert length_of(places, walking_order(places)) < length_of(places, range(len(places))) / 3
