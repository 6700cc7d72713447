"""Sessions in a calendar: what an independent reader makes of the feed of a team, a module, and one's own."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from icalendar import Calendar
from recurring_ical_events import of as times_in

from app.models.people import Role, Setting
from app.models.training import SessionState
from app.services.training.planning import change_session, plan_session
from app.services.training.session_content import SessionContent
from app.services.training.taking_part.signing_up import sign_off, sign_up
from tests.browsing import another
from tests.factories.people import post
from tests.factories.training import local_time, make_module, make_session
from tests.factories.viewers import make_viewer


@pytest.fixture
def coordinator(db):
    return make_viewer(roles=(Role.COORDINATOR,))


def address(browser, **of) -> str:
    answer = post(browser, "/agenda", {name: str(value) for name, value in of.items()})
    return re.search(r'class="token">http://[^/]+([^<]+)<', answer.text)[1]


def events(app, feed) -> dict[str, object]:
    found = Calendar.from_ical(another(app).get(feed).data).walk("VEVENT")
    return {str(event["location"]): event for event in found}


def test_a_change_and_a_cancellation_reach_the_calendar_with_a_higher_number(app, browse, coordinator):
    viewer = make_viewer()
    content = SessionContent(
        module_id=make_module().id, day=date(2026, 10, 7), starts=time(9, 30), ends=time(11),
        state=SessionState.ACTIVE, team_id=viewer.team_id, place="Zolder",
    )  # fmt: skip
    session = plan_session(content=content, viewer=coordinator)
    feed = address(browse(viewer), team=viewer.team_id)

    before = events(app, feed)["Zolder"]
    moved = replace(content, day=date(2026, 10, 14))
    change_session(session_id=session.id, base_version=1, content=moved, viewer=coordinator)
    after = events(app, feed)["Zolder"]
    off = replace(moved, state=SessionState.CANCELLED)
    change_session(session_id=session.id, base_version=2, content=off, viewer=coordinator)
    gone = events(app, feed)["Zolder"]

    assert before["uid"] == after["uid"] == gone["uid"]
    assert [int(each["sequence"]) for each in (before, after, gone)] == [0, 1, 2]
    assert [str(each["status"]) for each in (before, after, gone)] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert (before["dtstart"].dt.day, after["dtstart"].dt.day) == (7, 14)


@pytest.mark.parametrize(
    ("starts_at", "ends_at"),
    [
        (local_time(2026, 10, 24, 22, 0), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), datetime(2026, 10, 25, 2, 30, tzinfo=UTC)),
        (datetime(2027, 3, 28, 0, 30, tzinfo=UTC), datetime(2027, 3, 28, 1, 30, tzinfo=UTC)),
        (local_time(2026, 12, 3, 9, 30), local_time(2026, 12, 3, 11, 0)),
    ],
)
def test_each_moment_is_right_in_the_nights_on_which_the_clock_is_set(app, browse, starts_at, ends_at):
    session = make_session(starts_at=starts_at, ends_at=ends_at)
    feed = address(browse(make_viewer()), module=session.module_id)
    read = Calendar.from_ical(another(app).get(feed).data)

    (event,) = times_in(read).between(date(2026, 10, 1), date(2027, 6, 1))

    assert event["dtstart"].dt.astimezone(UTC) == starts_at.astimezone(UTC)
    assert event["dtend"].dt.astimezone(UTC) == ends_at.astimezone(UTC)


def test_ones_own_are_those_of_the_team_what_she_gives_and_what_she_signed_up_for(app, db, browse):
    db.session.add(Setting(name="session_sign_up", value=1))
    viewer, other = make_viewer(roles=(Role.TRAINER,)), make_viewer()
    day = local_time(2026, 11, 5, 9, 30)
    make_session(starts_at=day, team_id=viewer.team_id, place="team")
    make_session(starts_at=day, trainer_ids=(viewer.user_id,), place="geeft")
    comes = make_session(starts_at=day, place="komt", capacity=1)
    waits = make_session(starts_at=day, place="wacht", capacity=1)
    make_session(starts_at=day, place="open")
    make_session(starts_at=day, team_id=other.team_id, place="ander team")
    sign_up(session_id=comes.id, viewer=viewer)
    for each in (other, viewer):
        sign_up(session_id=waits.id, viewer=each)
    feed = address(browse(viewer), mijn="ja")

    found = events(app, feed)
    assert set(found) == {"team", "geeft", "komt", "wacht"}
    assert {name for name in found if str(found[name]["status"]) == "TENTATIVE"} == {"wacht"}

    sign_off(session_id=comes.id, viewer=viewer)
    assert "komt" not in events(app, feed)


def test_what_is_in_preparation_stays_with_who_plans_and_gives(app, browse, coordinator):
    session = make_session(starts_at=local_time(2026, 11, 5, 9, 30), state=SessionState.CONCEPT, place="x")
    feeds = [address(browse(viewer), module=session.module_id) for viewer in (make_viewer(), coordinator)]

    assert events(app, feeds[0]) == {}
    assert str(events(app, feeds[1])["x"]["status"]) == "TENTATIVE"


def test_a_partner_gets_no_feed_of_sessions_and_nobody_of_what_is_not_there(browse):
    partner = browse(make_viewer(roles=(Role.PARTNER,)))
    assert post(partner, "/agenda", {"mijn": "ja"}).status_code == 404
    assert "bijeenkomst" not in partner.get("/agenda").text
    for of in ({"team": "999999"}, {"module": "999999"}):
        assert post(browse(make_viewer()), "/agenda", of).status_code == 404


def test_the_pages_lead_to_the_feeds_and_the_list_names_them(browse):
    viewer = make_viewer(team="Team Hamrik")
    client, module = browse(viewer), make_module()
    overview = client.get("/leergang").text
    assert 'href="/agenda?mijn=ja"' in overview
    assert f'href="/agenda?team={viewer.team_id}"' in overview
    assert f'href="/agenda?module={module.id}"' in client.get(f"/leergang/modules/{module.id}").text
    address(client, team=viewer.team_id)
    address(client, mijn="ja")

    page = client.get("/agenda").text
    assert "Bijeenkomsten van Team Hamrik" in page
    assert "Mijn bijeenkomsten" in page
