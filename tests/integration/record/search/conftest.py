"""Somebody who searches, and the records of a believable neighbourhood."""

from __future__ import annotations

import pytest

from app.queries.record.search.vocabulary import forget_words
from tests.factories.areas import make_city
from tests.factories.people import make_team, make_user, viewer_of
from tests.factories.record import make_asset
from tests.integration.record.search.examples import RECORDS


@pytest.fixture(autouse=True)
def _no_words_of_other_tests():
    forget_words()


@pytest.fixture
def city(db):
    return make_city()


@pytest.fixture
def team(city):
    return make_team(name="Team Hamrik")


@pytest.fixture
def keeper(team):
    return viewer_of(make_user(team=team))


@pytest.fixture
def colleague(city):
    return viewer_of(make_user(team=make_team()))


@pytest.fixture
def neighbourhood(keeper):
    for name, summary, tags, theme in RECORDS:
        make_asset(keeper, name=name, summary=summary, tags=tags, themes=(theme,))
