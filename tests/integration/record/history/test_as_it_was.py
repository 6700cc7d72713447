"""A record is shown as it was on a day, marked as such, under the rules of today."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from app import clock
from app.models.record import Aware, Visibility
from app.models.record.history import VersionAct
from app.services.record.content import Where
from app.services.record.versions import keep_versions
from tests.factories.meeting import change
from tests.factories.record import make_asset

FIRST = datetime(2026, 9, 1, 12, tzinfo=clock.LOCAL_ZONE)


@pytest.fixture
def moment(monkeypatch):
    """Move the clock to noon of a day after the first one."""

    def go(days):
        now = FIRST + timedelta(days=days)
        monkeypatch.setattr(clock, "now", lambda: now)
        monkeypatch.setattr(clock, "today", now.date)

    return go


@pytest.fixture
def asset(keeper, moment):
    """Recorded on 1 September, changed on the 11th."""
    moment(0)
    made = make_asset(keeper, name="Breitafel", aware=Aware.YES, summary="Elke week.")
    moment(10)
    change(made, keeper, summary="Elke maand.", name="Haaktafel")
    moment(20)
    return made


def on(browser, asset, day):
    return browser.get(f"/buurtkrachten/{asset.id}?op={day}")


def test_it_is_shown_as_it_was_and_says_so_with_a_way_back(asset, keepers):
    page = on(keepers, asset, "2026-09-10")

    assert page.status_code == 200
    assert "Zo stond het hier op 10 september 2026." in page.text
    assert '<h1 tabindex="-1">Breitafel</h1>' in page.text
    assert "Elke week." in page.text
    assert "Elke maand." not in page.text
    assert f'href="/buurtkrachten/{asset.id}"' in page.text


def test_the_day_of_a_change_ends_with_it(asset, keepers):
    assert "Elke maand." in on(keepers, asset, "2026-09-11").text


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2026-08-31", "Op 31 augustus 2026 stond dit nog niet op de kaart"),
        ("2026-09-22", "Die dag moet nog komen."),
        ("9999-12-31", "Die dag moet nog komen."),
        ("0001-01-01", "stond dit nog niet op de kaart"),
        ("gisteren", "Dit is geen dag die we kennen."),
        ("", "Dit is geen dag die we kennen."),
    ],
)
def test_a_day_of_which_nothing_can_be_shown_says_why(asset, keepers, day, sentence):
    page = on(keepers, asset, day)

    assert page.status_code == 422
    assert sentence in page.text


def test_a_day_on_which_it_was_taken_away_says_so(asset, keeper, keepers, moment):
    moment(15)
    asset.version += 1
    keep_versions([asset.id], act=VersionAct.REMOVED, viewer=keeper)
    moment(20)
    change(asset, keeper, summary="Weer terug.")

    assert "Op 18 september 2026 was dit weggehaald." in on(keepers, asset, "2026-09-18").text


def test_others_read_nothing_of_a_day_on_which_it_was_for_the_team_alone(asset, keeper, others, moment):
    moment(15)
    change(asset, keeper, visibility=Visibility.TEAM, summary="Alleen voor ons.")
    moment(20)
    change(asset, keeper, visibility=Visibility.ORGANISATION, summary="Voor iedereen.")

    page = on(others, asset, "2026-09-18")
    assert page.status_code == 422
    assert "Alleen voor ons." not in page.text
    assert "Elke maand." in on(others, asset, "2026-09-12").text


def test_what_is_for_the_team_alone_today_is_not_shown_as_it_was_to_others(asset, keeper, others):
    change(asset, keeper, visibility=Visibility.TEAM)

    assert on(others, asset, "2026-09-10").status_code == 404


def test_where_it_was_is_for_its_keepers_alone(asset, keeper, keepers, others, moment):
    moment(15)
    change(asset, keeper, where=Where(location=(233_140.0, 583_271.0), place_note="Kerkstraat 12"))
    moment(20)

    assert "Kerkstraat 12" in on(keepers, asset, "2026-09-18").text
    page = on(others, asset, "2026-09-18").text
    assert "Dat zien alleen de teams die dit bijhouden" in page
    assert "Kerkstraat" not in page
    assert "583271" not in page
