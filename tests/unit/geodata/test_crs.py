"""Conversion at known places, and numbers that stand in the wrong system or order."""

import numpy as np
import pytest
from hypothesis import given, strategies as st

from geodata.crs import NETHERLANDS_RD, NETHERLANDS_WGS84, to_rd, to_wgs84

# Published by PDOK; the last pair is rounded to whole centimetres, so half of one comes on top.
KNOWN_PAIRS = [
    ((4.74654356, 52.3031994), (111302.82, 479662.782), 0.002),
    ((5.07000962, 52.0266669), (133230.698, 448750.088), 0.002),
    ((5.40168265, 52.16646193), (155990.61, 464256.19), 0.007),
]
DEGREES_IN_A_METRE = 1 / 65_000


@pytest.mark.parametrize(("degrees", "metres", "tolerance"), KNOWN_PAIRS)
def test_known_points_land_within_two_millimetres(degrees, metres, tolerance):
    assert to_rd(*degrees) == pytest.approx(metres, abs=tolerance)


@pytest.mark.parametrize(("degrees", "metres", "tolerance"), KNOWN_PAIRS)
def test_known_points_find_their_way_back(degrees, metres, tolerance):
    assert to_wgs84(*metres) == pytest.approx(degrees, abs=tolerance * DEGREES_IN_A_METRE)


def test_arrays_give_what_single_points_give():
    lon, lat = (np.array(values) for values in zip(*(pair[0] for pair in KNOWN_PAIRS), strict=True))
    rd_x, rd_y = to_rd(lon, lat)
    assert list(zip(rd_x, rd_y, strict=True)) == [to_rd(*pair[0]) for pair in KNOWN_PAIRS]


@given(st.floats(10_000, 278_000), st.floats(307_000, 619_000))
def test_there_and_back_is_the_same_place(rd_x, rd_y):
    assert to_rd(*to_wgs84(rd_x, rd_y)) == pytest.approx((rd_x, rd_y), abs=0.001)


@pytest.mark.parametrize(
    ("bounds", "point"),
    [(NETHERLANDS_RD, (233_600, 582_000)), (NETHERLANDS_WGS84, (6.56, 53.22))],
)
def test_swapped_axes_are_recognised_as_such(bounds, point):
    assert bounds.hold(*point)
    assert not bounds.hold(*reversed(point))
    assert bounds.hold_swapped(*reversed(point))
    assert not bounds.hold_swapped(*point)


def test_a_place_abroad_is_not_called_swapped():
    assert not NETHERLANDS_WGS84.hold(13.4, 52.5)
    assert not NETHERLANDS_WGS84.hold_swapped(13.4, 52.5)


def test_what_is_no_number_lies_nowhere():
    assert not NETHERLANDS_RD.hold([np.nan, np.inf, 100_000], [400_000, 400_000, np.nan]).any()


def test_the_rectangle_of_degrees_holds_all_of_the_mainland():
    corners_of_the_land = [(13_600, 357_000), (278_000, 575_000), (196_000, 306_800), (130_000, 619_300)]
    assert all(NETHERLANDS_WGS84.hold(*to_wgs84(*corner)) for corner in corners_of_the_land)
