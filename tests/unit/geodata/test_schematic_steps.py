"""The steps between facts and cells: the settled edge, the corrected areas and the traced lines."""

import dataclasses

import numpy as np
import pytest
import shapely

from geodata.schematic import refine
from geodata.schematic.facts import BuurtFacts, FactsError
from geodata.schematic.frame import PIXEL_METRES, lay_out
from geodata.schematic.refine import OUTSIDE, LabelGrid, label_grid
from geodata.schematic.solve import Scores, fit_scores
from geodata.schematic.trace import trace_cells


def fact(number, rd_x, **changes):
    values = {"hectares": 100.0, "stretch": 1.0, "bearing": 0.0} | changes
    return BuurtFacts(
        code=f"BU999900{number:02}",
        name=f"Buurt {number}",
        wijk_code="WK999900",
        wijk_name="Wijk",
        rd_x=rd_x,
        rd_y=580_000,
        **values,
    )


TWO = [fact(0, 230_000), fact(1, 231_000)]


def grid_of(labels):
    """A label grid of 25 m pixels whose south-west corner is at 230 000, 580 000."""
    return LabelGrid(labels=np.array(labels), west=230_000, south=580_000, pixel_metres=25)


def held(grid):
    """Hectares per label."""
    return np.bincount(grid.labels[grid.labels != OUTSIDE]) * grid.pixel_metres**2 / 10_000


def test_a_window_lies_around_its_centroid_and_inside_the_raster():
    frame = lay_out([fact(0, 230_000, stretch=3.0, bearing=90.0)])
    (window,) = frame.windows
    rows, columns = window.shape

    assert columns == pytest.approx(3 * rows, rel=0.1)
    assert frame.west + (window.left + columns / 2) * PIXEL_METRES == pytest.approx(230_000, abs=PIXEL_METRES)
    assert frame.south + (window.top + rows / 2) * PIXEL_METRES == pytest.approx(580_000, abs=PIXEL_METRES)
    assert window.bottom < frame.shape[0]
    assert window.right < frame.shape[1]


def test_a_thin_strip_of_a_hectare_still_has_two_pixels_to_claim():
    (window,) = lay_out([fact(0, 230_000, hectares=1.0, stretch=3.6)]).windows
    assert min(window.shape) >= 2


def test_every_window_has_its_own_stretch_of_the_pairs():
    frame = lay_out(TWO)
    for number, window in enumerate(frame.windows):
        pixels = frame.pixel[frame.owner == number]
        assert frame.starts[number] == np.flatnonzero(frame.owner == number)[0]
        assert len(pixels) == window.shape[0] * window.shape[1]
        assert pixels[0] == window.top * frame.shape[1] + window.left


def test_the_edge_is_settled_at_as_many_pixels_as_the_buurten_cover():
    scores = fit_scores(TWO, lay_out(TWO))
    assert set(np.unique(scores.outside)) == {-6.0, 6.0}
    assert np.sum(scores.outside < 0) == round(2_000_000 / PIXEL_METRES**2)


def test_a_buurt_that_scores_too_high_everywhere_is_brought_back_towards_its_area(monkeypatch):
    frame = lay_out(TWO)
    fair = fit_scores(TWO, frame)
    unfair = Scores((fair.inside[0] + 2.0, fair.inside[1]), fair.outside)

    corrected = held(label_grid(frame, unfair))
    monkeypatch.setattr(refine, "_AREA_ROUNDS", 0)
    uncorrected = held(label_grid(frame, unfair))

    assert uncorrected[0] > 120
    assert corrected[0] < uncorrected[0] - 2
    assert corrected[1] > uncorrected[1] + 2


def test_labels_are_three_times_finer_than_the_fit():
    frame = lay_out(TWO)
    grid = label_grid(frame, fit_scores(TWO, frame))
    assert grid.pixel_metres == 25
    assert grid.labels.shape == tuple(3 * length for length in frame.shape)
    assert set(np.unique(grid.labels)) == {OUTSIDE, 0, 1}


def test_a_staircase_between_two_cells_becomes_a_straight_line():
    rows, columns = np.indices((60, 60))
    low, high = trace_cells(grid_of((rows > columns).astype(int)), 2)

    border = shapely.intersection(low.boundary, high.boundary)
    assert border.length == pytest.approx(60 * 25 * np.sqrt(2), rel=0.02)  # the stairs are 41 % longer
    assert shapely.get_num_coordinates(shapely.line_merge(border)) <= 4


def test_polygons_lie_where_their_pixels_lie():
    labels = np.full((40, 80), OUTSIDE)
    labels[4:36, 10:30] = 0
    labels[4:36, 30:70] = 1
    left, right = trace_cells(grid_of(labels), 2)

    assert left.bounds == pytest.approx((230_250, 580_100, 230_750, 580_900), abs=30)
    assert right.bounds == pytest.approx((230_750, 580_100, 231_750, 580_900), abs=30)


def test_a_splinter_goes_to_the_neighbour_that_surrounds_it():
    labels = np.zeros((40, 80), dtype=int)
    labels[:, 40:] = 1
    labels[10:20, 60:70] = 0
    left, right = trace_cells(grid_of(labels), 2)

    assert left.area == pytest.approx(40 * 40 * 625, rel=0.02)
    assert right.area == pytest.approx(40 * 40 * 625, rel=0.02)
    assert not right.interiors


def test_enclosed_ground_of_nobody_is_given_away():
    labels = np.zeros((40, 80), dtype=int)
    labels[:, 40:] = 1
    labels[10:20, 10:20] = OUTSIDE
    left, _ = trace_cells(grid_of(labels), 2)
    assert not left.interiors


def test_a_splinter_outside_the_place_is_dropped():
    labels = np.full((40, 80), OUTSIDE)
    labels[:, :40] = 0
    labels[10:14, 60:64] = 0
    (cell,) = trace_cells(grid_of(labels), 1)
    assert cell.bounds[2] == pytest.approx(231_000, abs=10)


def test_cells_that_touch_in_a_corner_stay_valid():
    labels = np.zeros((60, 60), dtype=int)
    labels[10:30, 10:30] = 1
    labels[30:50, 30:50] = 2
    drawn = trace_cells(grid_of(labels), 3)
    assert shapely.coverage_is_valid(drawn)
    assert len(drawn[0].interiors) == 2


@pytest.mark.parametrize("count", [1, 3])
def test_a_label_without_pixels_is_refused(count):
    labels = np.full((20, 20), OUTSIDE) if count == 1 else np.indices((20, 20))[1] // 10
    with pytest.raises(FactsError, match="vallen helemaal weg"):
        trace_cells(grid_of(labels), count)


def test_two_places_are_refused():
    labels = np.full((40, 80), OUTSIDE)
    labels[:, :30] = 0
    labels[:, 50:] = 1
    with pytest.raises(FactsError, match="sluiten niet op elkaar aan"):
        trace_cells(grid_of(labels), 2)


def test_the_values_that_travel_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        TWO[0].hectares = 1.0
