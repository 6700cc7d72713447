"""Wat doen we samen? T1 and what a team keeps: once the works council agreed, never of a few people."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
import time_machine

from app.clock import LOCAL_ZONE
from app.models.people import Role, Setting
from app.models.record import KnownFrom, Precision, RelationType, Visibility
from app.queries.coverage.per_team.keeping import kept_by_teams
from app.queries.coverage.per_team.shared import shared_work
from app.services.record.ties.relating import relate
from app.services.record.verifying import confirm
from tests.factories.people import make_team, make_user, viewer_of
from tests.factories.record import make_asset
from tests.factories.viewers import make_viewer
from tests.integration.coverage.conftest import HAMRIK, browser_of

NOW = datetime(2026, 11, 10, 12, tzinfo=LOCAL_ZONE)
SUMMER = datetime(2026, 8, 5, 12, tzinfo=LOCAL_ZONE)


@pytest.fixture(autouse=True)
def autumn():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def team(city):
    """Ten people, of whom five are opbouwwerker, with those of the two fixtures below."""
    made = make_team(name="Team Hamrik")
    for role in (Role.MEMBER, Role.BUILDER):
        for _one in range(4):
            make_user(team=made, roles=[role.value])
    return made


@pytest.fixture
def member(team):
    return viewer_of(make_user(team=team, roles=[Role.MEMBER.value]))


@pytest.fixture
def builder(team):
    return viewer_of(make_user(team=team, roles=[Role.BUILDER.value]))


@pytest.fixture
def manager(city):
    return make_viewer(roles=(Role.MANAGER,))


@pytest.fixture
def agreed(db):
    db.session.add(Setting(name="works_council", value=1))
    db.session.flush()


@contextmanager
def in_the_summer():
    with time_machine.travel(SUMMER, tick=False):
        yield


def made_by(viewer, number, **over):
    return [
        make_asset(viewer, name=f"Groep {viewer.user_id} {at}", buurt=HAMRIK, **over) for at in range(number)
    ]


def share_of(name):
    found = shared_work()
    [shares] = [shares for unit, shares in found.units if unit.name == name]
    return [(one.percent, one.number) for one in shares][-1]


def test_it_is_the_share_of_records_ties_and_steps_that_members_made(member, builder):
    with in_the_summer():
        first, second, *_rest = made_by(member, 5)
        made_by(builder, 2)
        tie = relate(from_id=first.id, to_id=second.id, kind=RelationType.WORKS_WITH, viewer=builder)
    tie.made_at = SUMMER  # the database has a clock of its own
    made_by(builder, 9)  # of this quarter, which did not end

    assert share_of("Team Hamrik") == (60, 10), "5 of 8 are 62 percent: told in tenths and fives"
    assert [one.percent for one in shared_work().together][-1] == 62
    assert [one.name for one in shared_work().quarters] == [
        "Vierde kwartaal 2025",
        "Eerste kwartaal 2026",
        "Tweede kwartaal 2026",
        "Derde kwartaal 2026",
    ]


def test_of_fewer_than_five_things_nothing_is_said(member, builder):
    with in_the_summer():
        made_by(member, 4)

    assert share_of("Team Hamrik") == (None, None)


def test_what_is_for_one_team_alone_counts_for_nobody(member, builder):
    with in_the_summer():
        made_by(member, 5)
        made_by(member, 6, visibility=Visibility.TEAM, sensitive=True, precision=Precision.BUURT)

    assert share_of("Team Hamrik") == (100, 5)


def test_a_tie_of_before_roles_were_kept_counts_nowhere(db, member, builder):
    with in_the_summer():
        first, second, *_rest = made_by(member, 5)
        tie = relate(from_id=first.id, to_id=second.id, kind=RelationType.WORKS_WITH, viewer=builder)
    tie.made_at, tie.by_role = SUMMER, None
    db.session.flush()

    assert share_of("Team Hamrik") == (100, 5)


def crew(name, *, members, builders):
    """A team, with one of each to make something."""
    team = make_team(name=name)
    users = [make_user(team=team) for _one in range(members)]
    users += [make_user(team=team, roles=[Role.BUILDER.value]) for _one in range(builders)]
    return viewer_of(users[0]), viewer_of(users[-1])


def names():
    return [unit.name for unit, _shares in shared_work().units]


def test_a_team_with_one_opbouwwerker_counts_together_with_others_until_there_are_five(city):
    member, builder = crew("Team A", members=9, builders=1)
    crew("Team B", members=9, builders=4)
    crew("Team C", members=9, builders=2)
    with in_the_summer():
        made_by(member, 6)
        made_by(builder, 4)

    assert names() == ["Team A, Team B en Team C"], "what is left of the whole is no unit either"
    crew("Team D", members=9, builders=3)
    assert names() == ["Team A en Team B", "Team C en Team D"]
    assert share_of("Team A en Team B") == (60, 10)


def test_a_single_member_among_opbouwwerkers_is_hidden_as_well(city):
    crew("Team A", members=1, builders=6)
    assert names() == []
    crew("Team B", members=4, builders=0)
    assert names() == ["Team A en Team B"]


def test_where_all_teams_have_too_few_of_either_nothing_is_said_of_the_whole(city):
    member, builder = crew("Team A", members=9, builders=1)
    with in_the_summer():
        made_by(member, 6)
        made_by(builder, 4)

    found = shared_work()
    assert found.units == ()
    assert {(one.percent, one.number) for one in found.together} == {(None, None)}


def test_small_teams_are_one(team, member, db):
    small = make_team(name="Team Klein")
    one = viewer_of(make_user(team=small))
    with in_the_summer():
        made_by(one, 8)

    assert "Team Klein" not in {unit.name for unit, _shares in shared_work().units}


def test_a_team_that_confirmed_everything_is_current_without_anything_new(member):
    with time_machine.travel(NOW - timedelta(days=300)):
        made = made_by(member, 3)
    [(_unit, before)] = kept_by_teams()
    for asset in made:
        confirm(asset_id=asset.id, how=KnownFrom.SEEN, client_key=uuid4(), viewer=member)
    [(_unit, after)] = kept_by_teams()

    assert (before.fresh, before.total, before.is_current) == (0, 3, False)
    assert (after.fresh, after.total, after.is_current) == (3, 3, True)


def test_without_the_works_council_there_is_no_number(app, manager, member):
    with in_the_summer():
        made_by(member, 5)
    browser = browser_of(app, manager)

    page = browser.get("/dekking/teams").text
    assert "tot de ondernemingsraad akkoord is" in page
    assert "Team Hamrik" not in page
    assert browser.get("/dekking/teams/download?format=csv").status_code == 404


def test_with_it_a_manager_reads_tenths_and_fives_and_a_member_nothing(app, manager, member, builder, agreed):
    with in_the_summer():
        made_by(member, 5)
        made_by(builder, 2)
    page = browser_of(app, manager).get("/dekking/teams").text

    assert "70 %" in page
    assert "van ongeveer 5" in page
    assert "71 %" in page, "all teams together"
    said = browser_of(app, manager).get("/dekking/teams/download?format=csv").text
    assert "Team Hamrik;Derde kwartaal 2026;70;5" in said.replace('"', "").replace(",", ";")
    assert browser_of(app, member).get("/dekking/teams").status_code == 403
