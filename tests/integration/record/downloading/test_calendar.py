"""A record in a calendar: its moments, and no more of its place than a resident may hear."""

from __future__ import annotations

import pytest
from icalendar import Calendar

from app.models.record import Aware, Precision, Status, Visibility
from app.services.record.content import Where
from tests.factories.areas import make_city
from tests.factories.people import make_team, make_team_buurt, make_user, sign_in, viewer_of
from tests.factories.record import IN_HAMRIK, make_asset, weekly


@pytest.fixture
def keeper(db):
    city, team = make_city(), make_team(name="Team Hamrik")
    make_team_buurt(team=team, area=city.areas["BU00140000"])
    return make_user(team=team)


def test_it_holds_the_moments_and_the_buurt_of_a_group_that_does_not_know_yet(client, keeper):
    where = Where(location=IN_HAMRIK, place_note="Eikenlaan 12")
    asset = make_asset(viewer_of(keeper), name="Eettafel", rhythm=weekly(), where=where)
    sign_in(client, keeper)
    link = f"/buurtkrachten/{asset.id}.ics"
    assert f'href="{link}"' in client.get(f"/buurtkrachten/{asset.id}").text

    answer = client.get(link)
    assert answer.mimetype == "text/calendar"
    event = Calendar.from_ical(answer.data).walk("VEVENT")[0]
    assert (event["summary"], event["location"]) == ("Eettafel", "In Hamrik")
    assert event["rrule"]["BYDAY"] == ["WE"]
    assert "Eikenlaan" not in answer.text


def test_the_place_itself_once_the_group_knows(client, keeper):
    where = Where(location=IN_HAMRIK, place_note="Eikenlaan 12")
    asset = make_asset(viewer_of(keeper), rhythm=weekly(), where=where, aware=Aware.YES)
    sign_in(client, keeper)
    assert "LOCATION:Eikenlaan 12" in client.get(f"/buurtkrachten/{asset.id}.ics").text


def test_not_for_the_team_alone_not_for_others_and_empty_when_it_lies_still(client, keeper):
    hidden = {"visibility": Visibility.TEAM, "sensitive": True, "precision": Precision.BUURT}
    secret = make_asset(viewer_of(keeper), rhythm=weekly(), **hidden)
    still = make_asset(viewer_of(keeper), name="Koor", rhythm=weekly(), status=Status.DORMANT)
    sign_in(client, keeper)
    assert client.get(f"/buurtkrachten/{secret.id}.ics").status_code == 403
    assert not Calendar.from_ical(client.get(f"/buurtkrachten/{still.id}.ics").data).walk("VEVENT")
    sign_in(client, make_user())
    assert client.get(f"/buurtkrachten/{secret.id}.ics").status_code == 404
