"""What was said of buurten of another year counts in what they mostly became, never by their code."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from app import clock
from app.models.areas import AreaGroup, AreaSet
from app.models.coverage import Judgement, Round, RoundTheme
from app.models.people import Role
from app.queries.coverage.beside.judgements import how_many, judged_by_code, judgements_of
from app.queries.coverage.beside.trend import trend
from app.queries.coverage.divisions import division
from app.queries.coverage.facts import State, facts
from app.queries.coverage.measures import MEASURES
from app.queries.record.filters import AssetFilter
from tests.factories.areas import BUURTEN, box, make_buurt, make_city
from tests.factories.record import make_asset
from tests.factories.viewers import make_viewer

EAT = "eten-en-koken"
HAMRIK, WIERDE, LAANZICHT = "BU00140000", "BU00140001", "BU00140100"
SPLIT = (
    # Hamrik falls apart, seven tenths to a new code; its own code goes to what was De Wierde.
    make_buurt("BU00140009", "Hamrik-West", box(232_000, 582_000, 233_050, 584_000), inhabitants=2200),
    make_buurt("BU00140008", "Hamrik-Oost", box(233_050, 582_000, 233_500, 584_000), inhabitants=1000),
    make_buurt(HAMRIK, "De Wierde", box(233_500, 582_000, 234_800, 584_000), inhabitants=2100),
    *BUURTEN[2:],
)


@pytest.fixture
def older(db):
    return make_city(year=2024)


@pytest.fixture
def team(older):
    return make_viewer(leads=(older.id(LAANZICHT),))


@pytest.fixture
def said(db, older, team):
    """Of Hamrik as it was: a walk that looked for food in vain, an opinion, and a group of a division."""
    day = clock.today() - timedelta(days=3)
    walk = Round(
        client_key=uuid4(), team_id=team.team_id, area_id=older.id(HAMRIK), started_on=day, finished_on=day
    )
    opinion = Judgement(
        client_key=uuid4(),
        area_id=older.id(HAMRIK),
        said="Veel nieuwe gezinnen.",
        by_role=Role.BUILDER,
        team_id=team.team_id,
        judged_on=day,
        expires_on=day + timedelta(days=90),
    )
    gebied = AreaGroup(name="Noord", areas=[older.areas[HAMRIK]])
    db.session.add_all([walk, opinion, AreaSet(name="Gebieden", groups=[gebied])])
    db.session.flush()
    db.session.add(RoundTheme(round_id=walk.id, theme=EAT, found=False))
    db.session.flush()
    return gebied


def searched_in(viewer, level="buurt"):
    found = facts(AssetFilter(), viewer, division(level))
    return {part for part, known in found.items() if known.cell(EAT).state is State.SEARCHED}


def test_a_walk_an_opinion_and_a_group_go_to_the_largest_part_and_not_to_who_has_the_code_now(team, said):
    newer = make_city(year=2025, buurten=SPLIT)
    west = newer.id("BU00140009")

    assert searched_in(team) == {west}
    assert searched_in(team, f"set-{said.area_set_id}") == {said.id}
    assert [one.said for one in judgements_of(judged_by_code("BU00140009"), team)] == [
        "Veel nieuwe gezinnen."
    ]
    assert not judgements_of(judged_by_code(HAMRIK), team)
    assert how_many(division("buurt"), team) == {judged_by_code("BU00140009").area_id: 1}


def test_in_the_year_in_which_it_was_said_all_stays_as_it_was(older, team, said):
    assert searched_in(team) == {older.id(HAMRIK)}
    assert how_many(division("buurt"), team) == {older.id(HAMRIK): 1}


def test_records_of_before_the_new_boundaries_count_where_they_lie_in_them_on_every_day(older):
    keeper = make_viewer(leads=(older.id(HAMRIK),))
    with time_machine.travel(clock.now() - timedelta(days=100)):
        make_asset(keeper, name="Koor", buurt=WIERDE)
    newer = make_city(year=2025, buurten=SPLIT)
    day = clock.today() - timedelta(days=60)
    for then in (None, day):
        known = facts(AssetFilter(), keeper, division("buurt"), then)
        assert {part: one.fresh for part, one in known.items()} == {newer.id(HAMRIK): 1}


def test_the_line_breaks_on_the_day_on_which_newer_boundaries_came_and_not_for_older_ones(db, team):
    with time_machine.travel("2026-08-10 12:00+02:00", tick=False):
        make_city(year=2025, buurten=SPLIT)
    with time_machine.travel("2026-11-05 12:00+01:00", tick=False):
        make_city(year=2022)
    with time_machine.travel("2026-11-20 12:00+01:00", tick=False):
        found = trend(AssetFilter(), team, division("buurt"), MEASURES["C1"])

    assert 6 in found.breaks, "the third quarter of 2026"
    assert 7 not in found.breaks, "older boundaries that come later change nothing"
