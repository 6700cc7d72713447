"""Signing up for a session: seats, the waiting list, who sees whom, and twenty who want the last seat."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from app import clock
from app.database import database
from app.exceptions import Invalid, NotFound
from app.models.people import Role, Setting
from app.models.training import Participation, ParticipationState, SessionState
from app.queries.training.taking_part.participation import my_seats, seats_of
from app.services.retention import let_go
from app.services.training.planning import change_session
from app.services.training.session_content import SessionContent
from app.services.training.taking_part.signing_up import sign_off, sign_up
from tests.factories.people import make_user, post, sign_in
from tests.factories.training import make_session
from tests.factories.viewers import make_viewer

SIGNED_UP, WAITING, SIGNED_OFF = ParticipationState


def sign_up_here():
    database.session.add(Setting(name="session_sign_up", value=1))
    database.session.flush()


def make_coming(**over):
    return make_session(**{"starts_at": clock.now() + timedelta(days=7), **over})


@pytest.fixture
def here(db):
    sign_up_here()


@pytest.mark.usefixtures("here")
def test_who_comes_too_late_waits_and_moves_up_when_somebody_signs_off():
    session = make_coming(capacity=1)
    first, second, third = make_viewer(), make_viewer(), make_viewer()

    assert [sign_up(session_id=session.id, viewer=each) for each in (first, second, third)] == [
        SIGNED_UP, WAITING, WAITING,
    ]  # fmt: skip
    assert seats_of(session, third).in_line == 2

    sign_off(session_id=session.id, viewer=first)

    assert seats_of(session, first).mine is SIGNED_OFF
    assert seats_of(session, second).mine is SIGNED_UP
    assert seats_of(session, third).in_line == 1
    assert sign_up(session_id=session.id, viewer=first) is WAITING
    assert seats_of(session, first).in_line == 2


@pytest.mark.usefixtures("here")
def test_signing_up_twice_is_signing_up_once_and_without_a_number_everybody_fits(db):
    session, viewer = make_coming(), make_viewer()

    for _time in range(2):
        assert sign_up(session_id=session.id, viewer=viewer) is SIGNED_UP

    assert len(db.session.scalars(select(Participation)).all()) == 1


@pytest.mark.usefixtures("here")
def test_more_seats_are_given_to_who_waits():
    session = make_coming(capacity=1)
    viewers = [make_viewer() for _each in range(3)]
    for viewer in viewers:
        sign_up(session_id=session.id, viewer=viewer)
    local = session.starts_at.astimezone(clock.LOCAL_ZONE)
    content = SessionContent(
        module_id=session.module_id, day=local.date(), starts=local.time(),
        ends=session.ends_at.astimezone(clock.LOCAL_ZONE).time(), state=SessionState.ACTIVE, capacity=2,
    )  # fmt: skip
    planner = make_viewer(roles=(Role.COORDINATOR,))

    change_session(session_id=session.id, base_version=1, content=content, viewer=planner)
    assert [seats_of(session, each).mine for each in viewers] == [SIGNED_UP, SIGNED_UP, WAITING]

    fewer = replace(content, capacity=1)
    change_session(session_id=session.id, base_version=2, content=fewer, viewer=planner)
    assert [seats_of(session, each).mine for each in viewers] == [SIGNED_UP, SIGNED_UP, WAITING]
    wrong = replace(content, capacity=0)
    with pytest.raises(Invalid) as refused:
        change_session(session_id=session.id, base_version=3, content=wrong, viewer=planner)
    assert list(refused.value.errors) == ["capacity"]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    "over",
    [{"state": SessionState.CANCELLED}, {"starts_at": clock.now() - timedelta(days=1000)}, {"team": True}],
)
def test_nobody_signs_up_for_what_is_off_over_or_of_another_team(over):
    if "team" in over:
        over = {"team_id": make_viewer().team_id}

    with pytest.raises(Invalid, match="niet aanmelden"):
        sign_up(session_id=make_coming(**over).id, viewer=make_viewer())


def test_signing_up_is_off_until_the_organisation_chooses_it(db, browse):
    session, viewer = make_coming(), make_viewer()
    assert seats_of(session, viewer) is None
    assert "Aanmelden" not in browse(viewer).get(f"/leergang/bijeenkomsten/{session.id}").text
    with pytest.raises(Invalid):
        sign_up(session_id=session.id, viewer=viewer)


@pytest.mark.usefixtures("here")
def test_what_is_in_preparation_takes_no_seats():
    with pytest.raises(NotFound):
        sign_up(session_id=make_coming(state=SessionState.CONCEPT).id, viewer=make_viewer())


@pytest.mark.usefixtures("here")
def test_who_comes_is_seen_by_herself_the_trainer_of_the_session_and_the_coordinator(db, browse):
    trainer, other_trainer = make_viewer(roles=(Role.TRAINER,)), make_viewer(roles=(Role.TRAINER,))
    session = make_coming(trainer_ids=(trainer.user_id,), capacity=1)
    comes = make_viewer()
    sign_up(session_id=session.id, viewer=comes)
    sees = {trainer.user_id}
    asking = [
        trainer,
        other_trainer,
        *(make_viewer(roles=(role,)) for role in Role if role is not Role.PARTNER),
    ]

    for viewer in asking:
        expected = viewer.user_id in sees or Role.COORDINATOR in viewer.roles
        page = browse(viewer).get(f"/leergang/bijeenkomsten/{session.id}").text
        assert (comes.name in page) is ("1 plek. Alleen" in page) is expected, viewer.roles

    assert "Je bent aangemeld" in browse(comes).get(f"/leergang/bijeenkomsten/{session.id}").text


@pytest.mark.usefixtures("here")
def test_on_a_device_that_only_stayed_signed_in_a_trainer_types_her_password_first():
    trainer, comes = make_viewer(roles=(Role.TRAINER,)), make_viewer()
    session = make_coming(trainer_ids=(trainer.user_id,))
    sign_up(session_id=session.id, viewer=comes)

    assert seats_of(session, trainer).names[SIGNED_UP] == ((comes.name, None),)
    found = seats_of(session, replace(trainer, is_proven=False))
    assert (found.names, found.asks_password) == (None, True)
    assert not seats_of(session, replace(comes, is_proven=False)).asks_password


@pytest.mark.usefixtures("here")
def test_a_colleague_signs_up_and_off_with_two_buttons(browse):
    session, viewer = make_coming(capacity=1), make_viewer()
    sign_up(session_id=session.id, viewer=make_viewer())
    client, page = browse(viewer), f"/leergang/bijeenkomsten/{session.id}"

    assert "Zet me op de wachtlijst" in client.get(page).text
    post(client, f"{page}/aanmelden", {})
    assert "op plek 1" in client.get(page).text
    post(client, f"{page}/afmelden", {})
    assert "op plek" not in client.get(page).text


@pytest.mark.usefixtures("here")
def test_who_moved_up_from_the_waiting_list_reads_so_on_her_own_page_of_the_leergang(browse):
    session = make_coming(capacity=1)
    first, second, third = (make_viewer(roles=(Role.BUILDER,)) for _ in range(3))
    for each in (first, second):
        sign_up(session_id=session.id, viewer=each)
    said = [browse(each).get("/leergang").text for each in (first, second, third)]
    assert [("Aangemeld" in page, "Op de wachtlijst" in page) for page in said] == [
        (True, False), (False, True), (False, False),
    ]  # fmt: skip

    sign_off(session_id=session.id, viewer=first)

    assert "Aangemeld" in browse(second).get("/leergang").text
    assert "Aangemeld" not in browse(first).get("/leergang").text
    assert my_seats(replace(second, is_proven=False)) == {}


@pytest.mark.usefixtures("here")
def test_a_year_after_the_session_nobody_knows_who_signed_up(db):
    session = make_coming()
    sign_up(session_id=session.id, viewer=make_viewer())

    let_go()
    assert len(db.session.scalars(select(Participation)).all()) == 1
    with time_machine.travel(clock.now() + timedelta(days=380)):
        let_go()
    assert not db.session.scalars(select(Participation)).all()


def test_the_last_seat_is_given_once_to_twenty_who_ask_at_the_same_moment(own_app):
    with own_app.app_context():
        sign_up_here()
        session_id = make_coming(capacity=3).id
        for _seat in range(2):
            taken = Participation(session_id=session_id, user_id=make_user().id, state=SIGNED_UP)
            database.session.add(taken)
        clients = [(own_app.test_client(), make_user()) for _each in range(20)]
        for client, user in clients:
            sign_in(client, user)
        database.session.commit()
    address = f"/leergang/bijeenkomsten/{session_id}/aanmelden"

    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda each: post(each[0], address, {}).status_code, clients))

    with own_app.app_context():
        states = database.session.scalars(select(Participation.state)).all()
    assert Counter(answers) == {302: 20}
    assert Counter(states) == {SIGNED_UP: 3, WAITING: 19}
