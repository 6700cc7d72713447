"""A place that is not shown exactly is shown at a place that gives nothing more away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.precision import shown_location, street_location

metres = st.floats(0, 625_000)


@pytest.mark.parametrize(
    ("point", "centre"),
    [
        ((233_600.0, 582_000.0), (233_650, 582_050)),
        ((233_699.99, 582_099.99), (233_650, 582_050)),
        ((233_700.0, 582_100.0), (233_750, 582_150)),
    ],
)
def test_a_street_is_the_middle_of_its_cell(point, centre):
    assert street_location(*point) == centre


@given(metres, metres)
def test_every_point_of_a_cell_is_shown_at_one_place_within_reach(rd_x, rd_y):
    shown = street_location(rd_x, rd_y)
    assert street_location(*shown) == shown
    assert abs(shown[0] - rd_x) <= 50
    assert abs(shown[1] - rd_y) <= 50


@pytest.mark.parametrize(
    ("precision", "shown"),
    [
        ("exact", (233_601.5, 582_002.5)),
        ("street", (233_650, 582_050)),
        ("buurt", (233_000, 581_000)),
        ("hidden", None),
    ],
)
def test_each_precision_shows_no_more_than_it_says(precision, shown):
    point, label_point = (233_601.5, 582_002.5), (233_000, 581_000)
    assert shown_location(point, precision=precision, label_point=label_point) == shown


def test_a_place_outside_every_buurt_is_not_shown_by_buurt():
    assert shown_location((1.0, 2.0), precision="buurt", label_point=None) is None
