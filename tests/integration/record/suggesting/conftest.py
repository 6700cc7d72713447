"""A record, the team that keeps it, and a colleague of another team who sees it."""

from __future__ import annotations

import pytest

from tests.factories.areas import make_city
from tests.factories.record import make_asset
from tests.factories.viewers import make_viewer


@pytest.fixture
def city(db):
    return make_city()


@pytest.fixture
def keeper(city):
    return make_viewer(leads=(city.id("BU00140000"),), team="Team Hamrik")


@pytest.fixture
def other(city):
    return make_viewer(leads=(city.id("BU00140100"),), team="Team Laanzicht")


@pytest.fixture
def asset(keeper):
    return make_asset(keeper, summary="Elke dinsdag.")
