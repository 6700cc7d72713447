from __future__ import annotations

from uuid import uuid4

import pytest

from app.models.record import Aware, Precision, Visibility
from app.services.coverage.walking import start
from tests.factories.areas import make_city
from tests.factories.meeting import make_guest
from tests.factories.people import make_team, make_user, sign_in, viewer_of
from tests.factories.record import make_asset, weekly
from tests.papers import assert_accessible, words_of


@pytest.fixture
def city():
    return make_city()


@pytest.fixture
def keeper(client, city):
    user = make_user(team=make_team(name="Team Hamrik"))
    sign_in(client, user)
    return viewer_of(user)


def public(keeper, **over):
    told = {"visibility": Visibility.PUBLIC, "aware": Aware.PUBLIC, "precision": Precision.EXACT}
    return make_asset(keeper, **{**told, **over})


def test_a_door_shows_what_everybody_may_know_to_its_keepers_too(client, keeper):
    place = public(keeper, name="Buurthuis De Wierde")
    make_guest(keeper, place, name="kanarie", rhythm=weekly("TU"))
    public(keeper, name="Eettafel", rhythm=weekly())

    door = client.get(f"/buurtkrachten/{place.id}/rooster.pdf?week=2026-W41")
    everything = client.get("/rooster.pdf?week=2026-W41")

    assert_accessible(door.data)
    assert "Buurthuis De Wierde" in words_of(door.data)
    assert "Eettafel" in words_of(everything.data)
    assert "9.30–11.00 uur" in words_of(everything.data)
    assert "kanarie" not in words_of(door.data) + words_of(everything.data)


def test_a_week_of_more_buurten_says_where_and_one_of_a_single_buurt_does_not(client, keeper, city):
    public(keeper, name="Eettafel", rhythm=weekly())
    buurten = [city.areas[code].name for code in ("BU00140000", "BU00140101")]
    alone = words_of(client.get("/rooster.pdf?week=2026-W41").data)
    public(keeper, name="Koor", rhythm=weekly("TU"), buurt="BU00140101")
    both = words_of(client.get("/rooster.pdf?week=2026-W41").data)

    assert not any(name in alone for name in buurten)
    assert f"Eettafel {buurten[0]}" in both
    assert f"Koor {buurten[1]}" in both


def test_what_is_not_public_has_no_sheet_for_a_door(client, keeper):
    place = make_asset(keeper, name="Huiskamer")

    assert client.get(f"/buurtkrachten/{place.id}/rooster.pdf").status_code == 404


def test_a_card_tells_the_group_what_colleagues_read(client, keeper):
    record = make_asset(keeper, name="Breitafel", summary="Wij breien.", rhythm=weekly())

    response = client.get(f"/buurtkrachten/{record.id}/uitnodiging.pdf")

    assert_accessible(response.data)
    words = words_of(response.data)
    for shown in (
        "Je staat op de kaart. Goed zo?",
        "Breitafel",
        "Wij breien.",
        "Medewerkers van de wijkteams",
    ):
        assert shown in words
    assert "Liever niet. Haal het weg" in words
    assert "Team Hamrik" in words


def test_what_only_a_team_may_see_gets_no_card(client, keeper):
    record = make_asset(keeper, visibility=Visibility.TEAM)

    assert client.get(f"/buurtkrachten/{record.id}/uitnodiging.pdf").status_code == 404


def test_a_list_to_walk_with_leaves_on_the_screen_what_is_for_the_team_alone(client, keeper, city, db):
    from datetime import timedelta

    from app import clock
    from app.models.record import PublishedAsset

    make_asset(keeper, name="Wandelgroep")
    make_asset(keeper, name="kanarie", visibility=Visibility.TEAM)
    db.session.execute(PublishedAsset.__table__.update().values(due_on=clock.today() - timedelta(days=1)))
    walk = start(area_id=city.id("BU00140000"), client_key=uuid4(), viewer=keeper)

    response = client.get(f"/rondes/{walk}/lijstje.pdf")

    assert_accessible(response.data)
    assert "Wandelgroep" in words_of(response.data)
    assert "Nog 1 staat alleen op het scherm" in words_of(response.data)
    assert "kanarie" not in words_of(response.data)
