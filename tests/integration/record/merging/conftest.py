"""Two records of one team that are one thing, and an administrator who sees what everybody sees."""

from __future__ import annotations

import pytest
import time_machine

from app.models.people import Role
from app.models.record import Asset, Aware
from app.policy import Viewer
from app.services.record.content import Where
from app.services.record.merging.merging import merge
from tests.factories.areas import City, make_city
from tests.factories.record import make_asset
from tests.factories.viewers import make_viewer

HERE = (232_750.0, 583_000.0)
EAST = (HERE[0] + 60, HERE[1])


@pytest.fixture(autouse=True)
def on_a_day_in_october():
    with time_machine.travel("2026-10-01 10:00", tick=False):
        yield


@pytest.fixture
def city(db) -> City:
    return make_city()


@pytest.fixture
def keeper(city) -> Viewer:
    return make_viewer(leads=(city.id("BU00140000"),), team="Team Hamrik")


@pytest.fixture
def other(city) -> Viewer:
    return make_viewer(leads=(city.id("BU00140100"),), team="Team Laanzicht")


@pytest.fixture
def admin(city) -> Viewer:
    return make_viewer(roles=(Role.ADMIN,), team="Beheer")


@pytest.fixture
def garden(keeper) -> Asset:
    """The one that stays."""
    return make_asset(
        keeper, name="Moestuin Het Kromme Bed", where=Where(location=HERE), aware=Aware.YES, tags=("tuin",)
    )


@pytest.fixture
def twin(keeper) -> Asset:
    """The same once more."""
    return make_asset(
        keeper,
        name="moestuin 't kromme bed",
        where=Where(location=EAST),
        aware=Aware.YES,
        summary="Samen groente telen.",
        tags=("groente",),
    )


def made_one(kept: Asset, gone: Asset, viewer: Viewer, **choices: str) -> int:
    """Merge two records as they are now."""
    return merge(
        kept_id=kept.id,
        gone_id=gone.id,
        versions=(kept.version, gone.version),
        choices=choices,
        viewer=viewer,
    )
