"""The cell in which a place is shown at street level."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, strategies as st

from geodata.precision import street_cells


@pytest.mark.parametrize(
    ("point", "centre"),
    [
        ((233_140.0, 583_271.0), (233_150.0, 583_250.0)),
        ((233_100.0, 583_200.0), (233_150.0, 583_250.0)),
        ((233_199.9, 583_299.9), (233_150.0, 583_250.0)),
        ((233_200.0, 583_300.0), (233_250.0, 583_350.0)),
    ],
)
def test_a_place_is_shown_at_the_centre_of_its_cell(point, centre):
    assert street_cells(np.array([point])).tolist() == [list(centre)]


@given(st.floats(0, 280_000), st.floats(300_000, 625_000))
def test_the_shown_place_is_near_and_shown_as_itself(rd_x, rd_y):
    shown = street_cells(np.array([[rd_x, rd_y]]))

    assert np.abs(shown - [[rd_x, rd_y]]).max() <= 50.0 + 1e-6
    assert street_cells(shown).tolist() == shown.tolist()
