"""How it went over the quarters, and one number beside another, with what chance can do."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
import time_machine

from app import clock
from app.queries.coverage.beside.comparing import beside
from app.queries.coverage.beside.trend import trend
from app.queries.coverage.divisions import Region, division
from app.queries.coverage.facts import State
from app.queries.coverage.measures import MEASURES, Value
from app.queries.record.filters import AssetFilter
from tests.factories.record import make_asset
from tests.integration.coverage.conftest import HAMRIK, WIERDE

PLACE = Region(id=1, code=HAMRIK, name="Hamrik", inhabitants=3200)


def value(number, low=None, high=None):
    return Value(region=PLACE, value=number, n=1, state=State.FOUND, low=low, high=high)


def test_a_difference_is_clear_only_when_limits_do_not_overlap():
    assert beside(value(4, 3, 5), value(1, 0.5, 2)).is_clear
    assert beside(value(1, 0.5, 2), value(4, 3, 5)).is_clear
    assert beside(value(4, 2, 6), value(3, 1, 5)).is_clear is False
    assert (beside(value(4), value(1)).difference, beside(value(4), value(1)).is_clear) == (3, None)
    assert beside(value(None), value(1)).difference is None
    assert beside(value(4), None).difference is None


def test_the_end_of_each_quarter_and_today(db, city, keeper):
    with time_machine.travel("2026-11-20 12:00+01:00", tick=False):
        found = trend(AssetFilter(), keeper, division("buurt"), MEASURES["C1"])

    assert found.days[-3:] == (date(2026, 6, 30), date(2026, 9, 30), date(2026, 11, 20))
    assert found.days[0] == date(2025, 3, 31)
    assert len(found.days) == 8


def test_a_line_rises_when_it_was_recorded_and_not_before(db, city, keeper, inside):
    with time_machine.travel("2026-08-10 12:00+02:00", tick=False):
        make_asset(keeper, name="Wandelgroep", buurt=HAMRIK)
    with time_machine.travel("2026-11-20 12:00+01:00", tick=False):
        make_asset(keeper, name="Koor", buurt=HAMRIK)
        found = trend(AssetFilter(), keeper, division("buurt"), MEASURES["C1"])
        line = next(line for line in found.lines if line.region.code == HAMRIK)
    assert line.values[-3:] == (0, 1, 2)
    assert found.top == 2
    page = inside.get("/dekking/verloop?indeling=buurt")
    assert page.status_code == 200
    assert page.text.count('class="card trends__one"') == 5


@pytest.mark.parametrize("query", ["maat=C99", "indeling=straat", "cost=free", "dag=2026-01-01"])
def test_what_other_days_can_not_answer_is_refused(inside, query):
    assert inside.get(f"/dekking/verloop?{query}").status_code == 422


def test_numbers_stand_beside_those_of_another_day_or_part(inside, keeper):
    with time_machine.travel(clock.now() - timedelta(days=40)):
        make_asset(keeper, name="Wandelgroep", buurt=HAMRIK)
    make_asset(keeper, name="Koor", buurt=HAMRIK)
    day = clock.today() - timedelta(days=20)
    page = inside.get(f"/dekking?met={day}").text
    row = re.search(r"<tr><th scope=\"row\">Hamrik.*?</tr>", page, re.DOTALL)[0]
    assert '<td class="number">1</td><td>+1</td>' in row

    page = inside.get(f"/dekking?maat=C2&naast={WIERDE}").text
    row = re.search(r"<tr><th scope=\"row\">Hamrik.*?</tr>", page, re.DOTALL)[0]
    assert "te klein om iets te zeggen" in row
    assert inside.get("/dekking?naast=BU99999999").status_code == 422
    assert inside.get("/dekking?met=morgen").status_code == 422
