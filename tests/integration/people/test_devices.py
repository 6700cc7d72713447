"""A trusted device stays signed in, good for all but what is private, until it is let go."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import select

from app.database import database
from app.models.people import TrustedDevice
from app.services.people.accounts import deactivate, sign_out_everywhere
from app.services.people.devices import hash_of
from app.services.settings import choose_settings
from app.web.people.devices.naming import device_name
from tests.factories.people import PASSWORD, make_team, make_user, post, viewer_of

NOW = datetime(2026, 10, 1, 10, 0, tzinfo=UTC)
PHONE = (
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36"
)


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def user(db):
    return make_user(team=make_team(name="Team Hamrik"), roles=["member", "admin"])


def enter(client, user, **over):
    told = {"email": user.email, "password": PASSWORD, "own_device": "y"} | over
    return post(client, "/inloggen", told, headers={"User-Agent": PHONE})


def at(days=0, hours=0):
    return time_machine.travel(NOW + timedelta(days=days, hours=hours), tick=False)


def is_in(client) -> bool:
    return client.get("/instellingen").status_code == 200


def test_it_stays_signed_in_for_thirty_days_and_no_longer(client, user):
    assert enter(client, user).status_code == 302
    with at(hours=13):
        assert client.get("/buurtkrachten/nieuw").status_code == 200
    with at(days=29):
        assert is_in(client)
    with at(days=30, hours=1):
        assert not is_in(client)


def test_without_the_tick_a_night_ends_it(client, user):
    enter(client, user, own_device="")
    assert database.session.scalars(select(TrustedDevice)).all() == []
    with at(hours=13):
        assert not is_in(client)


def test_only_a_hash_of_the_key_is_kept_and_a_made_up_key_opens_nothing(client, other_client, user):
    enter(client, user)
    key = client.get_cookie("vertrouwd").value
    stored = database.session.scalars(select(TrustedDevice)).one()
    assert (stored.key_hash, stored.name) == (hash_of(key), "Telefoon of tablet (Android), Chrome")
    for guess in (stored.key_hash, "x", key[:-1], ""):
        other_client.set_cookie("vertrouwd", guess)
        assert not is_in(other_client)


def test_managing_asks_for_the_password_and_then_goes_on_where_one_was(client, user):
    enter(client, user)
    with at(days=1):
        asked = client.get("/beheer/teams?x=1")
        assert asked.location == "/wachtwoord?verder=/beheer/teams?x%3D1"
        page = client.get(asked.location).text
        assert "Vul je wachtwoord nog eens in" in page
        wrong = post(client, "/wachtwoord", {"password": "niet dit", "verder": "/beheer/teams"})
        assert (wrong.status_code, client.get("/beheer/teams").status_code) == (422, 302)
        right = post(client, "/wachtwoord", {"password": PASSWORD, "verder": "/beheer/teams"})
        assert (right.location, client.get("/beheer/teams").status_code) == ("/beheer/teams", 200)
        elsewhere = post(client, "/wachtwoord", {"password": PASSWORD, "verder": "https://example.com"})
        assert elsewhere.location == "/start"


@pytest.mark.parametrize("way", ["this device", "from another", "everywhere", "stopped", "switched off"])
def test_a_device_that_was_let_go_is_a_stranger(client, other_client, user, way):
    enter(client, user)
    stolen = client.get_cookie("vertrouwd").value
    if way == "this device":
        post(client, "/uitloggen")
        assert client.get_cookie("vertrouwd") is None
    elif way == "from another":
        enter(other_client, user)
        device = database.session.scalars(select(TrustedDevice).order_by(TrustedDevice.id)).first()
        assert "dit apparaat" in other_client.get("/instellingen").text
        post(other_client, f"/instellingen/apparaten/{device.id}")
        assert is_in(other_client)
    elif way == "everywhere":
        sign_out_everywhere(user_id=user.id)
    elif way == "stopped":
        make_user(roles=["admin"])
        deactivate(user_id=user.id)
    else:
        choose_settings({"trusted_days": "0"}, viewer=viewer_of(user))
        assert "own_device" not in other_client.get("/inloggen").text
    with at(days=1):
        client.set_cookie("vertrouwd", stolen)
        assert not is_in(client)


def test_nobody_lets_go_the_device_of_a_colleague(client, other_client, user):
    enter(client, user)
    device = database.session.scalars(select(TrustedDevice)).one()
    enter(other_client, make_user(), own_device="")
    assert post(other_client, f"/instellingen/apparaten/{device.id}").status_code == 404
    assert database.session.get(TrustedDevice, device.id).revoked_at is None


def test_an_administrator_ends_it_all_for_a_colleague_and_sees_no_devices(client, other_client, user):
    colleague = make_user(name="Zus")
    enter(other_client, colleague)
    enter(client, user)
    assert "Telefoon of tablet" not in client.get(f"/beheer/mensen/{colleague.id}").text
    post(client, f"/beheer/mensen/{colleague.id}/overal-uitloggen")
    assert not is_in(other_client)


def test_a_device_has_a_name_that_somebody_recognises():
    assert (
        device_name("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) Version/17.0 Safari/604.1") == "iPhone, Safari"
    )
    assert device_name("Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Edg/130.0") == "Computer (Windows), Edge"
    assert device_name("") == "Een apparaat"
