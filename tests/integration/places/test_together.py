"""Several records at one place: the list of what is there, and the page of a place with its week."""

from __future__ import annotations

from datetime import date, time

import pytest

from app.models.record import Status, Visibility
from app.rhythms import Rhythm, Slot
from tests.factories.meeting import change, make_guest, make_host
from tests.factories.record import make_asset

WEDNESDAYS = Rhythm(
    slots=(Slot(starts_on=date(2026, 9, 2), rrule="FREQ=WEEKLY;BYDAY=WE", begins=time(9, 30), ends=time(11)),)
)


def text(browser, path: str) -> str:
    return browser.get(path).get_data(as_text=True)


@pytest.fixture
def place(hamrik):
    return make_host(hamrik, visibility=Visibility.PUBLIC)


def test_the_list_of_one_place_shows_what_the_visitor_may_see_and_leads_to_its_week(
    browse, hamrik, wierde, place
):
    shown = make_guest(hamrik, place, name="Breitafel")
    secret = make_guest(hamrik, place, name="Geheime groep", visibility=Visibility.TEAM)
    address = f"/buurtkrachten/samen?ids={place.id},{shown.id},{secret.id}&count=3"

    own, other = text(browse(hamrik), address), text(browse(wierde), address)

    assert "3 op deze plek" in own
    assert "Geheime groep" in own
    assert "Breitafel" in other
    assert "Geheime groep" not in other
    assert f'href="/buurtkrachten/{place.id}/hier"' in other


def test_a_list_that_is_too_long_says_how_many_there_are_more(colleague, hamrik, place):
    page = text(colleague, f"/buurtkrachten/samen?ids={place.id}&count=141")

    assert "En nog 140." in page


@pytest.mark.parametrize("ids", ["", "x", "1.5", "999999999999999999999", "-1,٣", "," * 500])
def test_ids_that_can_not_be_give_an_empty_list(colleague, place, ids):
    assert colleague.get("/buurtkrachten/samen", query_string={"ids": ids}).status_code == 200


def test_the_pins_say_where_something_meets(colleague, hamrik, place):
    guest = make_guest(hamrik, place)

    columns = colleague.get("/api/v1/pins").json

    assert dict(zip(columns["id"], columns["meets_at"], strict=True)) == {place.id: None, guest.id: place.id}


def test_the_page_of_a_place_lists_what_meets_there_with_its_week(colleague, hamrik, place):
    make_guest(hamrik, place, name="Breitafel", rhythm=WEDNESDAYS)
    stopped = make_guest(hamrik, place, name="Oude club", rhythm=WEDNESDAYS)
    change(stopped, hamrik, status=Status.STOPPED)
    make_asset(hamrik, name="Elders", rhythm=WEDNESDAYS)

    page = text(colleague, f"/buurtkrachten/{place.id}/hier?week=2026-W41")

    assert "Wat gebeurt hier deze week?" not in page
    assert "Wat gebeurt hier?" in page
    assert "9.30–11.00 uur" in page
    assert page.count("Breitafel") == 2
    assert "Oude club" not in page
    assert "Elders" not in page
    assert "Komt hier samen" in text(colleague, f"/buurtkrachten/{place.id}")


def test_a_place_where_nothing_meets_says_so_and_what_to_do(colleague, place):
    page = text(colleague, f"/buurtkrachten/{place.id}/hier")

    assert "Hier komt nog niets samen, voor zover we weten." in page
    assert "Komt hier samen" not in text(colleague, f"/buurtkrachten/{place.id}")


def test_the_sheet_for_on_the_door_has_only_what_is_for_everybody(colleague, hamrik, place):
    for name, visibility in (("Breitafel", Visibility.PUBLIC), ("Praatgroep", Visibility.ORGANISATION)):
        make_guest(hamrik, place, name=name, visibility=visibility, rhythm=WEDNESDAYS)

    page = text(colleague, f"/buurtkrachten/{place.id}/hier?deur=ja&week=2026-W41")

    assert "Breitafel" in page
    assert "Praatgroep" not in page
    assert "week=2026-W42&amp;deur=ja" in page


def test_who_may_not_see_the_host_learns_nothing_of_it_from_its_guests(browse, wierde, hamrik, place):
    guest = make_guest(hamrik, place, name="Breitafel")
    change(place, hamrik, visibility=Visibility.TEAM)

    outsider = browse(wierde)

    assert outsider.get(f"/buurtkrachten/{place.id}/hier").status_code == 404
    assert "De Vonk" not in text(outsider, f"/buurtkrachten/{guest.id}")
    assert outsider.get("/api/v1/pins").json["meets_at"] == [None]


def test_this_week_is_called_so(colleague, place):
    assert "Wat gebeurt hier deze week?" in text(colleague, f"/buurtkrachten/{place.id}/hier")
