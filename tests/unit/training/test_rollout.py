"""What is reckoned of the roll-out: who is ready, and when all are at this pace."""

from __future__ import annotations

from datetime import date

import pytest

from app.queries.training.steering.rollout import MonthLine, add_months, done_by_month, forecast
from app.web.training.steering.rollout_picture import draw

MAY, JUNE, JULY = (date(2026, month, 1) for month in (5, 6, 7))


def test_ready_is_who_had_every_module_and_never_more_than_the_team_has():
    attended = {1: {MAY: 12, JUNE: 10}, 2: {JUNE: 11, JULY: 20}}

    assert done_by_month(attended, [1, 2], most=30) == {MAY: 0, JUNE: 11, JULY: 11}
    assert done_by_month(attended, [1, 2], most=15) == {MAY: 0, JUNE: 11, JULY: 4}
    assert done_by_month(attended, [1, 2, 3], most=30) == {MAY: 0, JUNE: 0, JULY: 0}
    assert done_by_month({}, [1], most=30) == {}
    assert done_by_month(attended, [], most=30) == {}


@pytest.mark.parametrize(
    ("to_go", "expected"),
    [(60, (5.0, date(2027, 7, 1))), (61, (5.0, date(2027, 8, 1))), (0, (5.0, None)), (10**6, (5.0, None))],
)
def test_the_end_is_as_far_away_as_the_pace_of_the_last_six_months_says(to_go, expected):
    done = {date(2026, 1, 1): 500, date(2026, 2, 1): 10, MAY: 12, JULY: 8, date(2026, 8, 1): 100}

    assert forecast(done, to_go=to_go, this_month=JULY) == expected


def test_without_a_pace_there_is_no_end():
    assert forecast({date(2025, 1, 1): 40}, to_go=3, this_month=JULY) == (0.0, None)


def test_months_go_over_the_year():
    assert add_months(date(2026, 11, 1), 3) == date(2027, 2, 1)
    assert add_months(date(2026, 2, 1), -3) == date(2025, 11, 1)


def test_the_picture_is_drawn_in_fives_and_stops_where_the_future_begins():
    months = [MonthLine(month=MAY, planned=3, done=0), MonthLine(month=JUNE, planned=20, done=18)]
    drawn = draw([*months, MonthLine(month=JULY, planned=40, done=None)])

    assert [value for _y, value in drawn.rows] == [0, 10, 20, 30, 40]
    assert len(drawn.done.split()) == 2
    assert len(drawn.planned.split()) == 3
    assert draw(months[:1]) is None
    assert drawn.done.split()[1].endswith(f",{drawn.rows[2][0]}")
