"""Who lives near something: discs over squares of a kilometre, against figures worked out by hand."""

from __future__ import annotations

import geopandas
import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from shapely import box

from geodata.crs import RD_NEW
from geodata.reach import covered_share

SQUARES = geopandas.GeoDataFrame(
    {"area": ["west", "east"], "people": [1.0, 1.0]},
    geometry=[box(0, 0, 1000, 1000), box(1000, 0, 2000, 1000)],
    crs=RD_NEW,
)


def points(*places):
    return np.array(places, dtype=np.float64).reshape(-1, 2)


def test_a_disc_in_the_middle_covers_its_surface():
    share = covered_share(points((500, 500)), SQUARES, 308)

    assert share["west"] == pytest.approx(np.pi * 308**2 / 1_000_000, rel=0.003)
    assert share["east"] == 0


def test_a_disc_on_the_border_counts_for_both_sides_and_twice_the_same_is_once():
    share = covered_share(points((1000, 500), (1000, 500)), SQUARES, 308)

    assert share["west"] == pytest.approx(share["east"]) == pytest.approx(np.pi * 308**2 / 2e6, rel=0.003)


def test_without_a_point_nobody_is_near_and_without_people_there_is_no_share():
    empty = SQUARES.assign(people=[1.0, 0.0])

    assert covered_share(points(), empty, 308).to_dict() == {"west": 0}


def test_where_people_live_decides_and_not_the_surface():
    """Two inhabited squares of one area: nine in ten live in the one that is covered whole."""
    lived_in = geopandas.GeoDataFrame(
        {"area": ["here", "here"], "people": [90.0, 10.0]},
        geometry=[box(0, 0, 100, 100), box(5000, 0, 5100, 100)],
        crs=RD_NEW,
    )

    assert covered_share(points((50, 50)), lived_in, 308)["here"] == pytest.approx(0.9)


@settings(max_examples=40)
@given(
    places=st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 1000)), min_size=1, max_size=8),
    metres=st.sampled_from([308, 615]),
)
def test_one_more_point_or_a_longer_walk_never_brings_anything_further_away(places, metres):
    fewer = covered_share(points(*places[:-1]), SQUARES, metres)
    more = covered_share(points(*places), SQUARES, metres)
    further = covered_share(points(*places), SQUARES, metres * 2)

    assert ((more - fewer) >= -1e-9).all()
    assert ((further - more) >= -1e-9).all()
    assert more.between(0, 1 + 1e-9).all()
