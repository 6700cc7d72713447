"""Trainers from the own staff: offering, being trained, giving; who sees it, and what a session asks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.exceptions import Invalid, NotAllowed, NotFound
from app.models.people import Role
from app.models.record import Change
from app.models.training import QualificationState, SessionState, TrainerQualification
from app.queries.training.trainers.qualified import candidates, qualified_for
from app.services.retention import let_go
from app.services.training.planning import change_session, plan_session
from app.services.training.session_content import SessionContent
from app.services.training.trainers.qualifying import offer_to_give, qualify, stop_giving
from tests.factories.people import post
from tests.factories.training import make_module, make_session
from tests.factories.viewers import make_viewer

OFFERED, IN_TRAINING, QUALIFIED, ENDED = QualificationState
DAY = date(2026, 9, 1)


@pytest.fixture
def coordinator(db):
    return make_viewer(roles=(Role.COORDINATOR,))


@pytest.fixture
def trainer(db):
    return make_viewer(roles=(Role.MEMBER, Role.TRAINER))


@pytest.fixture
def module(db):
    return make_module()


def states(db):
    return db.session.scalars(select(TrainerQualification.state)).all()


def test_a_colleague_offers_once_and_goes_from_offer_to_giving(db, coordinator, module):
    viewer = make_viewer()
    for _time in range(2):
        offer_to_give(module_id=module.id, viewer=viewer)
    assert states(db) == [OFFERED]
    assert qualified_for(module.id) is None

    for state in (IN_TRAINING, QUALIFIED):
        told = {"module_id": module.id, "user_id": viewer.user_id, "since": DAY}
        qualify(**told, state=state, viewer=coordinator)
        assert states(db) == [state]
    assert qualified_for(module.id) == {viewer.user_id}

    stop_giving(module_id=module.id, viewer=viewer)
    assert qualified_for(module.id) == frozenset()
    assert offer_to_give(module_id=module.id, viewer=viewer).state is OFFERED


def test_an_offer_that_nobody_took_up_can_be_taken_back_without_a_trace_on_the_list(db, module):
    viewer = make_viewer()
    offer_to_give(module_id=module.id, viewer=viewer)
    stop_giving(module_id=module.id, viewer=viewer)
    assert states(db) == []


def test_somebody_from_outside_is_a_name_that_no_log_holds_and_goes_a_year_after_she_stopped(
    db, coordinator, module
):
    told = {"module_id": module.id, "outsider": "Kanarie Vrolijk", "viewer": coordinator}
    qualify(**told, state=QUALIFIED, since=DAY)
    assert qualified_for(module.id) == frozenset()
    qualify(**told, state=ENDED, since=clock.today() - timedelta(days=400))

    assert "Kanarie" not in str([row.difference for row in db.session.scalars(select(Change))])
    let_go()
    assert states(db) == []


@pytest.mark.parametrize(
    ("over", "field"),
    [
        ({}, "who"),
        ({"outsider": "Kim", "user_id": 1}, "who"),
        ({"user_id": 999_999}, "who"),
        ({"outsider": "K"}, "outsider"),
        ({"outsider": "Kim", "since": date(2026, 10, 2)}, "since"),
    ],
)
def test_what_can_not_be_is_refused_at_its_field(coordinator, module, over, field):
    told = {"module_id": module.id, "state": QUALIFIED, "since": DAY, "viewer": coordinator}
    with pytest.raises(Invalid) as refused:
        qualify(**{**told, **over})
    assert list(refused.value.errors) == [field]


def test_only_who_plans_says_who_may_give_and_only_for_modules_that_are_there(trainer, coordinator, module):
    with pytest.raises(NotAllowed):
        qualify(module_id=module.id, state=QUALIFIED, since=DAY, user_id=trainer.user_id, viewer=trainer)
    with pytest.raises(NotFound):
        offer_to_give(module_id=999_999, viewer=trainer)


def test_a_session_asks_a_trainer_who_may_give_its_module_once_that_is_known(trainer, coordinator, module):
    other = make_viewer(roles=(Role.TRAINER,))
    content = SessionContent(
        module_id=module.id, day=date(2026, 10, 7), starts=time(9, 30), ends=time(11),
        state=SessionState.ACTIVE, trainer_ids=(other.user_id,),
    )  # fmt: skip
    stored = plan_session(content=content, viewer=coordinator)
    qualify(module_id=module.id, state=QUALIFIED, since=DAY, user_id=trainer.user_id, viewer=coordinator)

    with pytest.raises(Invalid) as refused:
        plan_session(content=content, viewer=coordinator)
    assert list(refused.value.errors) == ["trainers"]
    assert plan_session(content=replace(content, trainer_ids=(trainer.user_id,)), viewer=coordinator)

    moved = replace(content, place="Zolder")
    change_session(session_id=stored.id, base_version=1, content=moved, viewer=coordinator)
    outside = replace(content, trainer_ids=(), organisations=("Buurtacademie",))
    assert plan_session(content=outside, viewer=coordinator)


def test_what_somebody_gives_is_seen_by_herself_and_who_plans_as_days_and_never_as_a_number(
    browse, trainer, coordinator, module
):
    soon = clock.now() + timedelta(days=6)
    make_session(module, starts_at=soon, trainer_ids=(trainer.user_id,))
    make_session(module, starts_at=soon, trainer_ids=(trainer.user_id,), state=SessionState.CANCELLED)
    qualify(module_id=module.id, state=QUALIFIED, since=DAY, user_id=trainer.user_id, viewer=coordinator)

    ((_module, (found,)),) = candidates(coordinator)
    assert found.gives == (soon.date(),)
    assert "geeft op" in browse(coordinator).get("/leergang/trainers").text
    assert module.title in browse(trainer).get("/leergang/zelf-geven").text
    with pytest.raises(NotAllowed):
        candidates(trainer)
    for role in (Role.MANAGER, Role.TRAINER, Role.MEMBER, Role.PRIVACY):
        assert browse(make_viewer(roles=(role,))).get("/leergang/trainers").status_code == 403


def test_the_pages_work_by_buttons_and_keep_what_was_typed(browse, coordinator, module):
    viewer = make_viewer()
    post(browse(viewer), f"/leergang/modules/{module.id}/zelf-geven", {"what": "offer"})
    page = browse(coordinator).get("/leergang/trainers").text
    assert viewer.name in page
    assert "Heeft de rol trainer nog niet" in page

    wrong = {"module": str(module.id), "outsider": "Kim de Wit", "state": "qualified", "since": "gisteren"}
    answer = post(browse(coordinator), "/leergang/trainers", wrong)
    assert answer.status_code == 422
    assert 'value="Kim de Wit"' in answer.text
    assert post(browse(coordinator), "/leergang/trainers", wrong | {"since": "1-9-2026"}).status_code == 302
