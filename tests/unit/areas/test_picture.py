"""The small map of an area: what is on it, and that it is not stretched."""

from __future__ import annotations

import re

import orjson
import pytest

from app.queries.areas.outlines import OutlineDocument
from app.web.areas.picture import WIDTH, picture


def document(**boxes):
    """Areas from boxes (west, south, east, north) in degrees."""
    features = [
        {
            "id": code,
            "geometry": {"type": "Polygon", "coordinates": [[[w, s], [e, s], [e, n], [w, n], [w, s]]]},
        }
        for code, (w, s, e, n) in boxes.items()
    ]
    return OutlineDocument(orjson.dumps({"features": features}), b"", "")


def points(shape):
    """The corners of a path."""
    return [tuple(map(float, pair)) for pair in re.findall(r"([-\d.]+) ([-\d.]+)", shape.path)]


def test_north_is_up_and_a_metre_is_as_long_in_both_directions():
    # At 60 degrees a degree of longitude is half as long as one of latitude.
    drawn = picture("A", areas=document(A=(6.0, 59.99, 6.04, 60.01)))
    (west, bottom), (east, _), (_, top), _ = points(drawn.itself[0])
    assert west < east
    assert top < bottom
    assert east - west == pytest.approx(bottom - top, rel=0.01)


def test_the_area_stands_in_the_middle_among_those_that_are_near():
    drawn = picture(
        "A",
        areas=document(
            A=(6.50, 53.20, 6.52, 53.21), B=(6.52, 53.20, 6.54, 53.21), FAR=(7.0, 53.2, 7.1, 53.3)
        ),
    )
    xs = [x for x, _ in points(drawn.itself[0])]
    assert (min(xs) + max(xs)) / 2 == pytest.approx(WIDTH / 2, abs=0.2)
    assert [shape.code for shape in drawn.around] == ["B"]


def test_an_area_without_neighbours_fills_the_picture():
    alone = points(picture("A", areas=document(A=(6.5, 53.2, 6.6, 53.25))).itself[0])
    assert max(x for x, _ in alone) - min(x for x, _ in alone) > 0.85 * WIDTH


def test_parts_are_drawn_within_the_area():
    parts = document(X=(6.50, 53.20, 6.51, 53.21), Y=(6.51, 53.20, 6.52, 53.21))
    drawn = picture("A", areas=document(A=(6.50, 53.20, 6.52, 53.21)), parts=parts)
    assert [shape.code for shape in drawn.within] == ["X", "Y"]


def test_a_very_long_area_keeps_the_picture_within_its_limits():
    assert picture("A", areas=document(A=(6.0, 53.2, 7.0, 53.201))).height == 200
    assert picture("A", areas=document(A=(6.5, 53.0, 6.501, 53.9))).height == 400


def test_an_area_that_is_not_drawn_has_no_picture():
    assert picture("A", areas=document()) is None
