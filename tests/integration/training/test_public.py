"""The leergang for who does not sign in: only when it was opened, and only what everybody may know."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest

from app import clock
from app.models.people import Role, Setting, User
from app.models.record import Aware, Kind, Visibility
from app.models.training import SessionState
from tests.browsing import another
from tests.factories.people import make_team
from tests.factories.record import make_asset
from tests.factories.training import make_module, make_programme, make_session
from tests.factories.viewers import make_viewer

HOSTILE = "</script><script>alert(1)</script><!-- <img src=x> {{7*7}} ' & \u2028 \""
COURSE = re.compile(r'<script type="application/ld\+json" nonce="[\w-]+">(.*?)</script>', re.S)


@pytest.fixture
def stranger(app, db):
    return another(app)


@pytest.fixture
def opened(db):
    db.session.add(Setting(name="public_view", value=1))
    db.session.flush()


@pytest.fixture
def module(db):
    return make_module(
        make_programme(title="Verdieping"), title="Presentie", aim="Er zijn.", theme="Aandacht"
    )


def coming(module, **over):
    return make_session(module, **{"starts_at": clock.now() + timedelta(days=7), **over})


def course_at(stranger, module):
    return json.loads(COURSE.search(stranger.get(f"/leergang/openbaar/{module.id}").text)[1])


def test_nobody_reads_anything_until_the_organisation_opens_it(stranger, module):
    for address in ("/leergang/openbaar", f"/leergang/openbaar/{module.id}"):
        assert stranger.get(address).status_code == 404
    assert "openbaar" not in stranger.get("/inloggen").text


@pytest.mark.usefixtures("opened")
def test_a_stranger_reads_what_there_is_and_gets_no_cookie(stranger, module):
    coming(module)
    answers = [stranger.get(address) for address in ("/leergang/openbaar", f"/leergang/openbaar/{module.id}")]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert all("Presentie" in answer.text and "Aandacht" in answer.text for answer in answers)
    assert "donderdag 8 oktober" in answers[1].text
    assert not [answer.headers["Set-Cookie"] for answer in answers if "Set-Cookie" in answer.headers]
    assert "/leergang/openbaar" in stranger.get("/inloggen").text


@pytest.mark.usefixtures("opened")
def test_a_search_engine_gets_a_course_with_its_sessions(stranger, module):
    coming(module)
    coming(module, online=True, state=SessionState.CANCELLED, starts_at=clock.now() + timedelta(days=60))
    course = course_at(stranger, module)

    assert (course["@context"], course["@type"]) == ("https://schema.org", "Course")
    assert (course["name"], course["description"], course["about"]) == ("Presentie", "Er zijn.", "Aandacht")
    assert course["isPartOf"]["name"] == "Verdieping"
    assert course["url"].endswith(f"/leergang/openbaar/{module.id}")
    first, second = course["hasCourseInstance"]
    assert (first["@type"], first["courseMode"], first["eventStatus"]) == (
        "CourseInstance", "onsite", "https://schema.org/EventScheduled",
    )  # fmt: skip
    assert (first["startDate"], first["endDate"]) == (
        "2026-10-08T12:00:00+02:00",
        "2026-10-08T14:00:00+02:00",
    )
    assert (second["courseMode"], second["eventStatus"]) == ("online", "https://schema.org/EventCancelled")
    assert second["startDate"] == "2026-11-30T11:00:00+01:00", "after the clock was set"


@pytest.mark.usefixtures("opened")
def test_no_name_no_team_and_no_place_that_is_for_colleagues_is_told(db, city, stranger, module):
    trainer = make_viewer(roles=(Role.TRAINER,), team="Team Kanarie")
    db.session.get_one(User, trainer.user_id).name = "Kanarie Trainer"
    keeper = make_viewer(leads=(city.id("BU00140000"),), team="Team Hamrik")
    hidden = make_asset(keeper, name="Kanarieplek", kind=Kind.PLACE)
    place = make_asset(
        keeper, name="De Gele Deur", kind=Kind.PLACE, visibility=Visibility.PUBLIC, aware=Aware.PUBLIC
    )
    who = {"trainer_ids": (trainer.user_id,), "organisations": ("Kanarie BV",)}
    coming(module, place="Kanariezaal", place_id=hidden.id, **who)
    coming(module, place="Kanariezaal", place_id=place.id, **who)
    coming(module, team_id=make_team(name="Team Kanarie 2").id, starts_at=clock.now() + timedelta(days=9))
    coming(module, state=SessionState.CONCEPT, starts_at=clock.now() + timedelta(days=11))
    make_session(module, place="Kanariezaal", participants=13)
    page = stranger.get(f"/leergang/openbaar/{module.id}").text

    assert "anarie" not in page
    assert "De Gele Deur" in page
    instances = course_at(stranger, module)["hasCourseInstance"]
    assert [one.get("location", {}).get("name") for one in instances] == [None, "De Gele Deur"]
    assert "13" not in re.sub(r"<script.*?</script>", "", page.split('id="inhoud"')[1], flags=re.S)


@pytest.mark.usefixtures("opened")
def test_no_text_breaks_out_of_the_data_for_search_engines(stranger):
    module = make_module(make_programme(title=HOSTILE[:100]), title=HOSTILE[:100], aim=HOSTILE, theme=HOSTILE)
    page = stranger.get(f"/leergang/openbaar/{module.id}").text

    assert len(COURSE.findall(page)) == page.count("ld+json") == 1
    assert "<script>alert" not in page
    course = course_at(stranger, module)
    assert (course["name"], course["description"]) == (HOSTILE[:100], HOSTILE)


@pytest.mark.usefixtures("opened")
def test_what_is_in_the_archive_is_on_no_public_page(db, stranger, module):
    module.archived_at = clock.now()
    db.session.flush()

    assert stranger.get(f"/leergang/openbaar/{module.id}").status_code == 404
    assert "Presentie" not in stranger.get("/leergang/openbaar").text
