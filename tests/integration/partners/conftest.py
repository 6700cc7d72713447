"""A team that leads two buurten, a colleague elsewhere, and the browser of each."""

from __future__ import annotations

import pytest

from app.database import database
from app.models.people import Role, User
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.people import sign_in
from tests.factories.viewers import make_viewer

HAMRIK, WIERDE, LAANZICHT = "BU00140000", "BU00140001", "BU00140100"


@pytest.fixture
def city(db):
    return make_city()


@pytest.fixture
def builder(city):
    return make_viewer(leads=(city.id(HAMRIK), city.id(WIERDE)), team="Team Hamrik", roles=(Role.BUILDER,))


@pytest.fixture
def other(city):
    return make_viewer(leads=(city.id(LAANZICHT),), team="Team Laanzicht")


def browser_of(app, viewer):
    browser = another(app)
    sign_in(browser, database.session.get_one(User, viewer.user_id))
    return browser


@pytest.fixture
def inside(app, builder):
    return browser_of(app, builder)


@pytest.fixture
def outside(app, other):
    return browser_of(app, other)
