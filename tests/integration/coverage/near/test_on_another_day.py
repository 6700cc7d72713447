"""What was near (C3) and hung together (C5) on a day: what was said on that day, under the rules of today."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from app.models.record import Aware, Openness, RelationType, Status
from app.queries.coverage.divisions import BUURTEN
from app.queries.coverage.measures import MEASURES
from app.queries.coverage.overview import coverage
from app.queries.coverage.ties import tied
from app.queries.record.filters import AssetFilter
from app.rhythms import Pauses, Season
from app.services.record.keeping.taking_away import take_away
from app.services.record.ties.relating import end_relation, relate
from tests.factories.meeting import change, move
from tests.factories.record import make_asset, weekly
from tests.integration.coverage.conftest import HAMRIK, WIERDE, browser_of

NOW = datetime(2026, 10, 20, 10, tzinfo=UTC)
ELSEWHERE = (234_011.0, 583_022.0)
EVENING = {"begins": (19, 30), "ends": (21, 0)}


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False):
        yield


def ago(days):
    return time_machine.travel(NOW - timedelta(days=days), tick=False)


def day(days):
    return (NOW - timedelta(days=days)).date()


@pytest.fixture
def said(inside):
    """A measure per buurt, of so many days ago or of now."""

    def values(measure, days=None, query="", browser=inside):
        then = f"&as_of={day(days)}" if days else ""
        areas = browser.get(f"/api/v1/coverage?measure={measure}{then}{query}").json["areas"]
        return {area["code"]: area["value"] for area in areas}

    return values


@pytest.fixture
def near(said):
    return lambda days=None, query="": said("C3", days, query)[HAMRIK]


@pytest.fixture
def pair(keeper):
    """Two records of long ago in Hamrik."""
    with ago(30):
        return make_asset(keeper, name="Koor", buurt=HAMRIK), make_asset(keeper, name="Tuin", buurt=HAMRIK)


def work_together(pair, viewer):
    one, other = pair
    return relate(from_id=one.id, to_id=other.id, kind=RelationType.WORKS_WITH, viewer=viewer)


def test_what_came_or_went_or_was_checked_since_is_not_of_that_day(near, keeper):
    with ago(200):
        # Checked on that day alone: half a year later that is too long ago.
        make_asset(keeper, name="Wandelgroep")
    with ago(30):
        went = make_asset(keeper, name="Koor", aware=Aware.YES)
    first = near(25)
    with ago(20):
        change(went, keeper, status=Status.STOPPED)

    assert near(201) == 0, "nothing was written down yet"
    assert near(199) == near(25) == first > 0
    assert near(10) == 0, "the one was not checked for long, the other stopped"
    make_asset(keeper, name="Tuin")
    assert near(1) == 0
    assert near() > 0


def test_when_it_is_there_and_for_whom_are_those_of_that_day(near, keeper):
    with ago(30):
        choir = make_asset(keeper, name="Koor", rhythm=weekly(**EVENING))
    evening, summer = "&evening=yes", "&summer=yes"
    with ago(10):
        change(choir, keeper, rhythm=weekly(), pauses=Pauses(seasons=(Season.SUMMER,)))

    assert near(20) == near(20, evening) == near(20, summer) == near(5) > 0
    assert near(20, "&distance=800") > near(20)
    assert near(5, evening) == near(5, summer) == 0
    with ago(4):
        change(choir, keeper, openness=Openness.MEMBERS)
    assert near(5) > 0 == near(3)


def test_what_moved_since_was_near_nobody_for_its_older_place_is_its_keepers(near, said, keeper):
    with ago(30):
        garden = make_asset(keeper, name="Tuin")
    move(garden, keeper, ELSEWHERE)

    assert (near(20), near()) == (0, 0)
    assert said("C3", 20)[WIERDE] == 0
    assert said("C3")[WIERDE] > 0


def test_a_tie_counts_from_the_day_it_was_written_down_to_the_day_it_ended(said, keeper, pair):
    with ago(20):
        tie = work_together(pair, keeper)
    with ago(10):
        end_relation(relation_id=tie.id, viewer=keeper)

    by_day = {days: said("C5", days)[HAMRIK] for days in (21, 20, 11, 10)}
    assert by_day == {21: 0, 20: 0.5, 11: 0.5, 10: 0}
    assert said("C5")[HAMRIK] == 0
    work_together(pair, keeper)
    assert said("C5")[HAMRIK] == 0.5
    assert said("C5", 5)[HAMRIK] == 0, "tied again today, and for ten days not"


def test_both_ends_stood_there_then_and_are_seen_now(app, said, keeper, outsider, pair):
    with ago(20):
        work_together(pair, keeper)
    others = browser_of(app, outsider)
    assert said("C5", 15, browser=others)[HAMRIK] == 0.5
    with ago(10):
        change(pair[0], keeper, status=Status.DORMANT)

    assert said("C5", 15)[HAMRIK] == 0.5
    assert said("C5", 5)[HAMRIK] == 0, "what lies still holds nothing together"
    change(pair[0], keeper, visibility="team")
    assert said("C5", 15)[HAMRIK] == 0.5
    assert said("C5", 15, browser=others)[HAMRIK] == 0, "no number tells of what only a team may see"
    take_away(asset_id=pair[0].id, because="mistake", viewer=keeper)
    assert said("C5", 15)[HAMRIK] == 0, "what was taken away stands on no map, of no day"


def test_a_partner_that_moved_since_holds_together_what_stayed(city, keeper, pair):
    with ago(20):
        house = make_asset(keeper, name="Buurthuis")
        for one in pair:
            work_together((one, house), keeper)
    move(house, keeper, ELSEWHERE)

    then = tied(AssetFilter(), keeper, BUURTEN, day(15))
    assert city.id(WIERDE) not in then
    here = then[city.id(HAMRIK)]
    assert (here.records, here.per_record, here.together) == (2, 1, 1)


@pytest.mark.parametrize("code", ["C3", "C5"])
def test_a_day_after_which_nothing_changed_says_what_was_said_on_it(keeper, pair, code):
    def values(on=None):
        found = coverage(AssetFilter(), keeper, BUURTEN, MEASURES[code], day=on)
        return [one.value for one in found.values]

    with ago(20):
        work_together(pair, keeper)
        make_asset(keeper, name="Buurthuis")
        on_the_day = values()

    assert values(day(20)) == on_the_day
    assert any(on_the_day)


def test_the_pages_show_another_day_and_lay_two_days_side_by_side(inside, keeper, pair):
    with ago(20):
        make_asset(keeper, name="Buurthuis")
        work_together(pair, keeper)

    assert "Zo stond het er op" in inside.get(f"/dekking?maat=C5&dag={day(15)}").text
    beside = inside.get(f"/dekking?maat=C3&met={day(25)}&afstand=800").text
    assert f"{day(25).day} september 2026" in beside
    for measure in ("C3", "C5"):
        page = inside.get(f"/dekking/verloop?maat={measure}&indeling=buurt")
        assert (page.status_code, page.text.count('class="card trends__one"')) == (200, 5)
    assert inside.get(f"/dekking?maat=C3&dag={day(15)}&cost=free").status_code == 422
