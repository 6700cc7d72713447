"""Outlines fit together after simplification, and labels lie inside what they name."""

import json

import numpy as np
import pytest
import shapely
import shapely.affinity
from shapely import MultiPolygon, Polygon, box

from geodata.crs import to_rd
from geodata.outlines import dissolve, is_sliver, label_point, outlines

WEST, SOUTH = 233_000.0, 581_000.0


def wavy_neighbours():
    """Three areas that meet halfway a border that wiggles a few metres: a corner of two, not of the first."""
    heights = np.arange(0, 1001, 5)
    border = np.column_stack([WEST + 500 + 3 * np.sin(heights), SOUTH + heights])
    middle = 100
    return [
        ("BU1", Polygon([(WEST, SOUTH), *border, (WEST, SOUTH + 1000)])),
        ("BU2", Polygon([(WEST + 1000, SOUTH), *border[: middle + 1], (WEST + 1000, SOUTH + 500)])),
        ("BU3", Polygon([(WEST + 1000, SOUTH + 500), *border[middle:], (WEST + 1000, SOUTH + 1000)])),
    ]


def moved(shape):
    """A shape around the origin, carried to Groningen."""
    return shapely.affinity.translate(shape, WEST, SOUTH)


def in_rd(geometry_json):
    degrees = shapely.from_geojson(geometry_json)
    return shapely.transform(degrees, lambda lonlat: np.column_stack(to_rd(*lonlat.T)))


def test_neighbours_stay_neighbours_when_their_border_is_simplified():
    areas = wavy_neighbours()
    drawn = [in_rd(text) for text in outlines(areas).values()]
    assert shapely.get_num_coordinates(drawn).sum() < 0.6 * sum(
        len(area.exterior.coords) for _, area in areas
    )
    assert sum(area.area for area in drawn) == pytest.approx(shapely.union_all(drawn).area, abs=0.01)
    assert isinstance(shapely.union_all(drawn), Polygon)
    assert not shapely.union_all(drawn).interiors


def test_outlines_are_compact_json_in_degrees_with_five_decimals():
    text = outlines(wavy_neighbours())["BU1"]
    assert b" " not in text
    geometry = json.loads(text, parse_float=str)
    assert geometry["type"] == "Polygon"
    (ring,) = geometry["coordinates"]
    assert all(len(number.partition(".")[2]) <= 5 for position in ring for number in position)
    assert all(6 < float(lon) < 7 < 53 < float(lat) < 54 for lon, lat in ring)


def test_exteriors_turn_counter_clockwise_and_holes_clockwise():
    ring = Polygon(box(0, 0, 900, 900).exterior, [box(300, 300, 600, 600).exterior])
    drawn = shapely.from_geojson(outlines([("BU1", moved(ring.reverse()))])["BU1"])
    assert drawn.exterior.is_ccw
    assert not drawn.interiors[0].is_ccw


def test_a_place_that_rounding_pinches_off_stays_valid():
    # Two halves joined by a neck of twenty centimetres: less than a step of five decimals.
    neck = box(WEST + 99, SOUTH + 50, WEST + 201, SOUTH + 50.2)
    halves = box(WEST, SOUTH, WEST + 100, SOUTH + 100), box(WEST + 200, SOUTH, WEST + 300, SOUTH + 100)
    shape = shapely.union_all([*halves, neck])
    drawn = shapely.from_geojson(outlines([("BU1", shape)], tolerance=0)["BU1"])
    assert drawn.is_valid


def test_areas_in_two_places_stay_in_two_places():
    shape = MultiPolygon(
        [box(WEST, SOUTH, WEST + 100, SOUTH + 100), box(WEST + 500, SOUTH, WEST + 600, SOUTH + 100)]
    )
    assert json.loads(outlines([("BU1", shape)])["BU1"])["type"] == "MultiPolygon"


def test_dissolving_closes_hairlines_and_keeps_real_holes():
    lake = box(WEST + 300, SOUTH + 300, WEST + 400, SOUTH + 400)
    hairline = box(WEST + 499.9, SOUTH + 600, WEST + 500, SOUTH + 900)
    left = box(WEST, SOUTH, WEST + 500, SOUTH + 1000) - lake - hairline
    right = box(WEST + 500, SOUTH, WEST + 1000, SOUTH + 1000)
    merged = dissolve([left, right])
    assert isinstance(merged, Polygon)
    assert [Polygon(ring).area for ring in merged.interiors] == [10_000]


def test_what_touches_nothing_stays_a_part_of_its_own():
    merged = dissolve([box(0, 0, 10, 10), box(50, 50, 60, 60)])
    assert isinstance(merged, MultiPolygon)
    assert merged.area == 200


def test_a_sliver_is_narrow_everywhere():
    assert is_sliver(box(0, 0, 9.9, 5000))
    assert not is_sliver(box(0, 0, 10.1, 5000))


@pytest.mark.parametrize(
    "shape",
    [
        box(0, 0, 100, 100),
        Polygon([(0, 0), (1000, 0), (1000, 50), (50, 50), (50, 1000), (0, 1000)]),  # centroid outside
        Polygon(box(0, 0, 100, 100).exterior, [box(20, 20, 80, 80).exterior]),
        MultiPolygon([box(0, 0, 10, 10), box(100, 0, 150, 50)]),
        box(0, 0, 0.5, 400),
    ],
)
def test_a_label_lies_inside_its_area(shape):
    area = moved(shape)
    assert area.contains(shapely.Point(label_point(area)))
