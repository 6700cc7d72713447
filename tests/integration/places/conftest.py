"""A city with two teams, a browser of the first, and an address service that can't be reached."""

from __future__ import annotations

from uuid import uuid4

import pytest

from app.models.people import Role
from app.policy import Viewer
from tests.browsing import Browser, another
from tests.factories.areas import City, make_city
from tests.factories.people import make_team, make_team_buurt, make_user, sign_in, viewer_of

FOUR = {"name": "Wandelgroep", "kind": "initiative", "themes": ["groen-en-duurzaam"], "known_from": "seen"}
NO_SERVICE = {"base_url": "http://127.0.0.1:9", "allow_loopback": True, "timeout": 0.2}


@pytest.fixture
def city(db) -> City:
    return make_city()


@pytest.fixture
def hamrik(city) -> Viewer:
    """A colleague of the team that leads Hamrik."""
    team = make_team(name="Team Hamrik")
    make_team_buurt(team=team, area=city.areas["BU00140000"])
    return viewer_of(make_user(team=team))


@pytest.fixture
def wierde(city) -> Viewer:
    """A colleague of the team that leads De Wierde."""
    team = make_team(name="Team De Wierde")
    make_team_buurt(team=team, area=city.areas["BU00140001"])
    return viewer_of(make_user(team=team))


@pytest.fixture
def browse(app, db):
    """A browser of somebody, who is believed without a form's token."""
    from app.models.people import User

    def opened(viewer: Viewer) -> Browser:
        browser = another(app)
        sign_in(browser, db.session.get_one(User, viewer.user_id))
        return browser

    app.config["WTF_CSRF_ENABLED"] = False
    app.config["ADDRESS_SERVICE"] = NO_SERVICE
    yield opened
    app.config["WTF_CSRF_ENABLED"] = True
    del app.config["ADDRESS_SERVICE"]


@pytest.fixture
def colleague(browse, hamrik) -> Browser:
    return browse(hamrik)


@pytest.fixture
def administrator(browse, city) -> Browser:
    """An administrator of no team that keeps anything."""
    return browse(viewer_of(make_user(team=make_team(), roles=[Role.ADMIN.value])))


@pytest.fixture
def put_on_map():
    """Send the four answers with a place."""

    def send(browser: Browser, **place: str):
        return browser.post("/buurtkrachten/nieuw", data={**FOUR, **place, "client_key": str(uuid4())})

    return send
