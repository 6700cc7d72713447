"""Saying that a record still is as written."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from sqlalchemy import func, select

from app.exceptions import Invalid, NotAllowed, NotFound
from app.models.people import Role
from app.models.record import Asset, AssetVersion, KnownFrom, PublishedAsset, Verification, Visibility
from app.services.record.verifying import confirm
from tests.factories.areas import make_city
from tests.factories.record import make_asset
from tests.factories.viewers import make_viewer

RECORDED = datetime(2026, 4, 1, 10, 0, tzinfo=UTC)
NOW = datetime(2026, 10, 1, 10, 0, tzinfo=UTC)
TODAY = date(2026, 10, 1)


@pytest.fixture(autouse=True)
def on_a_day_in_october():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def city(db):
    return make_city()


@pytest.fixture
def keeper(city):
    return make_viewer(leads=(city.id("BU00140000"),))


@pytest.fixture
def asset(keeper):
    with time_machine.travel(RECORDED, tick=False):
        return make_asset(keeper, name="Moestuin Het Kromme Bed")


def checks(db, asset: Asset) -> int:
    counted = select(func.count()).select_from(Verification).where(Verification.asset_id == asset.id)
    return db.session.scalar(counted) or 0


@pytest.mark.parametrize(("how", "days"), [(KnownFrom.SEEN, 180), (KnownFrom.TOLD, 90)])
def test_a_colleague_of_any_team_may_say_that_it_still_is_so(asset, db, how, days):
    passer_by = make_viewer()

    assert confirm(asset_id=asset.id, how=how, client_key=uuid4(), viewer=passer_by)

    assert checks(db, asset) == 2
    assert (asset.verified_on, asset.due_on) == (TODAY, TODAY + timedelta(days=days))
    assert set(db.session.scalars(select(PublishedAsset.due_on))) == {TODAY + timedelta(days=days)}


def test_it_is_an_event_and_no_change_of_the_record(asset, db, keeper):
    confirm(asset_id=asset.id, how=KnownFrom.SEEN, client_key=uuid4(), viewer=keeper)

    assert asset.version == 1
    assert db.session.scalar(select(func.count()).select_from(AssetVersion)) == 1
    event = db.session.scalars(select(Verification).order_by(Verification.id.desc())).first()
    assert (event.by_team, event.by_role) == (keeper.team_id, Role.MEMBER)


def test_a_second_press_counts_once(asset, db, keeper):
    key = uuid4()

    assert confirm(asset_id=asset.id, how=KnownFrom.SEEN, client_key=key, viewer=keeper)
    assert not confirm(asset_id=asset.id, how=KnownFrom.SEEN, client_key=key, viewer=keeper)

    assert checks(db, asset) == 2


def test_hearing_of_it_takes_nothing_from_having_seen_it(keeper, db):
    asset = make_asset(keeper, known_from=KnownFrom.SEEN)

    confirm(asset_id=asset.id, how=KnownFrom.TOLD, client_key=uuid4(), viewer=keeper)

    assert checks(db, asset) == 2
    assert (asset.verified_by_seeing, asset.due_on) == (True, TODAY + timedelta(days=180))


def test_reading_about_it_is_no_check(asset, db, keeper):
    with pytest.raises(Invalid):
        confirm(asset_id=asset.id, how=KnownFrom.READ, client_key=uuid4(), viewer=keeper)

    assert checks(db, asset) == 1


def test_what_a_colleague_may_not_see_is_not_there_to_check(keeper, db):
    hidden = make_asset(keeper, visibility=Visibility.TEAM)

    with pytest.raises(NotFound):
        confirm(asset_id=hidden.id, how=KnownFrom.SEEN, client_key=uuid4(), viewer=make_viewer())
    assert checks(db, hidden) == 1


def test_who_only_reads_lists_checks_nothing(asset):
    officer = make_viewer(roles=(Role.PRIVACY,))

    with pytest.raises(NotAllowed):
        confirm(asset_id=asset.id, how=KnownFrom.SEEN, client_key=uuid4(), viewer=officer)
