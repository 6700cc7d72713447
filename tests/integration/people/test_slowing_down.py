"""Guessing passwords: slower and slower, without ever locking a colleague out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import select

from app import clock
from app.database import database
from app.models.people import SignInAttempt
from tests.factories.people import PASSWORD, make_user, post, sign_in

NOW = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)
HERE = "203.0.113.7"
SAME_NETWORK = "203.0.113.99"
ELSEWHERE = "198.51.100.7"


@pytest.fixture
def at():
    """Move time: `at.shift(seconds)`."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def attempt(client, email, password=PASSWORD, address=HERE):
    return post(
        client,
        "/inloggen",
        {"email": email, "password": password},
        environ_overrides={"REMOTE_ADDR": address},
    )


def fail(client, email, times=5, address=HERE):
    return [attempt(client, email, "fout fout fout", address).status_code for _ in range(times)]


def test_the_sixth_attempt_waits_even_with_the_right_password(client, at):
    user = make_user()
    assert fail(client, user.email) == [422] * 5
    answer = attempt(client, user.email)
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "30"
    assert "Wacht 30 seconden en probeer het dan opnieuw." in answer.text
    assert user.email in answer.text


def test_waiting_helps_and_a_success_begins_anew(client, at):
    user = make_user()
    fail(client, user.email)
    at.shift(timedelta(seconds=30))
    assert attempt(client, user.email).status_code == 302
    post(client, "/uitloggen")
    client.delete_cookie("apparaat")
    assert fail(client, user.email) == [422] * 5


def test_each_failure_doubles_the_wait(client, at):
    user = make_user()
    fail(client, user.email)
    waits = []
    for _ in range(3):
        waits.append(int(attempt(client, user.email).headers["Retry-After"]))
        at.shift(timedelta(seconds=waits[-1]))
        assert fail(client, user.email, times=1) == [422]
    assert waits == [30, 60, 120]


def test_an_unknown_address_is_slowed_down_alike(client, at):
    assert fail(client, "niemand@voorbeeld.example", times=6) == [422] * 5 + [429]


def test_neighbours_in_the_network_count_together_and_others_do_not(client, other_client, at):
    user, colleague = make_user(), make_user()
    fail(client, user.email)
    assert attempt(other_client, user.email, address=SAME_NETWORK).status_code == 429
    assert attempt(other_client, colleague.email, address=SAME_NETWORK).status_code == 302
    post(other_client, "/uitloggen")
    assert attempt(other_client, user.email, address=ELSEWHERE).status_code == 302


def test_a_device_that_signed_in_before_passes(client, other_client, at):
    user = make_user()
    assert attempt(client, user.email).status_code == 302
    post(client, "/uitloggen")
    fail(other_client, user.email, times=6)
    assert attempt(other_client, user.email).status_code == 429
    assert attempt(client, user.email).status_code == 302


def test_a_known_device_is_slowed_down_for_its_own_failures(client, at):
    user = make_user()
    attempt(client, user.email)
    post(client, "/uitloggen")
    assert fail(client, user.email, times=6) == [422] * 5 + [429]


def test_a_device_is_known_for_its_own_account_only(client, other_client, at):
    user, colleague = make_user(), make_user()
    attempt(client, colleague.email)
    post(client, "/uitloggen")
    fail(other_client, user.email)
    assert attempt(client, user.email).status_code == 429


def test_a_device_becomes_a_stranger_with_the_epoch(client, other_client, at):
    user = make_user()
    attempt(client, user.email)
    post(client, "/uitloggen")
    user.epoch += 1
    database.session.flush()
    fail(other_client, user.email)
    assert attempt(client, user.email).status_code == 429


def test_a_forged_device_cookie_is_nothing(client, other_client, at):
    user = make_user()
    fail(other_client, user.email)
    client.set_cookie("apparaat", f"[{user.id},0,'x'].forged.signature")
    assert attempt(client, user.email).status_code == 429


def test_attempts_hold_no_address_and_old_ones_go(client, at):
    user = make_user()
    fail(client, user.email, times=1)
    at.shift(timedelta(days=1, seconds=1))
    fail(client, "niemand@voorbeeld.example", times=1)
    kept = database.session.scalars(select(SignInAttempt)).all()
    assert [attempt.at for attempt in kept] == [clock.now()]
    for attempt_ in kept:
        assert len(attempt_.account) == len(attempt_.network) == 64
        assert "niemand" not in attempt_.account
        assert HERE not in attempt_.network


def test_guessing_the_password_of_an_open_session_is_slowed_down_too(client, at):
    user = make_user()
    sign_in(client, user)
    form = {"old": "fout fout fout", "new": "een nieuw wachtwoord", "repeated": "een nieuw wachtwoord"}
    texts = [post(client, "/instellingen/wachtwoord", form).text for _ in range(6)]
    assert "Dit is niet je wachtwoord van nu" in texts[4]
    assert "Wacht 30 seconden" in texts[5]
