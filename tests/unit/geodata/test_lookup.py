"""The area of a point: right on edges and corners, in holes, exclaves and slivers, whatever the order."""

import numpy as np
import pytest
import shapely
from hypothesis import given, strategies as st
from shapely import MultiPolygon, Point, Polygon, box

from geodata.lookup import AreaIndex

WEST, SOUTH = 233_000.0, 581_000.0


def square(column, row, size=1):
    """A square of `size` kilometres whose corner is `column`, `row` kilometres from the origin."""
    west, south = WEST + 1000 * column, SOUTH + 1000 * row
    return box(west, south, west + 1000 * size, south + 1000 * size)


def at(column, row):
    return WEST + 1000 * column, SOUTH + 1000 * row


def naive(areas, point):
    """The rule, spelled out: of the areas that cover the point, the lowest code."""
    return min((code for code, boundary in areas if boundary.covers(Point(point))), default=None)


def codes_of(index, points):
    return [index.codes[number] if number >= 0 else None for number in index.locate(np.array(points))]


GRID = [(f"BU{row}{column}", square(column, row)) for row in range(3) for column in range(3)]
# A lake with an island in it, an area in two places, a hair between neighbours and two that overlap by one.
RING = Polygon(square(5, 0, 3).exterior, [square(6, 1).exterior])
ODD_SHAPES = [
    ("ring", RING),
    ("island", square(6, 1).buffer(-200)),
    ("exclaves", MultiPolygon([square(10, 0), square(12, 2)])),
    ("within", square(11, 1)),
    ("hair", box(WEST, SOUTH + 3000, WEST + 1000, SOUTH + 3000.01)),
    ("over", box(WEST, SOUTH + 2999.99, WEST + 500, SOUTH + 3500)),
    ("triangle", Polygon([at(15, 0), at(18, 1 / 3), at(16, 2)])),
]
AREAS = GRID + ODD_SHAPES


def telling_points():
    """Every corner, the middle of every edge, and points a hair beside them."""
    for _, boundary in AREAS:
        for part in shapely.get_parts(boundary):
            for ring in (part.exterior, *part.interiors):
                corners = shapely.get_coordinates(ring)
                for point in (*corners, *(corners[1:] + corners[:-1]) / 2):
                    yield from (tuple(point), (point[0] + 0.005, point[1]), (point[0], point[1] - 0.005))


anywhere = st.tuples(st.floats(-1, 19), st.floats(-1, 5)).map(lambda place: at(*place))
points = st.sampled_from([*telling_points()]) | anywhere


@given(st.permutations(AREAS), st.lists(points, min_size=10, max_size=60))
def test_every_point_lies_where_the_rule_says_in_any_order(areas, where):
    index = AreaIndex(areas)
    expected = [naive(AREAS, point) for point in where]
    assert codes_of(index, where) == expected
    assert [index.locate_one(*point) for point in where] == expected


@pytest.mark.parametrize(
    ("point", "code"),
    [
        (at(1, 0.5), "BU00"),  # on the edge between two
        (at(1, 1), "BU00"),  # on the corner of four
        (at(3, 1), "BU02"),  # on the outer edge, where two meet
        (at(6.5, 1.5), "island"),
        (at(6.1, 1.5), None),  # in the hole, beside the island
        (at(6, 1.5), "ring"),  # on the edge of the hole
        (at(12.5, 2.5), "exclaves"),
        (at(11.5, 1.5), "within"),
        (at(11, 1), "exclaves"),  # where an exclave touches another area
        ((WEST + 700, SOUTH + 3000.005), "hair"),
        (at(30, 30), None),
    ],
)
def test_odd_places(point, code):
    assert codes_of(AreaIndex(AREAS), [point]) == [code]


def test_every_corner_of_every_area_has_the_lowest_area_that_covers_it():
    corners = shapely.get_coordinates([boundary for _, boundary in AREAS])
    assert codes_of(AreaIndex(AREAS), corners) == [naive(AREAS, corner) for corner in corners]


def test_what_is_no_place_lies_in_no_area():
    index = AreaIndex(GRID)
    assert index.locate(np.array([[np.nan, SOUTH], [np.inf, np.inf], at(0.5, 0.5)])).tolist() == [-1, -1, 0]
    assert index.locate_one(float("nan"), SOUTH) is None
    assert index.locate(np.empty((0, 2))).tolist() == []


def test_without_areas_every_point_lies_outside():
    assert AreaIndex([]).locate(np.array([at(0, 0)])).tolist() == [-1]
    assert AreaIndex([]).locate_one(*at(0, 0)) is None


def test_a_code_that_occurs_twice_is_refused():
    with pytest.raises(ValueError, match="once"):
        AreaIndex([("BU00", square(0, 0)), ("BU00", square(1, 0))])


@pytest.mark.parametrize(
    ("shape", "codes"),
    [
        (box(*at(0.2, 0.2), *at(0.8, 0.8)), ["BU00"]),
        (box(*at(0.2, 0.2), *at(1.6, 0.8)), ["BU00", "BU01"]),
        (box(*at(0.02, 0.02), *at(1.05, 0.98)), ["BU00"]),
        (box(*at(0, 0), *at(1, 1)), ["BU00"]),
        (box(*at(-9, 0), *at(3, 3)), sorted(code for code, _ in GRID)),
        (shapely.LineString([at(0.5, 0.5), at(1.5, 0.5)]), ["BU00", "BU01"]),
        (shapely.LineString([at(0.5, 0.5), at(1.05, 0.5)]), ["BU00"]),
        (shapely.LineString([at(-5, 0.5), at(0.15, 0.5)]), ["BU00"]),
        (Polygon([at(0.1, 0.1), at(0.9, 0.9), at(0.9, 0.1), at(0.1, 0.9)]), ["BU00"]),
        (box(*at(30, 30), *at(31, 31)), []),
    ],
    ids=["in one", "in two", "just over", "touches", "all", "line", "end", "long line", "crossed", "away"],
)
def test_a_shape_lies_where_a_tenth_of_it_is_or_of_the_area_and_never_where_it_only_touches(shape, codes):
    index = AreaIndex(GRID)

    assert [index.codes[number] for number in index.under(shape)] == codes


@given(st.tuples(anywhere, anywhere, anywhere))
def test_no_shape_is_too_odd_and_what_it_lies_in_meets_it(corners):
    index = AreaIndex(AREAS)
    shape = Polygon(corners)

    for number in index.under(shape):
        assert dict(AREAS)[index.codes[number]].intersects(shape)
