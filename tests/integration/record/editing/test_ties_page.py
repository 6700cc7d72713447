"""The ties of a record by hand: looked up, added in either direction, confirmed, ended."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.models.people import Team
from app.models.record import Precision, Relation, RelationType, Visibility
from app.queries.record.ties.relations import ties_of
from app.services.record.ties.relating import relate
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.people import make_user, post, sign_in
from tests.factories.record import make_asset
from tests.factories.viewers import make_viewer


@pytest.fixture
def keeper(db):
    city = make_city()
    return make_viewer(leads=(city.id("BU00140000"),))


@pytest.fixture
def browser(app, db, keeper):
    made = another(app)
    sign_in(made, make_user(team=db.session.get_one(Team, keeper.team_id)))
    return made


@pytest.mark.parametrize(("chosen", "outward"), [("supports", True), ("supports-back", False)])
def test_a_tie_reads_in_the_direction_that_was_chosen(browser, keeper, db, chosen, outward):
    asset, other = make_asset(keeper, name="Fietsles"), make_asset(keeper, name="Wagen en Praat")
    page = f"/buurtkrachten/{asset.id}/verbindingen"
    assert "Wagen en Praat" in browser.get(f"{page}?zoek=wagen").text
    assert post(browser, page, {"other": other.id, "type": chosen, "since": "2026-01-05"}).status_code == 302

    (tie,) = ties_of(asset.id, keeper)
    assert (tie.other_name, tie.type, tie.outward) == ("Wagen en Praat", "supports", outward)
    (back,) = ties_of(other.id, keeper)
    assert back.outward is not outward


def test_what_is_not_chosen_is_said_and_what_was_found_stays(browser, keeper):
    asset = make_asset(keeper, name="Fietsles")
    make_asset(keeper, name="Wagen en Praat")
    answer = post(browser, f"/buurtkrachten/{asset.id}/verbindingen", {"zoek": "wagen", "since": "gisteren"})

    assert answer.status_code == 422
    for said in (
        "Kies met wat dit verbonden is.",
        "Kies wat ze met elkaar te maken hebben.",
        "Dit is geen dag.",
    ):
        assert said in answer.text
    assert "Wagen en Praat" in answer.text


def test_a_tie_that_nobody_confirmed_for_a_year_says_so_until_somebody_does(browser, keeper, db):
    asset, other = make_asset(keeper), make_asset(keeper, name="Wagen en Praat")
    tie = relate(from_id=asset.id, to_id=other.id, kind=RelationType.PART_OF, viewer=keeper)
    tie.confirmed_on = clock.today() - timedelta(days=400)
    db.session.flush()
    page = f"/buurtkrachten/{asset.id}/verbindingen"
    assert "Al een jaar niet gecheckt." in browser.get(page).text

    post(browser, page, {"confirm": tie.id})
    assert "Al een jaar niet gecheckt." not in browser.get(page).text
    post(browser, page, {"end": tie.id})
    assert "Vroeger" in browser.get(page).text
    assert ties_of(asset.id, keeper) == ()


def test_a_tie_of_another_record_is_out_of_reach_here(browser, keeper, db):
    asset, one, two = (make_asset(keeper, name=name) for name in ("Hier", "Elders een", "Elders twee"))
    tie = relate(from_id=one.id, to_id=two.id, kind=RelationType.PART_OF, viewer=keeper)
    assert post(browser, f"/buurtkrachten/{asset.id}/verbindingen", {"end": tie.id}).status_code == 422
    assert db.session.scalars(select(Relation)).one().until is None


def test_a_tie_shows_only_to_who_sees_both_ends(keeper):
    asset = make_asset(keeper)
    hidden = make_asset(keeper, visibility=Visibility.TEAM, sensitive=True, precision=Precision.BUURT)
    relate(from_id=asset.id, to_id=hidden.id, kind=RelationType.WORKS_WITH, viewer=keeper)

    assert len(ties_of(asset.id, keeper)) == 1
    assert ties_of(asset.id, make_viewer()) == ()
