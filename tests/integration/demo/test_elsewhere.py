"""Where the story can't be told: among people who work, in another city, without a map."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select

from app.database import database
from app.demo.clearing import clear_demo
from app.demo.installation import refuse_demo_accounts
from app.demo.loading import ensure_demo, load_demo
from app.exceptions import OpbouwkaartError
from app.models.people import Installation, User
from app.models.record import PublishedAsset
from tests.factories.areas import box as square, make_buurt, make_city
from tests.factories.people import make_team, make_user

pytestmark = pytest.mark.usefixtures("db")
TODAY = date(2027, 2, 4)


def test_a_database_in_which_people_work_never_becomes_a_demo():
    make_user(team=make_team())
    with pytest.raises(OpbouwkaartError, match="werken al mensen"):
        load_demo(today=TODAY)
    assert ensure_demo(today=TODAY) is None
    with pytest.raises(OpbouwkaartError, match="geen demo"):
        clear_demo()
    assert database.session.scalar(select(func.count()).select_from(User)) == 1
    assert database.session.scalar(select(func.count()).select_from(Installation)) == 0


def test_another_small_city_gets_teams_and_a_leergang_and_no_places():
    make_city()
    report = load_demo(today=TODAY)
    assert report.assets == report.claims == 0
    assert report.teams == 13
    assert "Beijum-West" in report.skipped


def test_a_city_that_shares_a_name_of_a_buurt_gets_what_belongs_there():
    make_city(buurten=[make_buurt("BU00140000", "Vogelbuurt", square(232_000, 582_000, 233_000, 583_000))])
    report = load_demo(today=TODAY)
    shown = select(func.count()).where(
        PublishedAsset.audience == "team", PublishedAsset.buurt_id.is_not(None)
    )
    assert report.assets == database.session.scalar(shown) == 24


def test_without_boundaries_there_are_teams_and_nothing_on_the_map():
    report = load_demo(today=TODAY)
    assert (report.teams, report.assets) == (13, 0)


def test_an_account_of_a_demo_in_a_real_installation_stops_the_start():
    refuse_demo_accounts()
    make_user(email="beheer@demo.example")
    with pytest.raises(OpbouwkaartError, match="geen demo"):
        refuse_demo_accounts()
