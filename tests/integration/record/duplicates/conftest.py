"""A city with two teams, a colleague of each at a browser, and the form as she fills it in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import uuid4

import pytest
import time_machine

from app.models.record import Asset, Aware
from app.policy import Viewer
from app.services.record.content import Where
from geodata.crs import to_wgs84
from tests.browsing import Browser, another
from tests.factories.areas import City, make_city
from tests.factories.people import make_team, make_team_buurt, make_user, sign_in, viewer_of
from tests.factories.record import make_asset

HERE = (232_750.0, 583_000.0)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody at a browser, and how the policy sees her."""

    browser: Browser
    viewer: Viewer


@pytest.fixture(autouse=True)
def on_a_day_in_october():
    with time_machine.travel("2026-10-01 10:00", tick=False):
        yield


@pytest.fixture
def city(db) -> City:
    return make_city()


@pytest.fixture
def forms(app) -> Iterator[None]:
    """Forms without a token."""
    app.config["WTF_CSRF_ENABLED"] = False
    yield
    app.config["WTF_CSRF_ENABLED"] = True


def colleague_of(app, city: City, team: str, *codes: str) -> Colleague:
    made = make_team(name=team)
    for code in codes:
        make_team_buurt(team=made, area=city.areas[code])
    user = make_user(team=made)
    browser = another(app)
    sign_in(browser, user)
    return Colleague(browser, viewer_of(user))


@pytest.fixture
def sanne(app, city, forms) -> Colleague:
    """Of Team Hamrik."""
    return colleague_of(app, city, "Team Hamrik", "BU00140000", "BU00140001")


@pytest.fixture
def noor(app, city, forms) -> Colleague:
    """Of Team Laanzicht."""
    return colleague_of(app, city, "Team Laanzicht", "BU00140100")


@pytest.fixture
def garden(sanne) -> Asset:
    """Shown exactly to everybody."""
    return at(sanne.viewer, HERE, name="Moestuin Het Kromme Bed", aware=Aware.YES)


def at(viewer: Viewer, place: tuple[float, float], **over) -> Asset:
    return make_asset(viewer, where=Where(location=place), **over)


def typed(name: str, place: tuple[float, float] | None = None, buurt: str = "BU00140000", **over) -> dict:
    """The form with the four answers, at a point or for a buurt."""
    where = {"place": "area", "area": buurt}
    if place is not None:
        lon, lat = to_wgs84(*place)
        where = {"place": "point", "lon": f"{lon:.7f}", "lat": f"{lat:.7f}"}
    four = {"kind": "initiative", "themes": ["groen-en-duurzaam"], "known_from": "seen"}
    return {"name": name, **four, "client_key": str(uuid4()), **where, **over}


def warned(colleague: Colleague, form: dict) -> str:
    """What comes under the name field while she types."""
    answer = colleague.browser.get("/buurtkrachten/nieuw/lijkt-erop", query_string=form)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def saves(colleague: Colleague, form: dict):
    return colleague.browser.post("/buurtkrachten/nieuw", data=form)
