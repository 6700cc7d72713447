"""Programmes, modules and sessions for a program: dates, states and numbers in fives, and nobody's name."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from werkzeug.http import parse_options_header

from app import clock
from app.models.people import Role
from app.models.training import ModuleKind, Participation, ParticipationState, SessionState
from tests.browsing import another
from tests.factories.people import make_user, sign_in
from tests.factories.record import make_asset
from tests.factories.training import local_time, make_claim, make_module, make_programme, make_session


@pytest.fixture
def ask(client, db):
    sign_in(client, make_user())
    return lambda path: client.get(f"/api/v1{path}").json


def ids(answer):
    return [one["id"] for one in answer["sessions"]]


def test_programmes_and_modules_come_in_teaching_order_without_the_archive(ask):
    programme = make_programme(title="Verdieping", electives=5)
    core = make_module(programme)
    elective = make_module(programme, kind=ModuleKind.ELECTIVE)
    make_module(programme, archived_at=clock.now())
    other = make_module()

    assert [one["electives"] for one in ask("/programmes")["programmes"]] == [5, None]
    assert [one["id"] for one in ask("/modules")["modules"]] == [core.id, elective.id, other.id]
    (first, _second) = ask(f"/modules?programme={programme.id}")["modules"]
    assert (first["kind"], first["position"]) == ("core", 1)


def test_sessions_carry_state_dates_and_attendance_in_fives(ask):
    held = make_session(starts_at=local_time(2026, 3, 5, 9, 30), participants=12)
    few = make_session(starts_at=local_time(2026, 3, 6, 9, 30), participants=4)
    make_session(starts_at=local_time(2026, 3, 6, 9, 30), state=SessionState.CONCEPT)

    found = ask("/sessions")["sessions"]
    assert [one["id"] for one in found] == [held.id, few.id]
    assert [one["participants"] for one in found] == [10, None]
    assert found[0]["state"] == "inactive"
    assert datetime.fromisoformat(found[0]["starts_at"]) == datetime(2026, 3, 5, 8, 30, tzinfo=UTC)


def test_sessions_are_chosen_by_programme_module_and_day_and_read_in_parts(ask):
    module = make_module()
    first = make_session(module, starts_at=local_time(2026, 3, 5, 0, 0))
    second = make_session(module, starts_at=local_time(2026, 3, 6, 23, 30))
    third = make_session(starts_at=local_time(2026, 3, 7, 9, 30))

    assert ids(ask(f"/sessions?module={module.id}")) == [first.id, second.id]
    assert ids(ask(f"/sessions?programme={third.module.programme_id}")) == [third.id]
    assert ids(ask("/sessions?from=2026-03-06&to=2026-03-06")) == [second.id]
    assert ids(ask("/sessions?from=0001-01-01&to=9999-12-31")) == [first.id, second.id, third.id]
    assert ids(ask("/sessions?limit=2")) == [first.id, second.id]
    assert ids(ask(f"/sessions?after={second.id}")) == [third.id]


def test_sessions_that_go_on_lead_to_the_next_with_the_same_choice(client, db):
    sign_in(client, make_user())
    module = make_module()
    made = [make_session(module).id for _number in range(5)]
    make_session()

    seen, address = [], f"/api/v1/sessions?module={module.id}&limit=2&from=&to=9999-12-31"
    while address:
        answer = client.get(address)
        seen.append(ids(answer.json))
        link = answer.headers.get("Link")
        assert link is None or parse_options_header(link)[1] == {"rel": "next", "type": "application/json"}
        address = link and parse_options_header(link)[0].strip("<>")

    assert seen == [made[:2], made[2:4], made[4:]]
    assert "Link" not in client.get(f"/api/v1/sessions?module={module.id}&limit=5").headers


def test_all_three_take_the_same_choices_and_refuse_any_other(ask, client, keeper):
    linked, open_to_all, other = make_session(team_id=keeper.team_id), make_session(), make_module()
    make_claim(make_asset(keeper).id, linked, by=keeper)
    choices = {
        f"team={keeper.team_id}": [linked],
        "buurt=BU00140000": [linked],
        "buurt=BU00140100": [],
        f"module={open_to_all.module_id}": [open_to_all],
        f"from={clock.today()}": [],
        "to=9999-12-31": [linked, open_to_all],
    }

    for query, expected in choices.items():
        assert ids(ask(f"/sessions?{query}")) == [one.id for one in expected], query
        modules = [one.module_id for one in expected]
        assert [one["id"] for one in ask(f"/modules?{query}")["modules"]] == modules, query
        programmes = [one.module.programme_id for one in expected]
        assert [one["id"] for one in ask(f"/programmes?{query}")["programmes"]] == programmes, query
    assert [one["id"] for one in ask(f"/modules?programme={other.programme_id}")["modules"]] == [other.id]
    for path in ("/programmes", "/modules", "/sessions"):
        for name in ("user", "trainer", "role", "session", "group_by"):
            assert client.get(f"/api/v1{path}?{name}=1").status_code == 400, (path, name)


def test_no_answer_names_a_trainer_or_who_signed_up(app, db):
    trainer, comes = make_user(name="Kanarie Een", roles=["trainer"]), make_user(name="Kanarie Twee")
    session = make_session(trainer_ids=(trainer.id,), organisations=("Kanarie Drie",))
    state = ParticipationState.SIGNED_UP
    db.session.add(Participation(session_id=session.id, user_id=comes.id, state=state))
    db.session.flush()
    client = another(app)
    sign_in(client, make_user(roles=[role.value for role in Role]))

    for path in ("/programmes", "/modules", "/sessions"):
        assert "Kanarie" not in client.get(f"/api/v1{path}").text


def test_a_partner_reads_none_of_it(app, db):
    client = another(app)
    sign_in(client, make_user(roles=["partner"]))
    for path in ("/programmes", "/modules", "/sessions"):
        assert client.get(f"/api/v1{path}").status_code == 403
