"""Zoals het was, by hand: the list, the map and the counts of a day, and what can't be asked."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
import time_machine

from app import clock
from app.models.people import Team
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.meeting import change
from tests.factories.people import make_user, sign_in
from tests.factories.record import make_asset
from tests.factories.viewers import make_viewer

THEN = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def keeper(db):
    return make_viewer(leads=(make_city().id("BU00140000"),), team="Team Hamrik")


@pytest.fixture
def asset(keeper):
    with time_machine.travel(THEN, tick=False):
        made = make_asset(keeper, name="Breitafel")
    change(made, keeper, name="Haaktafel")
    return made


@pytest.fixture
def browser(app, db, keeper, asset):
    made = another(app)
    sign_in(made, make_user(team=db.session.get_one(Team, keeper.team_id)))
    return made


def test_it_shows_the_name_of_then_and_leads_to_that_day_of_the_record(browser, asset):
    page = browser.get("/toen?op=2026-03-02&kind=initiative").text
    assert "Zo stond het hier op 2 maart 2026." in page
    assert f'href="/buurtkrachten/{asset.id}?op=2026-03-02">Breitafel</a>' in page
    assert "Haaktafel" not in page
    given = json.loads(unescape(page.partition('data-then="')[2].partition('"')[0]))
    assert [(pin["id"], pin["name"]) for pin in given["pins"]] == [(asset.id, "Breitafel")]
    assert ">Hamrik</a>" in page
    assert browser.get(f"/buurtkrachten/{asset.id}?op=2026-03-02").status_code == 200


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("gisteren", "Dit is geen dag die we kennen."),
        ("2026-02-30", "Dit is geen dag die we kennen."),
        ((clock.today() + timedelta(days=2)).isoformat(), "Die dag moet nog komen."),
    ],
)
def test_a_day_that_can_not_be_is_answered_with_what_to_do(browser, asked, sentence):
    answer = browser.get("/toen", query_string={"op": asked})
    assert (answer.status_code, sentence in answer.text) == (422, True)


def test_before_anything_was_recorded_it_says_that_we_did_not_look(browser):
    assert "Toen stond hier nog niets." in browser.get("/toen?op=2020-01-01").text
    assert "Welke dag?" in browser.get("/toen").text


def test_choices_that_can_not_be_answered_are_said_and_the_list_leads_here(browser):
    assert "De andere keuzes tellen nu niet mee." in browser.get("/toen?op=2026-03-02&q=brei").text
    assert "De andere keuzes" not in browser.get("/toen?op=2026-03-02&kind=place").text
    assert 'href="/toen?kind=initiative"' in browser.get("/lijst?kind=initiative").text
    assert browser.get("/toen?onzin=1").status_code == 422
    assert browser.get("/api/v1/assets?op=2026-03-02").status_code == 400
