"""A small city with records of each kind of audience, and colleagues who read and make reports."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import pytest
import time_machine
from flask.testing import FlaskClient

from app.database import database
from app.models.people import Role, User
from app.models.record import Aware, Precision, Visibility
from app.policy import Viewer
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.people import sign_in
from tests.factories.record import make_asset
from tests.factories.reports import ask_for_report
from tests.factories.viewers import make_viewer

NOW = datetime(2026, 10, 5, 10, 0, tzinfo=UTC)
IN_SEPTEMBER = datetime(2026, 9, 15, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def on_a_day_in_october():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def city(db):
    return make_city()


@pytest.fixture
def keeper(city) -> Viewer:
    return make_viewer(leads=(city.id("BU00140000"),), team="Team Hamrik")


@pytest.fixture
def town(keeper):
    """One record for everybody, one for colleagues and one for a team, recorded in September."""
    open_ = {"visibility": Visibility.PUBLIC, "aware": Aware.PUBLIC, "precision": Precision.EXACT}
    with time_machine.travel(IN_SEPTEMBER, tick=False):
        make_asset(keeper, name="Eettafel voor iedereen", **open_)
        make_asset(keeper, name="Wandelgroep", visibility=Visibility.ORGANISATION)
        make_asset(keeper, name="kanarie", visibility=Visibility.TEAM)
    return keeper


@pytest.fixture
def manager(city) -> Viewer:
    return make_viewer(roles=(Role.MANAGER,), team="Leiding")


@pytest.fixture
def browse(app) -> Callable[[Viewer], FlaskClient]:
    def enter(viewer: Viewer) -> FlaskClient:
        browser = another(app)
        sign_in(browser, database.session.get_one(User, viewer.user_id))
        return browser

    return enter


@pytest.fixture
def ask(manager) -> Callable[..., int]:
    """Ask for a report; gives the id of what waits then."""
    return partial(ask_for_report, manager)
