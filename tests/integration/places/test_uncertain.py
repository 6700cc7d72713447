"""The list of places that are uncertain: who sees which, what was typed, and that mending empties it."""

from __future__ import annotations

import pytest

from app.models.people import Role
from app.models.record import Status, Visibility
from app.queries.areas.codes import ids_of
from app.queries.record.where.uncertain import uncertain_places
from app.services.record.content import Where
from tests.factories.meeting import change, make_guest, make_host, move
from tests.factories.people import make_team, make_user, viewer_of
from tests.factories.record import IN_HAMRIK, make_asset
from tests.statements import statements_of

LIST = "/beheer/plek-onzeker"


def unsure(viewer, name: str = "Schaakclub", buurt: str = "BU00140000", **over):
    where = Where(service_area=ids_of([buurt]), place_note="Vijverweg 999", place_uncertain=True)
    return make_asset(viewer, name=name, where=where, **over)


def text(browser, path: str = LIST) -> str:
    return browser.get(path).get_data(as_text=True)


def test_a_team_finds_what_it_keeps_with_what_was_typed_and_points_it_out(colleague, hamrik, wierde):
    asset = unsure(hamrik)
    unsure(wierde, name="Biljartclub", buurt="BU00140001")
    make_asset(hamrik, name="Eettafel")

    page = text(colleague)

    assert "Schaakclub" in page
    assert "Er staat: ‘Vijverweg 999’." in page
    assert f'href="/buurtkrachten/{asset.id}/wijzig#place"' in page
    assert "Biljartclub" not in page
    assert "Eettafel" not in page
    assert "Van 1 buurtkracht weten we niet zeker waar die is" in text(colleague, "/start")

    move(asset, hamrik, IN_HAMRIK)
    assert "Van alles weten we waar het is." in text(colleague)
    assert "Plek onzeker" not in text(colleague, "/start")


def test_an_administrator_finds_all_but_reads_no_address_that_a_team_keeps(administrator, hamrik, wierde):
    unsure(hamrik)
    unsure(wierde, name="Biljartclub", buurt="BU00140001")
    unsure(hamrik, name="Geheime groep", visibility=Visibility.TEAM)

    page = text(administrator)

    assert "Schaakclub" in page
    assert "Biljartclub" in page
    assert "Team Hamrik houdt dit bij." in page
    assert "Vijverweg" not in page
    assert "Geheime groep" not in page
    for start in ("/start", "/beheer"):
        assert "Van 2 buurtkrachten weten we niet zeker waar ze zijn" in text(administrator, start)


def test_each_reason_has_its_words(colleague, hamrik):
    host = make_host(hamrik)
    make_guest(hamrik, host)
    unsure(hamrik)

    change(host, hamrik, status=Status.STOPPED)

    page = text(colleague)
    assert "De plek waar het samenkomt is gestopt of staat niet meer op de kaart." in page
    assert "Het adres is niet zeker gevonden." in page


def test_what_stopped_needs_no_place_any_more(colleague, hamrik):
    change(unsure(hamrik), hamrik, status=Status.STOPPED)

    assert "Schaakclub" not in text(colleague)


@pytest.mark.parametrize("role", [Role.PRIVACY, Role.PARTNER])
def test_who_records_nothing_has_no_list(browse, city, role):
    assert browse(viewer_of(make_user(team=make_team(), roles=[role.value]))).get(LIST).status_code == 403


def test_a_longer_list_asks_the_database_no_more_questions(hamrik, db):
    unsure(hamrik)
    few = statements_of(db, lambda: uncertain_places(hamrik))
    for number in range(12):
        unsure(hamrik, name=f"Schaakclub {number}")
    many = statements_of(db, lambda: uncertain_places(hamrik))

    assert uncertain_places(hamrik).total == 13
    assert len(many) == len(few)
