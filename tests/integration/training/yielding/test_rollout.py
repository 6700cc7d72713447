"""Team-months as the stepped roll-out counts them, and its command."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from app import create_app
from app.cli.training.rollout import report, yielding
from app.config import Settings
from app.database import database
from app.models.people import Team
from app.models.record import KnownFrom, Verification
from app.models.training import SessionState, Track
from app.queries.training.yielding.rollout.months import month_number, month_of, team_months
from tests.factories.people import make_membership, make_user
from tests.factories.record import make_asset
from tests.factories.training import make_module, make_programme, make_session
from tests.factories.viewers import make_viewer
from tests.unit.training.test_stepped_rollout import planted

SINCE = date(2026, 5, 1)


def at(month, day=10):
    return datetime(2026, month, day, 12, tzinfo=UTC)


def grow(team_id, people):
    for _ in range(people):
        make_membership(user=make_user(), team=team_id)


@pytest.fixture
def basic(db):
    return make_module(make_programme(track=Track.BASIC))


@pytest.fixture
def team(db, member):
    found = db.session.get_one(Team, member.team_id)
    grow(found, 5)
    return found


def in_our_time(rows):
    return [replace(row, month=row.month + month_number(SINCE)) for row in rows]


def record(viewer, month, **over):
    made = make_asset(viewer, name=f"Groep {month} {over}"[:60], **over)
    made.recorded_at = at(month)
    return made


def test_a_team_counts_by_month_and_not_in_the_month_in_which_it_began(db, member, team, basic):
    for month in (5, 5, 7, 9):
        record(member, month)
    record(member, 7, known_from=KnownFrom.READ)
    record(member, 7).removed_at = at(8)
    make_session(basic, team_id=team.id, starts_at=at(6))
    make_session(basic, team_id=team.id, starts_at=at(8))
    make_session(make_module(make_programme(track=Track.DEEPENING)), team_id=team.id, starts_at=at(5))
    make_session(basic, team_id=team.id, starts_at=at(5), state=SessionState.CANCELLED)
    db.session.flush()

    found = {month_of(row.month).month: (row.new, row.trained) for row in team_months(since=SINCE)}
    assert found == {5: (2, False), 7: (1, True), 8: (0, True), 9: (1, True)}


def test_small_teams_are_one_and_nobody_stands_alone(db, member, team):
    first, second = make_viewer(team="Alfa"), make_viewer(team="Beta")
    for viewer in (first, second):
        grow(db.session.get_one(Team, viewer.team_id), 2)
        record(viewer, 5)
    db.session.flush()
    rows = [row for row in team_months(since=SINCE) if month_of(row.month) == SINCE]

    assert sorted(row.new for row in rows) == [0, 2]


def test_the_last_months_are_whole_ones_and_none_lies_before_the_first_record(db, member, team):
    record(member, 8)
    db.session.flush()

    assert [month_of(row.month).month for row in team_months()] == [8, 9]
    assert month_number(date(2026, 8, 31)) == month_number(date(2026, 8, 1))


def test_it_says_why_there_is_no_ratio_and_what_was_looked_for(db, member, team, basic):
    record(member, 5)
    db.session.scalars(select(Verification)).one().at = at(8)
    make_session(basic, team_id=team.id, starts_at=at(6))
    db.session.flush()
    told = report(team_months(since=SINCE))

    assert "Geen verhouding. Teams met nieuwe buurtkrachten: 1. Er zijn er 6 nodig." in told
    assert "Van mei 2026 tot en met september 2026." in told
    assert "(checks en straatrondes): 0,0 ervoor, 0,3 erna." in told
    assert team.name not in told


def test_a_ratio_stands_with_its_interval_and_the_words_for_nothing_to_show():
    told = report(in_our_time(planted(1.0, 1)))
    assert "niet aantoonbaar" in told
    assert "Over 10 teams en 230 teammaanden." in told
    assert "niet waar het van kwam" in told
    assert ": aantoonbaar." in report(in_our_time(planted(3.0, 1)))


def test_the_command_runs_on_an_empty_installation(fresh_database_url, tmp_path):
    app = create_app(Settings(database_url=fresh_database_url, data_dir=tmp_path))
    with app.app_context():
        told = app.test_cli_runner().invoke(yielding, ["rollout", "--since", "2026-05-01"])
        database.session.close()
        database.engine.dispose()

    assert told.exit_code == 0, told.output
    assert "Geen verhouding. Teams met nieuwe buurtkrachten: 0." in told.output
