from __future__ import annotations

import re

import numpy as np
import pytest

from geodata.drawing import Layer, draw


def square(x, y, size):
    return np.array([(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)], dtype=float)


HOME = square(233_000, 583_000, 1000)


def layer(*areas, fill="#fff"):
    return Layer(areas=areas, fill=fill, line="#000", stroke=0.2)


def test_the_bar_is_as_long_as_it_says():
    drawing = draw([layer([HOME])], [HOME], width=100, height=65, margin=0.15)

    # 1300 metres in 65 mm: a millimetre is twenty metres.
    assert (drawing.bar_metres, drawing.bar) == (500, 25.0)


def test_north_is_up_and_points_fall_where_they_lie():
    middle, north_east = (233_500, 583_500), (234_000, 584_000)

    drawing = draw([layer([HOME])], [HOME], width=100, height=65, points=[middle, north_east])

    assert drawing.points == ((50.0, 32.5), (75.0, 7.5))


def test_what_lies_off_the_sheet_is_not_drawn():
    drawing = draw([layer([HOME], [square(250_000, 590_000, 500)])], [HOME], width=100, height=65)

    assert drawing.svg.count("<path") == 1
    assert max(float(number) for number in re.findall(r"[ML]([\d.]+) ", drawing.svg)) <= 100


def test_a_colour_can_not_end_the_attribute():
    drawing = draw([layer([HOME], fill='"><script>')], [HOME], width=10, height=10)

    assert "<script>" not in drawing.svg


@pytest.mark.parametrize("focus", [[], [np.array([(1.0, 1.0), (1.0, 2.0)])]])
def test_nothing_in_the_middle_is_refused(focus):
    with pytest.raises(ValueError, match="middle"):
        draw([], focus, width=10, height=10)
