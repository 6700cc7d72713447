"""A key for a program opens the API as its user may read it, and nothing else; it ends when she says so."""

from __future__ import annotations

import re
from datetime import timedelta

import time_machine
from sqlalchemy import select

from app import clock
from app.models.people import ApiToken
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.people import make_team, make_user, post, sign_in
from tests.factories.record import make_asset
from tests.factories.viewers import make_viewer


def key_of(browser, name="Rekenblad"):
    answer = post(browser, "/instellingen/sleutels", {"token_name": name})
    assert answer.headers["Cache-Control"] == "no-store"
    return re.search(r'class="token">([^<]+)<', answer.text)[1]


def ask(app, key, path="/api/v1/assets"):
    return another(app).get(path, headers={"Authorization": f"Bearer {key}"})


def test_a_key_reads_what_its_user_may_and_is_kept_as_a_hash_alone(app, db):
    make_city()
    make_asset(make_viewer(), name="Eettafel")
    browser = another(app)
    sign_in(browser, make_user(team=make_team()))
    key = key_of(browser)
    (stored,) = db.session.scalars(select(ApiToken))

    assert key not in {stored.key_hash, stored.name}
    assert [one["properties"]["name"] for one in ask(app, key).json["features"]] == ["Eettafel"]
    assert key not in browser.get("/instellingen").text
    found = another(app).post(
        "/api/v1/partners", json={"q": "eettafel"}, headers={"Authorization": f"Bearer {key}"}
    )
    assert found.json["total"] == 1


def test_it_opens_no_page_and_a_wrong_one_opens_nothing(app, db):
    browser = another(app)
    sign_in(browser, make_user())
    key = key_of(browser)

    assert ask(app, key, "/lijst").status_code == 302
    assert ask(app, key + "x").status_code == 401
    assert ask(app, "").status_code == 401


def test_it_ends_when_it_is_taken_back_when_the_password_changes_and_after_half_a_year(app, db):
    user, browser = make_user(), another(app)
    sign_in(browser, user)
    first, second, third = key_of(browser, "een"), key_of(browser, "twee"), key_of(browser, "drie")
    token = db.session.scalars(select(ApiToken).where(ApiToken.name == "een")).one()
    stranger = another(app)
    sign_in(stranger, make_user())
    assert post(stranger, f"/instellingen/sleutels/{token.id}/intrekken").status_code == 404
    assert ask(app, first).status_code == 200
    post(browser, f"/instellingen/sleutels/{token.id}/intrekken")
    assert ask(app, first).status_code == 401

    with time_machine.travel(clock.now() + timedelta(days=181)):
        assert ask(app, second).status_code == 401
    user.epoch += 1
    db.session.flush()
    assert ask(app, third).status_code == 401


def test_what_is_missing_is_told_and_a_guest_makes_none(app, db):
    browser, guest = another(app), another(app)
    sign_in(browser, make_user())
    sign_in(guest, make_user(roles=["partner"]))

    refused = post(browser, "/instellingen/sleutels", {"token_name": "  "})
    assert refused.status_code == 422
    assert "Schrijf waar de sleutel voor is" in refused.text
    assert post(guest, "/instellingen/sleutels", {"token_name": "x"}).status_code == 403
