"""From the edit page to the record: what was typed about when is kept, shown, and lost by no other form."""

from __future__ import annotations

from datetime import date

import pytest

from app.models.record import Asset
from app.rhythms import Pauses, Rhythm, Season, Slot
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.people import make_team, make_team_buurt, make_user, sign_in, viewer_of
from tests.factories.record import make_asset

WEDNESDAY = Rhythm(slots=(Slot(starts_on=date(2026, 9, 2), rrule="FREQ=WEEKLY;BYDAY=WE"),))
HOLIDAYS = Pauses(seasons=(Season.SCHOOL_HOLIDAYS,))
REST = {
    "name": "Breitafel",
    "kind": "initiative",
    "strength": "groups",
    "themes": "bewegen-en-sport",
    "place": "keep",
    "precision": "exact",
    "visibility": "organisation",
    "aware": "unknown",
    "status": "active",
}
WHEN = {
    "rhythm_is_here": "1",
    "moments-0-how": "weekly",
    "moments-0-days": ["SA", "WE"],
    "moments-0-begins": "19:00",
    "moments-0-ends": "21:00",
    "moments-0-first": "2026-09-02",
    "pause_seasons": "summer",
}


@pytest.fixture
def team(db):
    city = make_city()
    made = make_team()
    make_team_buurt(team=made, area=city.areas["BU00140000"])
    return made


@pytest.fixture
def asset(team):
    viewer = viewer_of(make_user(team=team))
    return make_asset(viewer, name="Breitafel", rhythm=WEDNESDAY, pauses=HOLIDAYS)


@pytest.fixture
def client(app, team, asset, monkeypatch):
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)
    monkeypatch.setattr("app.clock.today", lambda: date(2026, 10, 1))
    made = another(app)
    sign_in(made, make_user(team=team))
    return made


def send(client, asset, **fields):
    return client.post(f"/buurtkrachten/{asset.id}/wijzig", data={**REST, "version": "1", **fields})


def kept(db, asset):
    db.session.expire_all()
    return db.session.get_one(Asset, asset.id)


def test_the_page_shows_what_is_known_and_when_it_is_next_there(client, asset):
    page = client.get(f"/buurtkrachten/{asset.id}/wijzig").text

    assert "Elke woensdag, niet in schoolvakanties." in page
    assert "Volgende keer: woensdag 7 oktober." in page


def test_what_is_typed_is_kept_with_the_parts_of_the_day(client, asset, db):
    assert send(client, asset, **WHEN).status_code == 302

    row = kept(db, asset)
    assert [slot.rrule for slot in row.rhythm.slots] == ["FREQ=WEEKLY;BYDAY=WE,SA"]
    assert row.pauses == Pauses(seasons=(Season.SUMMER,))
    assert row.day_parts == ["evening", "weekend"]


def test_the_page_of_the_record_tells_it(client, asset):
    send(client, asset, **WHEN)

    page = client.get(f"/buurtkrachten/{asset.id}").text
    assert "Elke woensdag en zaterdag 19.00–21.00 uur, niet in juli en augustus" in page
    assert "Volgende keer: zaterdag 3 oktober, 19.00–21.00 uur." in page


def test_a_form_without_these_fields_keeps_them(client, asset, db):
    assert send(client, asset, name="Breitafel De Naald").status_code == 302

    row = kept(db, asset)
    assert (row.name, row.rhythm, row.pauses) == ("Breitafel De Naald", WEDNESDAY, HOLIDAYS)


def test_another_moment_is_asked_for_and_nothing_is_saved(client, asset, db):
    answer = send(client, asset, **WHEN, name="Anders", another_moment="yes")

    assert answer.status_code == 200
    assert 'name="moments-1-how"' in answer.text
    assert 'value="19:00"' in answer.text
    assert kept(db, asset).name == "Breitafel"


def test_an_end_before_the_beginning_is_refused_at_its_field(client, asset, db):
    answer = send(client, asset, **{**WHEN, "moments-0-ends": "18:00"})

    assert answer.status_code == 422
    assert 'href="#moments-0-ends">De eindtijd is eerder dan de begintijd.' in answer.text
    assert kept(db, asset).rhythm == WEDNESDAY


def test_a_moment_can_be_taken_away(client, asset, db):
    send(client, asset, **{**WHEN, "moments-0-how": "gone"})

    assert kept(db, asset).rhythm == Rhythm()


def test_two_colleagues_who_say_another_day_are_asked(client, asset):
    send(client, asset, **WHEN)
    answer = send(client, asset, **{**WHEN, "moments-0-days": "MO"})

    assert answer.status_code == 409
    assert "Elke maandag 19.00–21.00 uur" in answer.text
    assert "Elke woensdag en zaterdag 19.00–21.00 uur" in answer.text
