"""What the chain counts beside records: claims on ties and steps, signals after a session, other borders."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from app import clock
from app.models.areas import AreaGroup, AreaSet
from app.models.people import Setting
from app.models.record import RelationType
from app.models.training import ActionKind, ClaimStrength
from app.queries.training.yielding.chain import ChainFilter, chain
from app.queries.training.yielding.signalled import Signalled
from app.queries.training.yielding.subjects import About
from app.queries.training.yielding.teams import counted_teams, teams_counted_as, units
from app.services.record.ties.relating import relate
from app.services.training.claiming import claim
from app.services.training.yielding.acting import act
from tests.factories.partners import make_signals
from tests.factories.people import make_membership, make_team, make_user
from tests.factories.record import make_asset
from tests.factories.training import make_claim, make_session
from tests.factories.viewers import make_viewer

EVERYTHING = ChainFilter()


@pytest.fixture
def held(member):
    return make_session(team_id=member.team_id, participants=12)


@pytest.fixture
def agreed(db):
    db.session.merge(Setting(name="works_council", value=1))
    db.session.flush()


def grow(team, people):
    for _ in range(people):
        make_membership(user=make_user(), team=team)


def test_claims_on_ties_and_steps_are_counted_apart_from_records(db, member, held):
    first, second = make_asset(member, name="Eettafel"), make_asset(member, name="Koor")
    tie = relate(from_id=first.id, to_id=second.id, kind=RelationType.WORKS_WITH, viewer=member)
    step = act(
        session_id=held.id, kind=ActionKind.TALK, said="We vragen door.", client_key=uuid4(), viewer=member
    )
    said = {"reason": "", "confidence": None, "viewer": member, "session_id": held.id}
    claim(relation_id=tie.id, strength=ClaimStrength.PROMPTED, **said)
    claim(action_id=step.id, strength=ClaimStrength.INDEPENDENT, **said)
    found = chain(EVERYTHING, member).claimed

    assert [found[about].total for about in About] == [0, 1, 1]
    assert (found[About.TIE].linked, found[About.TIE].unread) == (1, 1)
    assert (found[About.STEP].linked, found[About.STEP].unread) == (0, 1)
    answer = chain(ChainFilter(buurt="BU00140000"), member).claimed
    assert (answer[About.TIE].total, answer[About.STEP].total) == (1, 0), "a step lies nowhere"
    assert chain(ChainFilter(buurt="BU00140100"), member).claimed[About.TIE].total == 0


def test_the_page_and_the_api_say_the_same_of_all_three(browse, member, held):
    make_claim(make_asset(member, name="Eettafel").id, held, by=member)
    answer = browse(member).get("/api/v1/chain").json
    assert answer["assets"] == {"prompted": 0, "contributed": 1, "independent": 0}
    assert answer["relations_claimed"] == answer["actions_claimed"] == dict.fromkeys(answer["assets"], 0)
    page = browse(member).get("/opbrengst").text
    assert all(f'scope="col">{name}' in page or name in page for name in ("Verbindingen", "Vervolgstappen"))


def test_signals_count_from_the_day_of_the_first_session_of_their_team(city, member, held, browse):
    other = make_viewer(leads=(city.id("BU00140100"),), team="Team Laanzicht")
    make_signals(member, 2, buurt="BU00140000")
    make_signals(other, 3, buurt="BU00140100")
    assert chain(EVERYTHING, member).signals == Signalled(signals=2)
    assert chain(ChainFilter(buurt="BU00140100"), member).signals == Signalled()
    assert "2 signalen sinds hun bijeenkomst" in browse(member).get("/opbrengst").text

    make_session(starts_at=clock.now() + timedelta(days=1), team_id=other.team_id)
    assert chain(EVERYTHING, member).signals.signals == 2, "what is still to come led to nothing"
    make_session()
    assert chain(EVERYTHING, member).signals.signals == 5, "open to all"
    assert chain(ChainFilter(until=date(2026, 9, 25)), member).signals.signals == 0


def test_a_group_of_another_division_can_be_chosen(db, browse, city, member, held):
    make_claim(make_asset(member).id, held, by=member)
    make_claim(make_asset(member, buurt="BU00140100").id, held, by=member)
    division = AreaSet(name="Gebieden")
    groups = [
        AreaGroup(area_set=division, name=name, areas=[city.areas[code]])
        for name, code in (("Noord", "BU00140000"), ("Zuid", "BU00140101"))
    ]
    db.session.add_all([division, *groups])
    db.session.flush()

    assert [chain(ChainFilter(group=one.id), member).linked for one in groups] == [1, 0]
    assert browse(member).get(f"/api/v1/chain?group={groups[0].id}").json["assets"]["contributed"] == 1
    page = browse(member).get(f"/opbrengst?group={groups[0].id}").text
    assert f'<option value="{groups[0].id}" selected>Noord</option>' in page
    assert browse(member).get("/opbrengst?group=noord").status_code == 422


def test_teams_under_five_are_merged_and_asked_for_as_one(db, agreed):
    teams = {name: make_team(name=name) for name in ("Alfa", "Beta", "Gamma")}
    for (_name, team), people in zip(teams.items(), (3, 9, 2), strict=True):
        grow(team, people)
    small = (teams["Alfa"].id, teams["Gamma"].id)

    assert [(unit.name, unit.people) for unit in units()] == [("Alfa en Gamma", 5), ("Beta", 9)]
    assert teams_counted_as(teams["Gamma"].id) == teams_counted_as(teams["Alfa"].id) == small
    assert counted_teams() == [(teams["Alfa"].id, "Alfa en Gamma"), (teams["Beta"].id, "Beta")]


def test_a_small_team_on_its_own_joins_the_next_smallest(db, agreed):
    small, next_one, large = (make_team(name=name) for name in ("Alfa", "Beta", "Gamma"))
    for team, people in ((small, 2), (next_one, 6), (large, 9)):
        grow(team, people)

    assert [unit.people for unit in units()] == [8, 9], "else the whole less the others is about two people"
    assert teams_counted_as(next_one.id) == (small.id, next_one.id)


def test_a_period_that_ends_before_it_begins_is_refused_and_not_answered_with_nothing(browse, member, held):
    backwards = "from=2026-10-02&to=2026-10-01"
    page = browse(member).get(f"/opbrengst?{backwards}")
    assert page.status_code == 422
    assert "De laatste dag is eerder dan de eerste." in page.text
    assert browse(member).get(f"/api/v1/chain?{backwards}").status_code == 400
    assert browse(member).get("/api/v1/chain?from=2026-10-01&to=2026-10-01").status_code == 200
