"""One's own settings."""

from __future__ import annotations

import pytest

from app.database import database
from app.services.people.passwords import verify
from tests.factories.people import (
    PASSWORD,
    cheap_hash,
    make_membership,
    make_team,
    make_user,
    post,
    sign_in,
)

NEW = "nog een goed wachtwoord"


@pytest.fixture
def user(client):
    """Somebody who is signed in."""
    made = make_user(name="Anna")
    sign_in(client, made)
    return made


def change(client, *, old=PASSWORD, new=NEW, repeated=None):
    form = {"old": old, "new": new, "repeated": new if repeated is None else repeated}
    return post(client, "/instellingen/wachtwoord", form)


def test_another_password_ends_all_sessions_but_this_one(client, other_client, user):
    sign_in(other_client, user)
    assert change(client).location == "/instellingen"
    database.session.refresh(user, ["password_hash", "epoch"])
    assert verify(user.password_hash, NEW)
    page = client.get("/instellingen")
    assert "Je wachtwoord is veranderd." in page.text
    assert other_client.get("/instellingen").status_code == 302


@pytest.mark.parametrize(
    ("new", "repeated", "sentence"),
    [
        ("te kort", "te kort", "Gebruik minstens 12 tekens. Het zijn er nu 7."),
        ("x" * 201, "x" * 201, "Gebruik hoogstens 200 tekens."),
        ("aaaaaaaaaaaa", "aaaaaaaaaaaa", "Dit is makkelijk te raden."),
        (PASSWORD, PASSWORD, "Dit is makkelijk te raden."),
        (NEW, "iets anders dan dat", "De twee nieuwe wachtwoorden zijn niet gelijk."),
    ],
)
def test_a_bad_new_password_is_refused_in_words(client, user, new, repeated, sentence):
    answer = change(client, new=new, repeated=repeated)
    assert answer.status_code == 422
    assert sentence in answer.text
    database.session.refresh(user, ["password_hash"])
    assert user.password_hash == cheap_hash(PASSWORD) or verify(user.password_hash, PASSWORD)
    assert client.get("/instellingen").status_code == 200


def test_signing_out_everywhere_includes_this_device(client, other_client, user):
    sign_in(other_client, user)
    assert post(client, "/instellingen/overal-uitloggen").location == "/inloggen"
    assert "overal uitgelogd" in client.get("/inloggen").text
    assert client.get("/instellingen").status_code == 302
    assert other_client.get("/instellingen").status_code == 302


def test_somebody_changes_the_own_name_and_only_that(client, user):
    assert (
        post(client, "/instellingen/naam", {"name": "  Anna\tde  Wit ", "roles": "admin"}).status_code == 302
    )
    database.session.refresh(user)
    assert (user.name, user.roles) == ("Anna de Wit", ["member"])
    assert "Vul een naam in." in post(client, "/instellingen/naam", {"name": " "}).text
    assert "Het zijn er nu 121." in post(client, "/instellingen/naam", {"name": "a" * 121}).text


def test_the_chosen_team_is_one_of_ones_own_and_stays(client, user):
    first, second, foreign = make_team(), make_team(), make_team()
    make_membership(user=user, team=first)
    make_membership(user=user, team=second)
    chosen = post(client, "/mijn-team", {"team": str(second.id), "verder": "/instellingen"})
    assert chosen.location == "/instellingen"
    assert f'value="{second.id}" checked' in client.get("/instellingen").text
    assert post(client, "/mijn-team", {"team": str(foreign.id)}).status_code == 422
    assert post(client, "/mijn-team", {"team": "'; drop table teams"}).status_code == 422
    change(client)
    assert f'value="{second.id}" checked' in client.get("/instellingen").text


@pytest.mark.parametrize("path", ["/instellingen/naam", "/instellingen/wachtwoord", "/mijn-team"])
def test_without_a_token_nothing_changes(client, user, path):
    assert client.post(path, data={"name": "Iemand"}).status_code == 400
    database.session.refresh(user)
    assert user.name == "Anna"
