"""The roll-out of the basic training: done against plan from counts, who sees it, and who sets it."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from app import clock
from app.exceptions import Invalid, NotAllowed
from app.models.people import Role, Team
from app.models.training import ModuleKind, RolloutPlan, SessionState, Track
from app.queries.training.steering.cascade import colleagues_who_give
from app.queries.training.steering.rollout import Pace, rollout
from app.services.training.steering.planning import plan_rollout
from tests.factories.people import make_team, make_user, post
from tests.factories.training import local_time, make_module, make_programme, make_session
from tests.factories.viewers import make_viewer


@pytest.fixture
def coordinator(db):
    return make_viewer(roles=(Role.COORDINATOR,), team="Aa (klein)")


@pytest.fixture
def modules(db):
    programme = make_programme()
    core = [make_module(programme), make_module(programme)]
    make_module(programme, kind=ModuleKind.ELECTIVE)
    make_module(make_programme(title="Verdieping", track=Track.DEEPENING))
    return core


def team_of(name, people) -> Team:
    team = make_team(name=name)
    for _each in range(people):
        make_user(team=team)
    return team


def hold(modules, team, month, *counts, **over):
    for module, count in zip(modules, counts, strict=False):
        fields = {"starts_at": local_time(2026, month, 9, 13, 0), "participants": count, **over}
        make_session(module, team_id=team.id, **fields)


def test_each_team_stands_against_its_plan_and_the_end_follows_from_the_pace(modules, coordinator):
    ready, behind, unplanned = team_of("Beijum", 12), team_of("Centrum", 30), team_of("Dorp", 6)
    hold(modules, ready, 8, 12, 14)
    hold(modules, behind, 9, 9, 6)
    hold(modules, behind, 10, 20, 20)
    hold(modules, behind, 9, 20, 20, state=SessionState.CANCELLED)
    hold(modules, unplanned, 9, None, None)
    for team, month, people in ((ready, 8, 12), (behind, 9, 10), (behind, 11, 14)):
        plan_rollout(team_id=team.id, month=date(2026, month, 20), people=people, viewer=coordinator)

    found = rollout(coordinator)

    lines = {line.name: line for line in found.teams}
    assert (lines["Beijum"].pace, lines["Beijum"].done) == (Pace.READY, 12)
    assert (lines["Centrum"].pace, lines["Centrum"].done) == (Pace.BEHIND, 6)
    assert (lines["Centrum"].planned, lines["Centrum"].goal) == (10, 24)
    assert lines["Centrum"].next_month == date(2026, 9, 1)
    assert lines["Dorp"].pace is Pace.NO_PLAN
    assert [line.name for line in found.behind] == ["Centrum"]
    assert found.per_month == 3.0
    assert found.ready_in == date(2027, 7, 1), "18 and 6 to go, and of the small team 1: 25 at 3 a month"
    assert [(line.month.month, line.planned, line.done) for line in found.months] == [
        (8, 12, 12), (9, 22, 18), (10, 22, 18), (11, 36, None),
    ]  # fmt: skip


def test_teams_of_fewer_than_five_count_together_without_a_name(modules, coordinator):
    for name in ("Klein een", "Klein twee"):
        hold(modules, team_of(name, 4), 9, 3, 3)

    found = rollout(coordinator)

    assert [(line.name, line.people, line.done) for line in found.teams] == [("", 9, 6)]


def test_the_page_says_people_in_fives_and_holds_the_picture_and_the_table(modules, coordinator, browse):
    team = team_of("Beijum", 13)
    hold(modules, team, 8, 12, 12)
    plan_rollout(team_id=team.id, month=date(2026, 9, 1), people=13, viewer=coordinator)

    page = browse(make_viewer(roles=(Role.MANAGER,))).get("/leergang/uitrol").text

    assert "<polyline" in page
    assert "Achter op het plan" in page
    assert 'data-label="Klaar">ongeveer 10<' in page
    assert "Zet het plan" not in page
    assert "Zet het plan" in browse(coordinator).get("/leergang/uitrol").text


def test_the_cascade_is_one_sentence_in_fives(modules, coordinator, browse):
    team, givers = team_of("Beijum", 23), tuple(make_viewer(roles=(Role.TRAINER,)).user_id for _ in range(6))
    hold(modules, team, 8, 18, 18)
    for module in modules:
        make_session(module, trainer_ids=givers)
        make_session(module, trainer_ids=(coordinator.user_id,), state=SessionState.CANCELLED)
    long_ago = clock.now() - timedelta(days=800)
    make_session(modules[0], starts_at=long_ago, trainer_ids=(make_viewer().user_id,))

    assert colleagues_who_give(coordinator) == 6
    page = browse(coordinator).get("/leergang/uitrol").text
    assert "Ongeveer 5 collega’s geven nu zelf training; zij bereikten ongeveer 20 van de " in page


def test_nothing_planned_is_said_so(browse, coordinator):
    assert "Er is nog geen plan" in browse(coordinator).get("/leergang/uitrol").text


def test_the_plan_is_set_by_month_and_zero_takes_it_away(db, browse, coordinator):
    team = make_team(name="Beijum")
    client = browse(coordinator)
    typed = {"team": str(team.id), "month": "2026-11", "people": "12"}

    post(client, "/leergang/uitrol", typed)
    post(client, "/leergang/uitrol", typed | {"people": "14"})
    assert [(row.month, row.people) for row in db.session.scalars(select(RolloutPlan))] == [
        (date(2026, 11, 1), 14)
    ]
    post(client, "/leergang/uitrol", typed | {"people": "0"})
    assert not db.session.scalars(select(RolloutPlan)).all()


@pytest.mark.parametrize(
    ("over", "field"),
    [({"team": ""}, "team"), ({"team": "999999"}, "team"), ({"month": "straks"}, "month"),
     ({"month": "1900-01"}, "month"), ({"people": "veel"}, "people"), ({"people": "501"}, "people")],
)  # fmt: skip
def test_what_can_not_be_is_said_at_its_field(browse, coordinator, over, field):
    typed = {"team": str(coordinator.team_id), "month": "2026-11", "people": "12"} | over
    answer = post(browse(coordinator), "/leergang/uitrol", typed)
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("role", [Role.MEMBER, Role.BUILDER, Role.TRAINER, Role.PRIVACY])
def test_others_neither_see_nor_set_it(role):
    viewer = make_viewer(roles=(role,))
    with pytest.raises(NotAllowed):
        rollout(viewer)
    with pytest.raises(NotAllowed):
        plan_rollout(team_id=viewer.team_id, month=date(2026, 11, 1), people=3, viewer=viewer)


@pytest.mark.usefixtures("db")
def test_a_manager_sees_it_and_sets_nothing():
    manager = make_viewer(roles=(Role.MANAGER,))
    assert rollout(manager).months == ()
    with pytest.raises(NotAllowed):
        plan_rollout(team_id=manager.team_id, month=date(2026, 11, 1), people=3, viewer=manager)


def test_a_team_that_is_gone_is_refused(coordinator):
    with pytest.raises(Invalid):
        plan_rollout(team_id=999_999, month=date(2026, 11, 1), people=3, viewer=coordinator)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_it_is_taken_along_in_fives_as_it_stands_on_the_page(browse, modules, coordinator, kind):
    hold(modules, team_of("Beijum", 12), 8, 12, 14)
    team_of("=Klein", 3)
    browser = browse(coordinator)
    address = f"/leergang/uitrol/download?wat=teams&format={kind}"
    assert f"wat=teams&amp;format={kind}" in browser.get("/leergang/uitrol").text

    answer = browser.get(address)
    if kind == "csv":
        said, _headings, *rows = answer.data.decode("utf-8-sig").splitlines()
        assert "Beijum;10;10;0;10;Klaar" in rows
    else:
        sheet = load_workbook(BytesIO(answer.data)).worksheets[0]
        said = sheet["A1"].value
        assert ("Beijum", 10, 10, 0) in [row[:4] for row in sheet.iter_rows(min_row=3, values_only=True)]
    assert "op vijf afgerond" in said
    assert browser.get("/leergang/uitrol/download?wat=mensen&format=csv").status_code == 422
