"""The figures of the demonstration agree with each other, whoever adds them up."""

from __future__ import annotations

from collections import Counter

import pytest

from app.demo.calendar import DEMO_NOW
from app.demo.story.heard.questions import QUESTIONS
from app.demo.story.heard.waiting import WAITING
from app.demo.story.leergang import PROGRAMMES
from app.demo.story.listed import REFUSED, ROWS_READ
from app.demo.telling import tell
from app.models.people import Role
from app.models.record import Kind, Status
from app.models.training import ClaimStrength, ModuleKind, SessionState, Track
from tests.factories.groningen import buurt_names

STORY = tell(buurt_names())
BASIC = [session for session in STORY.sessions if session.module.startswith("bijeenkomst-")]
OPEN = [session for session in STORY.sessions if not session.module.startswith("bijeenkomst-")]


def test_thirteen_teams_of_487_people_of_whom_365_took_part():
    assert len(STORY.teams) == 13
    assert sum(team.people for team in STORY.teams) == 487
    assert sum(team.took_part for team in STORY.teams) == 365


@pytest.mark.parametrize("team", STORY.teams, ids=lambda team: team.name)
def test_a_team_has_as_many_people_and_participants_as_it_says(team):
    people = [person for person in STORY.colleagues if person.team == team.name]
    held = [session for session in BASIC if session.team == team.name and session.participants is not None]

    assert len(people) == team.people
    assert len(held) == team.sessions
    for module in ("bijeenkomst-1", "bijeenkomst-2"):
        assert sum(session.participants for session in held if session.module == module) == team.took_part


def test_ten_teams_are_done_two_are_under_way_and_one_is_planned():
    held = Counter(session.team for session in BASIC if session.state is SessionState.INACTIVE)
    planned = {session.team for session in BASIC if session.state is SessionState.ACTIVE}
    done = [team.name for team in STORY.teams if held[team.name] == 4]

    assert sum(held.values()) == 44
    assert len(done) == 10
    assert planned == {"Corpus den Hoorn", "Haren", "Ten Boer"}
    assert held["Ten Boer"] == 0


def test_27_opbouwwerkers_followed_both_basismodules_and_11_of_14_keuzemodules_were_given():
    builders = [person for person in STORY.colleagues if Role.BUILDER in person.roles]
    core = [session for session in OPEN if not session.module.startswith("keuze-")]
    electives = [session for session in OPEN if session.module.startswith("keuze-") and session.participants]
    modules = [module for programme in PROGRAMMES for module in programme.modules]

    assert len(builders) == 27
    assert Counter(session.module for session in core) == {"methodisch-handelen": 2, "gemeenschappen": 2}
    for module in ("methodisch-handelen", "gemeenschappen"):
        assert sum(session.participants for session in core if session.module == module) == 27
    assert len(electives) == 16
    assert len({session.module for session in electives}) == 11
    assert sum(module.kind is ModuleKind.ELECTIVE for module in modules) == 14


def test_fourteen_colleagues_give_training():
    trainers = {person.key for person in STORY.colleagues if Role.TRAINER in person.roles}
    assert len(trainers) == 14
    assert {key for session in STORY.sessions for key in session.trainers} == trainers


def test_no_titles_but_those_that_are_named_or_say_that_they_are_an_example():
    titles = {module.title for programme in PROGRAMMES for module in programme.modules}
    named = {title for title in titles if not title.endswith("(voorbeeld)")}

    assert [programme.track for programme in PROGRAMMES] == [Track.BASIC, Track.DEEPENING]
    assert named == {
        "Methodisch handelen", "Gemeenschappen",
        "Gemeenschapsdemocratie", "Presentiebenadering", "Profilering",
    }  # fmt: skip


def test_nothing_was_held_in_the_future_and_nothing_planned_in_the_past():
    for session in STORY.sessions:
        if session.state is SessionState.INACTIVE:
            assert session.day < DEMO_NOW
        elif session.state is not SessionState.CANCELLED:
            assert session.day > DEMO_NOW


def test_304_records_lie_where_the_teams_work_and_four_where_nobody_does():
    there = Counter(
        next((team.name for team in STORY.teams if asset.spot.buurt in team.buurten), "nobody")
        for asset in STORY.assets
    )
    assert len(STORY.assets) == 304
    assert there == {**{team.name: team.records for team in STORY.teams}, "nobody": 4}


def test_the_team_without_training_has_the_richest_map():
    assert max(STORY.teams, key=lambda team: team.records).name == "Ten Boer"


def test_nine_solutions_six_go_on_one_begins_two_stopped():
    solutions = Counter(asset.last("status") for asset in STORY.assets if asset.kind is Kind.SOLUTION)
    assert solutions == {Status.ACTIVE: 6, Status.STARTING: 1, Status.STOPPED: 2}


def test_58_records_carry_one_word_on_the_leergang():
    standing = [claim for claim in STORY.claims if claim.withdrawn is None]
    words = Counter(claim.strength for claim in standing)

    assert len(standing) == len({claim.asset for claim in standing}) == 58
    assert words == {
        ClaimStrength.PROMPTED: 15, ClaimStrength.CONTRIBUTED: 23, ClaimStrength.INDEPENDENT: 20
    }  # fmt: skip


def test_the_list_has_62_rows_of_which_five_were_refused():
    rows = [asset.row for asset in STORY.assets if asset.row is not None]
    assert sorted([*rows, *(refused.row for refused in REFUSED)]) == list(range(1, ROWS_READ + 1))
    assert len(REFUSED) == 5


def test_seventy_four_signals_led_to_seventeen_buurtvragen():
    assert sum(one.heard for one in QUESTIONS) + sum(len(one.days) for one in WAITING) == 74
    assert Counter(one.state.value for one in QUESTIONS) == {
        "open": 5,
        "busy": 4,
        "taken_up": 6,
        "not_needed": 2,
    }
    solutions = {asset.name for asset in STORY.assets if asset.kind is Kind.SOLUTION}
    assert {one.solution for one in QUESTIONS if one.solution} <= solutions
    assert all(one.made <= DEMO_NOW for one in QUESTIONS)
