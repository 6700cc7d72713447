"""A small city with a team in two buurten, and a browser of hers."""

from __future__ import annotations

import pytest

from app.database import database
from app.models.people import User
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.people import sign_in
from tests.factories.viewers import make_viewer

HAMRIK, WIERDE, LAANZICHT, VELD = "BU00140000", "BU00140001", "BU00140100", "BU00140101"


@pytest.fixture
def city(db):
    return make_city()


@pytest.fixture
def keeper(city):
    return make_viewer(leads=(city.id(HAMRIK), city.id(WIERDE)), team="Team Hamrik")


@pytest.fixture
def outsider(city):
    return make_viewer(leads=(city.id(LAANZICHT),), team="Team Laanzicht")


def browser_of(app, viewer):
    browser = another(app)
    sign_in(browser, database.session.get_one(User, viewer.user_id))
    return browser


@pytest.fixture
def inside(app, keeper):
    return browser_of(app, keeper)
