"""A record, the team that keeps it, and a colleague of another team, each with a browser."""

from __future__ import annotations

import pytest

from app.models.people import Team
from app.models.record import Aware
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.people import make_team, make_user, sign_in
from tests.factories.record import make_asset
from tests.factories.viewers import make_viewer


@pytest.fixture
def keeper(db):
    city = make_city()
    return make_viewer(leads=(city.id("BU00140000"),), team="Team Hamrik")


@pytest.fixture
def asset(keeper):
    return make_asset(keeper, name="Breitafel", aware=Aware.YES)


@pytest.fixture
def keepers(app, db, keeper):
    made = another(app)
    sign_in(made, make_user(team=db.session.get_one(Team, keeper.team_id)))
    return made


@pytest.fixture
def others(app, db, asset):
    made = another(app)
    sign_in(made, make_user(team=make_team(name="Team Elders")))
    return made
