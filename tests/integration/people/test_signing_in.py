"""Signing in: the same answer for every reason that it can't be, and a fresh session when it can."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher

from app.database import database
from app.services.people import passwords
from tests.factories.people import PASSWORD, make_demo, make_user, post, sign_in


def attempt(client, email, password=PASSWORD, **over):
    return post(client, "/inloggen", {"email": email, "password": password, **over})


def test_a_colleague_lands_on_the_start_page(client):
    user = make_user(email="anna@voorbeeld.example")
    answer = attempt(client, " Anna@Voorbeeld.example ")
    assert (answer.status_code, answer.location) == (302, "/start")
    assert client.get("/instellingen").status_code == 200
    assert user.name in client.get("/instellingen").text


def test_every_refusal_reads_the_same(client):
    make_user(email="anna@voorbeeld.example")
    make_user(email="weg@voorbeeld.example", deactivated_at="2026-01-01T00:00:00Z")
    answers = [
        attempt(client, email, password).get_data(as_text=True).replace(email, "")
        for email, password in (
            ("anna@voorbeeld.example", "iets heel anders"),
            ("niemand@voorbeeld.example", PASSWORD),
            ("weg@voorbeeld.example", PASSWORD),
            ("geen adres", ""),
        )
    ]
    assert "horen niet bij elkaar" in answers[0]
    assert len({without_tokens(text) for text in answers}) == 1


def without_tokens(text):
    import re

    return re.sub(r'value="[^"]*"|nonce="[^"]*"', "", text)


def test_an_unknown_address_costs_the_same_work(client, monkeypatch):
    verified = []
    monkeypatch.setattr(
        passwords.HASHER.__class__, "verify", lambda _, known, password: verified.append(known) or True
    )
    assert attempt(client, "niemand@voorbeeld.example").status_code == 422
    assert verified == [passwords.DUMMY_HASH]


def test_the_session_of_before_does_not_survive_a_sign_in(client):
    user = make_user()
    with client.session_transaction() as session:
        session["planted"] = "by somebody else"
        session["csrf_token"] = "planted"
    before = client.get_cookie("sessie").value
    attempt(client, user.email)
    assert client.get_cookie("sessie").value != before
    with client.session_transaction() as session:
        assert "planted" not in session
        assert session.get("csrf_token") != "planted"


def test_an_old_cookie_is_dead_once_the_epoch_went_up(client):
    user = make_user()
    sign_in(client, user)
    assert client.get("/instellingen").status_code == 200
    user.epoch += 1
    database.session.flush()
    answer = client.get("/instellingen")
    assert answer.location == "/inloggen?verder=/instellingen"


def test_a_session_ends_when_the_account_is_stopped(client):
    user = make_user()
    sign_in(client, user)
    user.deactivated_at = "2026-01-01T00:00:00Z"
    database.session.flush()
    assert client.get("/instellingen").status_code == 302


def test_a_form_without_token_is_refused(client):
    user = make_user()
    answer = client.post("/inloggen", data={"email": user.email, "password": PASSWORD})
    assert answer.status_code == 400
    assert client.get("/instellingen").status_code == 302


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://elders.example/",
        "//elders.example/",
        "/\\elders.example/",
        "\\\\elders.example",
        "/\t/elders.example",
        "javascript:alert(1)",
        "inloggen",
        "/bestaat-niet",
        "/uitloggen",
        "/inloggen",
        "https:elders.example",
    ],
)
def test_another_site_is_never_the_next_page(client, elsewhere):
    user = make_user()
    assert attempt(client, user.email, verder=elsewhere).location == "/start"


def test_the_page_that_asked_for_a_sign_in_is_the_next_one(client):
    user = make_user()
    asked = client.get("/instellingen?van=elders")
    assert asked.location == "/inloggen?verder=/instellingen?van%3Delders"
    assert 'value="/instellingen?van=elders"' in client.get(asked.location).text
    assert (
        attempt(client, user.email, verder="/instellingen?van=elders").location == "/instellingen?van=elders"
    )


def test_who_is_signed_in_already_goes_on(client):
    sign_in(client, make_user())
    assert client.get("/inloggen").location == "/start"


def test_signing_out_ends_the_session(client):
    user = make_user()
    attempt(client, user.email)
    assert post(client, "/uitloggen").location == "/inloggen"
    assert client.get("/instellingen").status_code == 302


def test_what_was_typed_stays_but_never_the_password(client):
    answer = attempt(client, "<b>@voorbeeld.example", "geheim geheim geheim")
    assert "&lt;b&gt;@voorbeeld.example" in answer.text
    assert "geheim" not in answer.text


def test_nul_and_very_long_input_are_only_wrong(client):
    assert attempt(client, "a\x00b@voorbeeld.example", "x" * 100_000).status_code == 422


def test_a_cheap_hash_is_replaced_at_the_next_sign_in(client, monkeypatch):
    user = make_user()
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    attempt(client, user.email)
    database.session.refresh(user, ["password_hash"])
    assert "m=16,t=2,p=1" in user.password_hash
    assert passwords.verify(user.password_hash, PASSWORD)


def test_under_https_cookies_are_bound_to_this_host(client):
    user = make_user()
    client.get("/inloggen", base_url="https://kaart.example")
    with client.session_transaction(base_url="https://kaart.example") as session:
        session["csrf_token"] = "0123456789abcdef"
    from tests.factories.people import csrf_token

    answer = client.post(
        "/inloggen",
        base_url="https://kaart.example",
        headers={"Referer": "https://kaart.example/inloggen"},
        data={"email": user.email, "password": PASSWORD, "csrf_token": csrf_token(client)},
    )
    assert answer.status_code == 302
    cookies = answer.headers.getlist("Set-Cookie")
    assert sorted(cookie.split("=")[0] for cookie in cookies) == ["__Host-apparaat", "__Host-sessie"]
    for cookie in cookies:
        assert "Secure;" in cookie
        assert "HttpOnly;" in cookie
        assert "Path=/" in cookie
        assert "SameSite=Lax" in cookie
        assert "Domain" not in cookie


def test_a_demo_fills_in_its_accounts_and_nothing_else_does(client):
    make_user(email="trainer@demo.example")
    make_user(email="anna@voorbeeld.example")
    asked = "/inloggen?proef=trainer@demo.example"
    assert "opbouwkaart-demo" not in client.get(asked).text
    make_demo()
    assert 'value="opbouwkaart-demo"' in client.get(asked).text
    assert "opbouwkaart-demo" not in client.get("/inloggen?proef=anna@voorbeeld.example").text
