"""A secret address for a calendar: what its maker may hear today, until she takes it back."""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest
from icalendar import Calendar
from recurring_ical_events import of as recurring_events
from sqlalchemy import select

from app.models.people import CalendarLink
from app.models.record import Kind, Precision, Status, Visibility
from app.services.people.accounts import sign_out_everywhere
from app.services.record.keeping.taking_away import take_away
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.people import make_team, make_team_buurt, make_user, post, sign_in, viewer_of
from tests.factories.record import make_asset, weekly


@pytest.fixture
def keeper(db):
    city, team = make_city(), make_team(name="Team Hamrik")
    make_team_buurt(team=team, area=city.areas["BU00140000"])
    return make_user(team=team)


@pytest.fixture
def browser(client, keeper):
    sign_in(client, keeper)
    return client


def address(browser, **of) -> str:
    answer = post(browser, "/agenda", {name: str(value) for name, value in of.items()})
    assert answer.headers["Cache-Control"] == "no-store"
    return re.search(r'class="token">http://[^/]+([^<]+)<', answer.text)[1]


def names(answer) -> list[str]:
    return sorted(str(event["summary"]) for event in Calendar.from_ical(answer.data).walk("VEVENT"))


def test_a_stranger_with_the_address_gets_the_moments_and_the_key_is_kept_as_a_hash(app, db, browser, keeper):
    asset = make_asset(viewer_of(keeper), name="Eettafel", rhythm=weekly())
    page = browser.get(f"/buurtkrachten/{asset.id}").text
    assert f'href="/agenda?buurtkracht={asset.id}"' in page
    made = address(browser, buurtkracht=asset.id)
    answer = another(app).get(made)

    assert answer.mimetype == "text/calendar"
    (link,) = db.session.scalars(select(CalendarLink))
    assert link.key_hash not in made
    assert made not in browser.get("/agenda").text
    assert "Eettafel" in browser.get("/agenda").text
    calendar = Calendar.from_ical(answer.data)
    hours = [
        event["dtstart"].dt.hour
        for event in recurring_events(calendar).between(date(2026, 10, 19), date(2026, 11, 2))
    ]
    assert hours == [9, 9], "half past nine on both sides of the night on which the clock goes back"
    assert isinstance(calendar.walk("VEVENT")[0]["dtstart"].dt, datetime)


def test_the_rooster_of_a_choice_holds_what_fits_and_what_may_leave_the_house(app, browser, keeper):
    viewer = viewer_of(keeper)
    make_asset(viewer, name="Eettafel", rhythm=weekly())
    make_asset(viewer, name="Buurthuis", kind=Kind.PLACE, rhythm=weekly())
    make_asset(viewer, name="Zonder dag")
    make_asset(viewer, name="Koor", rhythm=weekly(), status=Status.DORMANT)
    make_asset(
        viewer,
        name="Praatgroep",
        rhythm=weekly(),
        visibility=Visibility.TEAM,
        sensitive=True,
        precision=Precision.BUURT,
    )
    assert 'href="/agenda?rooster=kind%3Dplace"' in browser.get("/rooster?kind=place").text
    everything, places = address(browser, rooster=""), address(browser, rooster="kind=place")

    assert names(another(app).get(everything)) == ["Buurthuis", "Eettafel"]
    assert names(another(app).get(places)) == ["Buurthuis"]
    make_asset(viewer, name="Wijkplek", kind=Kind.PLACE, rhythm=weekly())
    assert names(another(app).get(places)) == ["Buurthuis", "Wijkplek"]


def test_a_record_that_is_taken_away_leaves_an_empty_calendar(app, browser, keeper):
    asset = make_asset(viewer_of(keeper), name="Eettafel", rhythm=weekly())
    made = address(browser, buurtkracht=asset.id)
    take_away(asset_id=asset.id, because="double", viewer=viewer_of(keeper))
    answer = another(app).get(made)

    assert (answer.status_code, names(answer)) == (200, [])
    assert "Eettafel" not in answer.text
    assert "iets wat je niet meer ziet" in browser.get("/agenda").text


def test_it_ends_when_it_is_taken_back_and_when_its_maker_leaves_everywhere(app, db, browser, keeper):
    first, second = address(browser, rooster=""), address(browser, rooster="kind=place")
    ends = re.findall(r'action="(/agenda/\d+/intrekken)"', browser.get("/agenda").text)
    stranger = another(app)
    sign_in(stranger, make_user())

    assert post(stranger, ends[0]).status_code == 404
    assert post(browser, ends[0]).status_code == 302
    assert [another(app).get(made).status_code for made in (first, second)] == [200, 404]
    sign_out_everywhere(user_id=keeper.id)
    db.session.flush()
    assert another(app).get(first).status_code == 404
    assert another(app).get("/agenda/anders.ics").status_code == 404


def test_what_is_not_seen_or_for_the_team_alone_gets_no_address(app, browser, keeper):
    secret = make_asset(
        viewer_of(keeper),
        rhythm=weekly(),
        visibility=Visibility.TEAM,
        sensitive=True,
        precision=Precision.BUURT,
    )
    outsider = another(app)
    sign_in(outsider, make_user())

    assert post(browser, "/agenda", {"buurtkracht": str(secret.id)}).status_code == 403
    assert post(outsider, "/agenda", {"buurtkracht": str(secret.id)}).status_code == 404
    assert post(browser, "/agenda", {}).status_code == 422
    assert browser.get("/agenda?rooster=vreemd%3D1").status_code == 422


def test_there_is_an_end_to_how_many(browser):
    for _ in range(20):
        address(browser, rooster="")
    answer = post(browser, "/agenda", {"rooster": ""})

    assert answer.status_code == 422
    assert "Trek er eerst een in" in answer.text
