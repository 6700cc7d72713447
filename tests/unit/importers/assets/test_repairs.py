"""Turned axes and numbers of the other system: told apart with certainty, put right only when asked."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from geodata.crs import to_rd
from importers.assets import Choices
from importers.assets.locate import DEGREES_AS_RD, NULL_ISLAND, RD_AS_DEGREES, SWAPPED, Repairs, locate
from importers.assets.log import Log
from importers.assets.records import LonLat, RdPoint, Row

DOM = (5.12146, 52.09073)
RD = to_rd(*DOM)
FIX = Choices(repair=True)


@pytest.mark.parametrize(
    ("headings", "numbers", "reason"),
    [
        ("lon;lat", DOM[::-1], SWAPPED),
        ("x;y", RD[::-1], SWAPPED),
        ("lon;lat", RD, RD_AS_DEGREES),
        ("lon;lat", RD[::-1], RD_AS_DEGREES),
        ("x;y", DOM, DEGREES_AS_RD),
        ("x;y", DOM[::-1], DEGREES_AS_RD),
    ],
)
def test_a_wrong_place_is_refused_and_offered_and_right_when_asked(read_list, headings, numbers, reason):
    text = f"Naam;{headings}\nDom;{numbers[0]};{numbers[1]}\nNiets;;\n"
    first = read_list(text)
    assert [issue.reason for issue in first.issues if issue.row == 2] == [reason]
    assert first.repair.turned + first.repair.other_system == 1
    assert not first.repair.is_done
    put_right = read_list(text, choices=FIX)
    record = put_right.records[0]
    assert (record.lon, record.lat) == pytest.approx(DOM, abs=1e-6)
    assert (record.rd_x, record.rd_y) == pytest.approx(RD, abs=0.1)
    assert put_right.repair.is_done
    assert any(issue.field == "place" and issue.row is None for issue in put_right.issues), "never in silence"


def test_rows_that_are_right_stay_where_they_are(read_list):
    text = f"Naam;lon;lat\nGoed;{DOM[0]};{DOM[1]}\nOmgekeerd;{DOM[1]};{DOM[0]}\nWeg;100;80\nNul;0;0\n"
    result = read_list(text, choices=FIX)
    assert [(record.name, record.lon) for record in result.records] == [
        ("Goed", DOM[0]),
        ("Omgekeerd", DOM[0]),
    ]
    assert result.repair.turned == 1
    assert [issue.reason for issue in result.issues if issue.row == 5] == [NULL_ISLAND]


@given(st.floats(3.4, 7.1), st.floats(50.8, 53.5), st.integers(0, 3))
def test_whichever_way_a_dutch_place_is_written_wrong_it_comes_back(lon, lat, way):
    rd_x, rd_y = to_rd(lon, lat)
    numbers = (rd_x, rd_y) if way >= 2 else (lon, lat)
    first, second = numbers[::-1] if way % 2 else numbers
    for make in (LonLat, RdPoint):
        (row,) = locate([Row(1, {}, make(first, second))], Log(), Repairs(wanted=True))
        assert (row.spot.lon, row.spot.lat) == pytest.approx((lon, lat), abs=1e-6)
