"""A browser per colleague, and a day in October."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import time_machine
from flask.testing import FlaskClient

from tests.browsing import another

if TYPE_CHECKING:
    from flask import Flask
    from flask_sqlalchemy_lite import SQLAlchemy

    from app.policy import Viewer

NOW = datetime(2026, 10, 1, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def on_a_day_in_october():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def browse(app: Flask, db: SQLAlchemy) -> Callable[[Viewer], FlaskClient]:
    """A browser in which this colleague is signed in."""
    from app.models.people import User
    from tests.factories.people import sign_in

    def enter(viewer: Viewer) -> FlaskClient:
        client = another(app)
        sign_in(client, db.session.get_one(User, viewer.user_id))
        return client

    return enter


@pytest.fixture
def city(db):
    from tests.factories.areas import make_city

    return make_city()


@pytest.fixture
def member(city):
    """A colleague whose team keeps BU00140000."""
    from tests.factories.viewers import make_viewer

    return make_viewer(leads=(city.id("BU00140000"),))
