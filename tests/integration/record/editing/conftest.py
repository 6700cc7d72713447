"""A record, a colleague who keeps it, and her browser."""

from __future__ import annotations

import pytest

from app.models.people import Team
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.people import make_user, sign_in
from tests.factories.record import make_asset
from tests.factories.viewers import make_viewer


@pytest.fixture
def keeper(db):
    city = make_city()
    return make_viewer(leads=(city.id("BU00140000"),), team="Team Hamrik")


@pytest.fixture
def asset(keeper):
    return make_asset(keeper)


@pytest.fixture
def browser(app, db, keeper):
    made = another(app)
    sign_in(made, make_user(team=db.session.get_one(Team, keeper.team_id)))
    return made
