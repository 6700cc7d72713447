"""A small city with a team that keeps its records, and browsers of who asks for them."""

from __future__ import annotations

import pytest

from app.models.people import Role
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.people import make_team, make_team_buurt, make_user, sign_in, viewer_of


@pytest.fixture
def city(db):
    return make_city()


@pytest.fixture
def team(city):
    made = make_team(name="Team Hamrik")
    make_team_buurt(team=made, area=city.areas["BU00140000"])
    return made


@pytest.fixture
def keeper(team):
    """A colleague of the team that keeps what lies in BU00140000, as the policy sees her."""
    return viewer_of(make_user(team=team))


@pytest.fixture
def browser_of(app, db):
    """A browser of a colleague with these roles, in a team of her own unless one is given."""

    def signed_in(*roles: Role, team=None):
        browser = another(app)
        sign_in(browser, make_user(team=team or make_team(), roles=[role.value for role in roles]))
        return browser

    return signed_in


@pytest.fixture
def client(browser_of, team):
    """The browser of a colleague in the team that keeps the records."""
    return browser_of(Role.MEMBER, team=team)


@pytest.fixture
def outsider(browser_of):
    return browser_of(Role.MEMBER)


@pytest.fixture
def guest(browser_of):
    return browser_of(Role.PARTNER)


@pytest.fixture
def stranger(app, db):
    return another(app)
