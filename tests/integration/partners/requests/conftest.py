"""Team Hamrik keeps a record, Team Laanzicht asks about it, and Team Elders has nothing to do with it."""

from __future__ import annotations

import pytest

from app.models.record import Aware
from tests.factories.areas import make_city
from tests.factories.record import make_asset
from tests.factories.viewers import make_viewer
from tests.integration.partners.conftest import HAMRIK, LAANZICHT, browser_of


@pytest.fixture
def city(db):
    return make_city()


@pytest.fixture
def keeper(city):
    return make_viewer(leads=(city.id(HAMRIK),), team="Team Hamrik")


@pytest.fixture
def asker(city):
    return make_viewer(leads=(city.id(LAANZICHT),), team="Team Laanzicht")


@pytest.fixture
def third(city):
    return make_viewer(team="Team Elders")


@pytest.fixture
def kitchen(keeper):
    return make_asset(keeper, name="Keuken van de school", aware=Aware.YES)


@pytest.fixture
def group(asker):
    return make_asset(asker, name="Jongeren van het veldje", buurt=LAANZICHT)


@pytest.fixture
def keeping(app, keeper, kitchen):
    return browser_of(app, keeper)


@pytest.fixture
def asking(app, asker, kitchen):
    return browser_of(app, asker)


@pytest.fixture
def elsewhere(app, third, kitchen):
    return browser_of(app, third)
