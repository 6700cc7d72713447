"""Cells have the area, place and shape that the facts say, and fit together without gaps."""

import math

import numpy as np
import pytest
import shapely

from geodata.schematic import GRONINGEN_FACTS, cells
from geodata.schematic.facts import BuurtFacts, FactsError, read_facts


def fact(number, rd_x, rd_y, *, wijk=0, **changes):
    values = {"hectares": 100.0, "stretch": 1.0, "bearing": 0.0} | changes
    return BuurtFacts(
        code=f"BU9999{wijk:02}{number:02}",
        name=f"Buurt {number}",
        wijk_code=f"WK9999{wijk:02}",
        wijk_name=f"Wijk {wijk}",
        rd_x=rd_x,
        rd_y=rd_y,
        **values,
    )


def nine_squares():
    """Three rows (the wijken) of three squares of a kilometre."""
    return [
        fact(column, 230_500 + 1000 * column, 580_500 + 1000 * row, wijk=row)
        for row in range(3)
        for column in range(3)
    ]


def oblique_strips(bearing):
    """Four areas side by side, each twice as long as it is wide and turned to the same direction."""
    angle = math.radians(bearing + 90)
    return [
        fact(
            i,
            230_000 + 707 * i * math.sin(angle),
            580_000 + 707 * i * math.cos(angle),
            stretch=2.0,
            bearing=bearing,
        )
        for i in range(4)
    ]


def buurten(areas):
    return [area for area in areas if area.level == "buurt"]


def long_axis(cell):
    """Stretch and compass bearing of a polygon, from the second moments of a raster of points inside it."""
    west, south, east, north = cell.bounds
    rd_x, rd_y = np.meshgrid(np.linspace(west, east, 60), np.linspace(south, north, 60))
    inside = shapely.contains_xy(cell, rd_x, rd_y)
    values, vectors = np.linalg.eigh(np.cov(rd_x[inside], rd_y[inside]))
    bearing = math.degrees(math.atan2(vectors[0, 1], vectors[1, 1])) % 180
    return math.sqrt(values[1] / values[0]), bearing


def between_bearings(one, other):
    return abs((one - other + 90) % 180 - 90)


def drift(area, fact):
    """Distance from the centroid of the cell to that of the facts, in radii of the buurt."""
    centroid = area.boundary.centroid
    return math.hypot(centroid.x - fact.rd_x, centroid.y - fact.rd_y) / fact.radius


@pytest.fixture(scope="module")
def shipped():
    facts = read_facts(GRONINGEN_FACTS)
    return facts, cells(facts)


def test_each_cell_gets_its_area_and_its_centroid():
    facts = nine_squares()
    for area, wanted in zip(buurten(cells(facts)), facts, strict=True):
        assert area.code == wanted.code
        assert area.boundary.area == pytest.approx(wanted.square_metres, rel=0.04)
        assert drift(area, wanted) < 0.06


def test_unequal_neighbours_keep_unequal_areas():
    facts = [fact(0, 230_000, 580_000, hectares=300.0), fact(1, 231_500, 580_000, hectares=100.0)]
    large, small = buurten(cells(facts))
    assert large.boundary.area == pytest.approx(3_000_000, rel=0.04)
    assert small.boundary.area == pytest.approx(1_000_000, rel=0.08)


def test_a_village_inside_its_outskirts_makes_a_hole_in_them():
    facts = [fact(0, 230_000, 580_000, hectares=500.0), fact(1, 230_000, 580_000, hectares=40.0)]
    areas = cells(facts)
    outskirts, village = buurten(areas)
    assert len(outskirts.boundary.interiors) == 1
    assert shapely.Polygon(outskirts.boundary.exterior).contains(village.boundary)
    assert shapely.Point(outskirts.label_point).within(outskirts.boundary)
    assert not areas[0].boundary.interiors


@pytest.mark.parametrize("bearing", [30, 45, 120, 135])
def test_a_stretched_cell_points_along_its_bearing(bearing):
    for area in buurten(cells(oblique_strips(bearing))):
        stretch, direction = long_axis(area.boundary)
        assert stretch == pytest.approx(2, rel=0.25)
        assert between_bearings(direction, bearing) < 10


@pytest.mark.parametrize("facts", [nine_squares(), oblique_strips(60)], ids=["squares", "strips"])
def test_the_cells_fit_together_without_gap_or_overlap(facts):
    areas = cells(facts)
    boundaries = [area.boundary for area in buurten(areas)]
    assert shapely.coverage_is_valid(boundaries)
    assert areas[0].boundary.area == pytest.approx(sum(shapely.area(boundaries)))


def test_a_row_of_squares_is_dissolved_into_its_wijk_and_all_into_the_gemeente():
    areas = cells(nine_squares(), gemeente_name="Negenhuizen")

    assert [(area.code, area.name, area.parent_code, area.hectares, area.derived) for area in areas[:4]] == [
        ("GM9999", "Negenhuizen", None, 900.0, True),
        ("WK999900", "Wijk 0", "GM9999", 300.0, True),
        ("WK999901", "Wijk 1", "GM9999", 300.0, True),
        ("WK999902", "Wijk 2", "GM9999", 300.0, True),
    ]
    for wijk in areas[1:4]:
        members = [area.boundary for area in areas if area.parent_code == wijk.code]
        assert len(members) == 3
        assert wijk.boundary.equals(shapely.union_all(members))
    assert areas[0].boundary.equals(shapely.union_all([wijk.boundary for wijk in areas[1:4]]))


