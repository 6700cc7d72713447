"""Ons kwartaal: nothing before the works council agreed, nothing of a small team, and then in fives."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine

from app.models.people import Role, Setting, Team
from app.models.record import Visibility
from tests.factories.people import make_membership, make_user
from tests.factories.record import make_asset
from tests.factories.viewers import make_viewer

PAGE = "/rapporten/ons-kwartaal"


@pytest.fixture
def agreed(db):
    db.session.add(Setting(name="works_council", value=1))
    db.session.flush()


def grow(db, viewer):
    """Make it a team of five."""
    for _ in range(4):
        make_membership(user=make_user(), team=db.session.get_one(Team, viewer.team_id))


def test_nothing_is_counted_before_the_works_council_agreed(browse, keeper, db):
    grow(db, keeper)
    browser = browse(keeper)

    assert "tot de ondernemingsraad akkoord is" in browser.get(PAGE).text
    assert browser.get(f"{PAGE}/download?format=csv").status_code == 404
    assert "Ons kwartaal" not in browser.get("/opbrengst").text


def test_nothing_is_counted_of_fewer_than_five_people_or_of_nobodys_team(browse, keeper, agreed, db):
    assert "Dit team is te klein om te tellen" in browse(keeper).get(PAGE).text
    loner = make_viewer(roles=(Role.MANAGER,))
    db.session.execute(Team.__table__.update().where(Team.id == loner.team_id).values(until="2021-01-01"))
    assert "<table" not in browse(loner).get(PAGE).text


def test_every_count_comes_in_fives_and_what_is_for_one_team_counts_for_nobody(browse, keeper, agreed, db):
    grow(db, keeper)
    with time_machine.travel(datetime(2026, 8, 3, 9, 0, tzinfo=UTC), tick=False):
        for number in range(7):
            make_asset(keeper, name=f"Groep {number}")
        for number in range(4):
            make_asset(keeper, name=f"Geheim {number}", visibility=Visibility.TEAM)

    page = browse(keeper).get(PAGE).text
    assert "Team Hamrik, derde kwartaal 2026" in page
    assert '<th scope="row">nieuw op de kaart, en door ons bijgehouden</th><td class="number">5</td>' in page
    said = browse(keeper).get(f"{PAGE}/download?format=csv").data.decode("utf-8-sig")
    assert "op vijf afgerond" in said.splitlines()[0]
    assert "nieuw op de kaart, en door ons bijgehouden;5" in said
    earlier = browse(keeper).get(f"{PAGE}?kwartaal=2026Q2").text
    assert 'bijgehouden</th><td class="number">0</td>' in earlier
    assert browse(keeper).get(f"{PAGE}?kwartaal=ooit").status_code == 422


def test_some_but_fewer_than_five_is_said_in_words(browse, keeper, agreed, db):
    grow(db, keeper)
    with time_machine.travel(datetime(2026, 8, 3, 9, 0, tzinfo=UTC), tick=False):
        make_asset(keeper, name="Koor")

    assert 'bijgehouden</th><td class="number">minder dan 5</td>' in browse(keeper).get(PAGE).text
