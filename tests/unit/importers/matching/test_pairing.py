"""Pairs of a whole set: none is missed for being looked for quickly, and few are wrong."""

from __future__ import annotations

from itertools import combinations
from math import dist

import pytest
from hypothesis import given, settings, strategies as st

from importers.likelihood import NEAR_METRES, Listed
from importers.matching import alike
from importers.pairing import MOST_ON_A_PAGE, find_between, find_pairs
from tests.unit.importers.matching.kept_apart import kept_apart
from tests.unit.importers.matching.pairs import DIFFERENT, SAME
from tests.unit.importers.matching.planted import town

HERE = (233_000.0, 582_000.0)
NAMES = st.sampled_from([name for pair in (*SAME, *DIFFERENT) for name in pair])
SPOTS = st.tuples(st.integers(0, 900), st.integers(0, 900)).map(
    lambda at: (230_000.0 + at[0], 580_000.0 + at[1])
)


def ends(pairs):
    return {(pair.low, pair.high) for pair in pairs}


PLACES = ("Groningen", "Selwerd", "Hoogkerk", "Beijum", "Lewenborg", "Oosterpark", "Ulgersma", "Hoornsemeer")


@pytest.mark.parametrize(
    ("made", "precise", "whole"),
    [pytest.param(town, 0.95, 0.9, id="tuned"), pytest.param(kept_apart, 0.9, 0.9, id="kept apart")],
)
def test_of_a_planted_town_nearly_every_pair_is_found_and_nearly_all_are_right(
    record_property, made, precise, whole
):
    """The same as in the benchmark, which prints both."""
    listed, same = made()
    precision, recall = judged(made)
    record_property(
        f"Staat dubbel, {made.__name__}: {len(listed)} names, {len(same)} pairs",
        f"precision {precision:.3f}, recall {recall:.3f}",
    )

    assert precision >= precise
    assert recall >= whole


def judged(made):
    """Precision and recall on a planted town."""
    listed, same = made()
    found = ends(find_pairs(listed, places=PLACES))
    return len(found & same) / len(found), len(found & same) / len(same)


@pytest.mark.parametrize(
    ("one", "other", "likely"),
    [
        ("Koor De Zingende Buren", "Vrienden van Koor De Zingende Buren", False),
        ("Koor De Zingende Buren", "Koor De Zingende Buren beginners", False),
        ("Koor De Zingende Buren", "Koor De Zingende Buren Lewenborg", True),
        ("Koor De Zingende Buren", "Koor De Zingende Buren, samen met het buurthuis", True),
        ("Koor De Zingende Buren", "Stichting Koor De Zingende Buren", True),
        ("Zonnehof", "Ontmoetingscentrum Zonnehof", True),
        ("Het Kromme Bed", "Moestuin Het Kromme Bed", True),
    ],
)
def test_a_name_with_a_word_more_is_often_a_part_of_the_other(one, other, likely):
    listed = [Listed(id=at, name=name, place=HERE) for at, name in enumerate((one, other))]

    assert bool(find_pairs(listed, places=PLACES)) is likely


@settings(max_examples=60)
@given(st.lists(st.tuples(NAMES, SPOTS), min_size=2, max_size=30))
def test_it_finds_exactly_what_comparing_everything_finds(drawn):
    listed = [Listed(id=at, name=name, place=place) for at, (name, place) in enumerate(drawn)]
    slowly = {
        (one.id, other.id)
        for one, other in combinations(listed, 2)
        if dist(one.place, other.place) <= NEAR_METRES and alike(one.name, other.name)
    }

    assert ends(find_pairs(listed, least=0)) == slowly


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ({"place": HERE}, {"place": (HERE[0] + 250, HERE[1])}, True),
        ({"place": HERE}, {"place": (HERE[0] + 251, HERE[1])}, False),
        ({"place": HERE, "areas": (1,)}, {"areas": (1, 2)}, True),
        ({"place": HERE, "areas": (1,)}, {"areas": (2,)}, False),
        ({"areas": (1,)}, {"areas": (1,)}, True),
        ({}, {}, False),
    ],
)
def test_near_is_a_distance_between_points_and_else_a_buurt(one, other, found):
    listed = [Listed(id=4, name="De Brugwachter", **one), Listed(id=2, name="de brugwachter", **other)]

    assert ends(find_pairs(listed)) == ({(2, 4)} if found else set())


@settings(max_examples=60)
@given(st.lists(st.tuples(NAMES, SPOTS), min_size=2, max_size=30), st.integers(0, 30))
def test_between_two_lists_it_finds_what_it_finds_in_both_together(drawn, first):
    listed = [Listed(id=at, name=name, place=place) for at, (name, place) in enumerate(drawn)]
    across = {(low, high) for low, high in ends(find_pairs(listed, least=0)) if low < first <= high}

    assert ends(find_between(listed[:first], listed[first:], least=0)) == across


def test_between_two_lists_a_line_without_a_place_is_compared_in_its_buurt():
    def near(one, other):
        lists = ([Listed(id=1, name="De Brug Oost", **side)] for side in (one, other))
        return bool(find_between(*lists, least=0))

    assert near({"areas": (1,)}, {"place": HERE, "areas": (1,)})
    assert near({"place": HERE, "areas": (1,)}, {"areas": (1, 2)})
    assert near({"areas": (1,)}, {"areas": (1,)})
    assert not near({"areas": (1,)}, {"place": HERE, "areas": (2,)})


def test_one_page_on_the_web_is_enough_unless_many_name_it():
    def on(page, count):
        return [Listed(id=at, name=f"Iets {chr(97 + at) * 6}", website=page) for at in range(count)]

    assert ends(find_pairs(on("https://www.debrug.example/", 2), least=0)) == {(0, 1)}
    assert not find_pairs(on("https://debrug.example", MOST_ON_A_PAGE + 1), least=0)


def test_the_likeliest_comes_first():
    close = [Listed(id=1, name="Het Kromme Bed", place=HERE), Listed(id=2, name="Het Kromme Bed", place=HERE)]
    far = Listed(id=3, name="Moestuin Het Kromme Bed", place=(HERE[0] + 240, HERE[1]))
    found = find_pairs([far, *close])

    assert (found[0].low, found[0].high) == (1, 2)
    assert found[0].likelihood > found[-1].likelihood
    assert all(0 <= pair.likelihood <= 100 for pair in found)