def test_a_buurt_carries_the_facts_but_no_figures():
    area = buurten(cells(nine_squares()))[4]
    assert (area.name, area.parent_code, area.hectares) == ("Buurt 1", "WK999901", 100.0)
    assert (area.inhabitants, area.households, dict(area.figures), area.derived) == (None, None, {}, False)


def test_the_same_facts_give_the_same_bits_in_any_order():
    facts = nine_squares()
    first = [shapely.to_wkb(area.boundary) for area in cells(facts)]
    assert [shapely.to_wkb(area.boundary) for area in cells(facts)] == first
    assert [shapely.to_wkb(area.boundary) for area in cells(facts[::-1])] == first


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ([], "geen buurten"),
        ([fact(0, 230_000, 580_000), fact(0, 231_000, 580_000)], "twee keer"),
        ([fact(0, 230_000, 580_000), fact(1, 240_000, 580_000)], "sluiten niet op elkaar aan"),
        ([fact(0, 230_000, 580_000), fact(1, 230_000, 580_000)], "vallen helemaal weg"),
    ],
    ids=["none", "same code", "far apart", "same place"],
)
def test_facts_of_which_no_map_can_be_made_are_refused(facts, reason):
    with pytest.raises(FactsError, match=reason):
        cells(facts)


def test_groningen_has_151_single_valid_cells_that_form_one_place(shipped):
    _, areas = shipped
    boundaries = [area.boundary for area in buurten(areas)]
    assert len(boundaries) == 151
    assert {boundary.geom_type for boundary in boundaries} == {"Polygon"}
    assert shapely.is_valid(boundaries).all()
    assert shapely.coverage_is_valid(boundaries)
    assert areas[0].boundary.geom_type == "Polygon"
    assert not areas[0].boundary.interiors
    assert (areas[0].code, areas[0].name) == ("GM0014", "Groningen")


def test_every_wijk_of_groningen_is_one_piece(shipped):
    _, areas = shipped
    wijken = [area for area in areas if area.level == "wijk"]
    assert len(wijken) == 20
    assert {wijk.boundary.geom_type for wijk in wijken} == {"Polygon"}


def test_every_area_of_groningen_has_its_label_inside(shipped):
    _, areas = shipped
    assert [area.name for area in areas if not area.boundary.contains(shapely.Point(area.label_point))] == []


def test_the_cells_of_groningen_have_their_areas(shipped):
    """Within 15 % for 95 in a hundred; a handful of tiny or very thin buurten cannot be right."""
    facts, areas = shipped
    pairs = zip(buurten(areas), facts, strict=True)
    errors = [abs(area.boundary.area / fact.square_metres - 1) for area, fact in pairs]
    assert np.median(errors) < 0.025
    assert np.quantile(errors, 0.95) < 0.15
    assert max(errors) < 0.6


def test_the_cells_of_groningen_lie_where_the_facts_say(shipped):
    facts, areas = shipped
    drifts = [drift(area, fact) for area, fact in zip(buurten(areas), facts, strict=True)]
    assert np.median(drifts) < 0.04
    assert np.quantile(drifts, 0.95) < 0.15
    assert max(drifts) < 0.8


def test_the_cells_of_groningen_have_their_shape(shipped):
    facts, areas = shipped
    shapes = [(long_axis(area.boundary), fact) for area, fact in zip(buurten(areas), facts, strict=True)]
    turns = [between_bearings(bearing, fact.bearing) for (_, bearing), fact in shapes if fact.stretch >= 1.6]
    assert len(turns) > 100
    assert np.quantile(turns, 0.95) < 15
    assert np.quantile([abs(stretch / fact.stretch - 1) for (stretch, _), fact in shapes], 0.95) < 0.25


def test_the_borders_of_groningen_are_calm(shipped):
    """Ragged cells, stairs of pixels and superfluous vertices each exceed one of these."""
    _, areas = shipped
    boundaries = [area.boundary for area in buurten(areas)]
    assert areas[0].boundary.length < 82_000
    assert shapely.length(boundaries).sum() < 630_000
    assert shapely.get_num_coordinates(boundaries).sum() < 3_300


@pytest.mark.parametrize(
    ("rd_x", "rd_y", "name"),
    [
        (233_930, 582_075, "Binnenstad-Noord"),  # the Martinitoren
        (231_500, 584_500, "Zernike Campus"),
        (236_200, 585_500, "Beijum-Oost"),
        (237_400, 573_900, "Buitengebied Glimmen"),
    ],
)
def test_known_places_lie_in_their_own_buurt(shipped, rd_x, rd_y, name):
    _, areas = shipped
    place = shapely.Point(rd_x, rd_y)
    assert [area.name for area in buurten(areas) if area.boundary.covers(place)] == [name]
