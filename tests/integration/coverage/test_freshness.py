"""Hoe actueel is wat we weten? Per part and kind, with what is due soon, and where somebody looked."""

from __future__ import annotations

import html
import re
from datetime import UTC, timedelta
from uuid import uuid4

import pytest
import time_machine

from app import clock
from app.models.record import Kind, KnownFrom, Precision, Visibility
from app.queries.coverage.beside.freshness import Freshness, freshness_of
from app.queries.coverage.divisions import BUURTEN, division
from app.queries.record.filters import AssetFilter
from app.services.record.verifying import confirm
from tests.factories.record import make_asset
from tests.integration.coverage.conftest import HAMRIK, LAANZICHT, WIERDE, browser_of

NOON = timedelta(hours=12)


def long_ago(days):
    """At noon of a day: so many times 24 hours ago is another day in the last hour of one in winter."""
    return time_machine.travel(clock.begin_of(clock.today() - timedelta(days=days)).astimezone(UTC) + NOON)


@pytest.fixture
def planted(db, city, keeper):
    """In Hamrik four, one due soon and one only read about; in De Wierde two of long ago."""
    make_asset(keeper, name="Wandelgroep", buurt=HAMRIK)
    make_asset(keeper, name="Gelezen", buurt=HAMRIK, known_from=KnownFrom.READ)
    with long_ago(160):
        make_asset(keeper, name="Leesclub", buurt=HAMRIK)
    with long_ago(800):
        make_asset(keeper, name="Oud buurthuis", kind=Kind.PLACE, buurt=HAMRIK)
        return [make_asset(keeper, name=f"Plein {number}", kind=Kind.PLACE, buurt=WIERDE) for number in "12"]


def of(viewer, city, code, kind="", level="buurt"):
    part = freshness_of(AssetFilter(), viewer, division(level))[city.id(code)]
    return part.of(kind) if kind else part.whole


def test_each_kind_has_its_own_term_and_what_nobody_saw_has_no_age(city, keeper, planted):
    assert of(keeper, city, HAMRIK) == Freshness(total=4, fresh=2, soon=1, age=160)
    assert of(keeper, city, HAMRIK, "initiative") == Freshness(total=3, fresh=2, soon=1, age=0)
    assert of(keeper, city, HAMRIK, "place") == Freshness(total=1, fresh=0, soon=0, age=800)
    assert of(keeper, city, HAMRIK, "network") == Freshness()
    assert of(keeper, city, "WK001400", level="wijk").total == 6


def test_a_team_that_confirmed_everything_is_current_without_anything_new(inside, city, keeper, planted):
    assert not of(keeper, city, WIERDE).is_current
    for asset in planted:
        confirm(asset_id=asset.id, how=KnownFrom.SEEN, client_key=uuid4(), viewer=keeper)

    assert of(keeper, city, WIERDE) == Freshness(total=2, fresh=2, soon=0, age=0)
    assert of(keeper, city, WIERDE).is_current
    row = re.search(r"De Wierde.*?</tr>", inside.get("/dekking/actueel").text, re.DOTALL)[0]
    assert ">actueel<" in row


def test_every_number_opens_its_records(inside, planted):
    page = inside.get("/dekking/actueel").text
    links = re.findall(r'href="(/lijst[^"]+)">(\d+) van (\d+)', page)

    soon = re.findall(r'href="(/lijst[^"]+)">(\d+) binnen 30 dagen', page)
    assert len(soon) == 2, "of all in Hamrik, and of its initiatives"
    for link, number in soon:
        listed = inside.get(html.unescape(link)).text
        assert len(set(re.findall(r'data-id="(\d+)"', listed))) == int(number)
    assert len(links) == 5
    for link, _fresh, total in links:
        listed = inside.get(html.unescape(link)).text
        assert len(set(re.findall(r'data-id="(\d+)"', listed))) == int(total), link


def test_what_a_visitor_may_not_see_is_in_none_of_her_numbers(app, city, keeper, outsider, planted):
    make_asset(
        keeper,
        name="Praatgroep",
        buurt=HAMRIK,
        visibility=Visibility.TEAM,
        sensitive=True,
        precision=Precision.BUURT,
    )
    mine, theirs = (
        freshness_of(AssetFilter(), viewer, BUURTEN)[city.id(HAMRIK)].whole.total
        for viewer in (keeper, outsider)
    )
    assert (mine, theirs) == (5, 4)
    assert "2 van 4" in browser_of(app, outsider).get("/dekking/actueel").text


def test_it_is_taken_along_with_the_search_effort_and_its_definition(inside, planted, city):
    said = inside.get("/dekking/actueel/download?format=csv&indeling=buurt&kind=place").text

    assert "plek_pas_gecheckt" in said
    assert "Alles bevestigd is actueel" in said
    assert "keuze: Plek" in said
    assert inside.get("/dekking/actueel?indeling=straat").status_code in {400, 422}
    assert "Laanzicht" in inside.get(f"/dekking/actueel?theme=groen-en-duurzaam&buurt={LAANZICHT}").text


def test_on_another_day_it_is_as_it_stood_then(city, keeper, planted, inside):
    """A year and a half ago nobody had put anything there but the old places, checked then and due since."""
    day = clock.today() - timedelta(days=600)
    then = freshness_of(AssetFilter(), keeper, BUURTEN, day)
    assert then[city.id(HAMRIK)].whole == Freshness(total=1, fresh=1, soon=0, age=200)
    assert then[city.id(WIERDE)].of("place").total == 2

    confirm(asset_id=planted[0].id, how=KnownFrom.SEEN, client_key=uuid4(), viewer=keeper)
    assert freshness_of(AssetFilter(), keeper, BUURTEN, day) == then, "a check of today says nothing of then"
    assert freshness_of(AssetFilter(), keeper, BUURTEN, clock.today()) == freshness_of(
        AssetFilter(), keeper, BUURTEN
    )

    page = inside.get(f"/dekking/actueel?dag={day.isoformat()}").text
    assert "Zo stond het er op" in page
    assert f"op={day.isoformat()}" in page, "its numbers open what stood there then"
    answer = inside.get(f"/dekking/actueel/download?format=csv&dag={day.isoformat()}")
    assert day.isoformat() in answer.headers["Content-Disposition"]
    for day in ("0001-01-01", "9999-12-31", "gisteren"):
        assert inside.get(f"/dekking/actueel?dag={day}").status_code in {200, 400, 422}


def test_checks_of_the_last_ninety_days_are_counted_where_they_were_made(city, keeper, planted, inside):
    """Recording is a check, too: of what was seen today, not of what was read or of long ago."""
    page = html.unescape(inside.get("/dekking/actueel").text).partition("Waar keken we?")[2]
    (row,) = [one for one in page.split("<tr>") if ">Hamrik<" in one]
    assert re.findall(r'<td class="number">(.*?)</td>', row)[:2] == ["0", "1"]
