"""Klopt dit nog? By hand: on the page of a record, in the list, on the start page; with and without htmx."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from sqlalchemy import select

from app import clock
from app.models.people import Team
from app.models.record import KnownFrom, Status, Suggestion, Verification
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.people import make_team, make_user, post, sign_in
from tests.factories.record import make_asset
from tests.factories.viewers import make_viewer

PART = {"HX-Request": "true"}


@pytest.fixture
def keeper(db):
    return make_viewer(leads=(make_city().id("BU00140000"),), team="Team Hamrik")


@pytest.fixture
def asset(keeper):
    with time_machine.travel(clock.now() - timedelta(days=400)):
        return make_asset(keeper, name="Breitafel")


@pytest.fixture
def inside(app, db, keeper):
    made = another(app)
    sign_in(made, make_user(team=db.session.get_one(Team, keeper.team_id)))
    return made


@pytest.fixture
def outside(app, asset):
    made = another(app)
    sign_in(made, make_user(team=make_team(name="Team Ver")))
    return made


def say(browser, asset, answer, **over):
    headers = over.pop("headers", {})
    told = {"answer": answer, "client_key": str(uuid4())} | over
    return post(browser, f"/buurtkrachten/{asset.id}/check", told, headers=headers)


@pytest.mark.parametrize("page", ["/start", "/lijst", "/?pick={}", "/buurtkrachten/{}"])
def test_the_buttons_stand_wherever_a_record_that_is_due_is_met(inside, asset, page):
    text = inside.get(page.format(asset.id)).text
    assert f'action="/buurtkrachten/{asset.id}/check"' in text
    assert ("Overslaan" in text) is (page == "/start")


def test_what_was_checked_lately_asks_for_nothing_in_the_list(inside, keeper):
    fresh = make_asset(keeper, name="Kookgroep")
    assert f'action="/buurtkrachten/{fresh.id}/check"' not in inside.get("/lijst").text
    assert f'action="/buurtkrachten/{fresh.id}/check"' in inside.get(f"/buurtkrachten/{fresh.id}").text


def test_without_a_script_one_tap_comes_back_to_where_one_was_and_is_undone_on_the_page(inside, asset, db):
    answer = say(inside, asset, "confirmed", verder="/lijst?kind=initiative")
    assert answer.location == "/lijst?kind=initiative"
    assert "Klopt nog, vandaag. Dank je." in inside.get("/lijst").text

    page = inside.get(f"/buurtkrachten/{asset.id}").text
    assert "Jij zei net: klopt nog." in page
    (said,) = db.session.scalars(select(Verification).where(Verification.on == clock.today()))
    post(inside, f"/buurtkrachten/{asset.id}/check/terug", {"client_key": str(said.client_key)})
    assert "Lang niet gecheckt" in inside.get(f"/buurtkrachten/{asset.id}").text


def test_nobody_is_sent_to_another_site(inside, asset):
    for elsewhere in ("https://example.com/", "//example.com", "/onbekend"):
        assert say(inside, asset, "nobody", verder=elsewhere).location == f"/buurtkrachten/{asset.id}"


def test_with_htmx_the_answer_stands_in_the_place_of_the_buttons_and_back(inside, asset):
    key = str(uuid4())
    said = say(inside, asset, "confirmed", client_key=key, headers=PART)
    assert "<html" not in said.text
    assert "Klopt nog, vandaag. Dank je." in said.text
    undone = post(inside, f"/buurtkrachten/{asset.id}/check/terug", {"client_key": key}, headers=PART)
    assert 'value="confirmed"' in undone.text
    assert key not in undone.text


def test_heard_counts_as_heard(inside, asset, db):
    say(inside, asset, "heard")
    db.session.refresh(asset)
    assert asset.verified_by_seeing is False
    assert KnownFrom.TOLD in db.session.scalars(select(Verification.how)).all()


def test_lying_still_asks_until_when_and_stopping_asks_why(inside, asset, db):
    asked = inside.get(f"/buurtkrachten/{asset.id}/check/ligt-stil").text
    assert all(words in asked for words in ("Tot wanneer ongeveer?", "Na de zomer", "Weet ik niet"))
    said = say(inside, asset, "resting", again="month", headers=PART).text
    assert "Ligt stil. We vragen het in" in said
    db.session.refresh(asset)
    assert asset.due_on.day == 1

    assert "Weet je waarom?" in inside.get(f"/buurtkrachten/{asset.id}/check/gestopt").text
    assert "Het verhaal blijft bewaard." in say(inside, asset, "stopped", reason="", headers=PART).text
    db.session.refresh(asset)
    assert asset.status is Status.STOPPED
    assert "Klopt nog" not in inside.get(f"/buurtkrachten/{asset.id}").text.partition("<main")[2]


def test_what_is_different_goes_to_the_team_that_keeps_it(outside, asset, db):
    page = outside.get(f"/buurtkrachten/{asset.id}/check/anders").text
    assert f'href="/buurtkrachten/{asset.id}/voorstel"' in page
    assert say(outside, asset, "different", remark=" ").status_code == 422
    assert "Schrijf in één zin wat er anders is" in say(outside, asset, "different").text

    said = say(outside, asset, "different", remark="Ze zitten nu in de kerk.", headers=PART)
    assert "Bewaard. Team Hamrik ziet je voorstel." in said.text
    assert len(db.session.scalars(select(Suggestion)).all()) == 1


def test_the_third_time_nobody_asks_whether_somebody_will_call(inside, asset):
    for _ in range(2):
        assert "bellen" not in say(inside, asset, "nobody", headers=PART).text
    assert "Drie keer niemand gezien. Wil je bellen" in say(inside, asset, "nobody", headers=PART).text
    page = inside.get(f"/buurtkrachten/{asset.id}").text
    assert "Daarna 3 keer niemand gezien." in page
    assert page.count("Wil je bellen") == 1
    history = " ".join(inside.get(f"/buurtkrachten/{asset.id}/geschiedenis").text.split())
    assert history.count("<strong>Niemand gezien</strong>, genoteerd door Team Hamrik.") == 3


def test_who_may_not_record_gets_no_buttons_and_nonsense_gets_no_answer(app, inside, asset):
    reader = another(app)
    sign_in(reader, make_user(roles=["privacy"]))
    assert "/check" not in reader.get(f"/buurtkrachten/{asset.id}").text
    assert say(reader, asset, "confirmed").status_code == 403
    assert say(inside, asset, "weggelopen").status_code == 404
    assert say(inside, asset, "confirmed", client_key="x").status_code == 422
    assert inside.get(f"/buurtkrachten/{asset.id}/check/weg").status_code == 404
