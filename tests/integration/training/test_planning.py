"""Planning sessions: the rules of a session, whose it is, and two colleagues at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import select

from app.exceptions import EditConflict, Invalid, NotAllowed, NotFound
from app.models.people import Role, User
from app.models.record import Kind, PublishedAsset
from app.models.training import ClaimStrength, SessionState
from app.queries.training.giving import givers_of
from app.queries.training.sessions import (
    next_sessions,
    recent_sessions,
    session_line,
    sessions_given_by,
    sessions_of_module,
)
from app.services.training.planning import change_session, plan_session
from app.services.training.session_content import SessionContent
from tests.factories.areas import make_city
from tests.factories.record import make_asset
from tests.factories.training import local_time, make_claim, make_module, make_session
from tests.factories.viewers import make_viewer

NOW = datetime(2026, 10, 1, 10, 0, tzinfo=UTC)
SOON = date(2026, 10, 7)
PAST = date(2026, 9, 24)


@pytest.fixture
def coordinator(db):
    return make_viewer(roles=(Role.COORDINATOR,))


@pytest.fixture
def trainer(db):
    return make_viewer(roles=(Role.TRAINER,))


@pytest.fixture
def content(db):
    return SessionContent(
        module_id=make_module().id, day=SOON, starts=time(9, 30), ends=time(11, 0), state=SessionState.ACTIVE
    )


def refused_fields(content, viewer):
    with pytest.raises(Invalid) as refused:
        plan_session(content=content, viewer=viewer)
    return list(refused.value.errors)


def test_a_session_is_stored_in_utc_with_its_trainers_and_organisations(coordinator, trainer, content):
    content = replace(
        content, trainer_ids=(trainer.user_id,), organisations=("Buurtacademie",), place="Grote zaal"
    )

    session = plan_session(content=content, viewer=coordinator)

    assert session.starts_at == datetime(2026, 10, 7, 7, 30, tzinfo=UTC)
    assert session.ends_at == datetime(2026, 10, 7, 9, 0, tzinfo=UTC)
    found = givers_of(session.id, coordinator)
    assert (found.colleagues, found.organisations) == ((trainer.name,), ("Buurtacademie",))
    assert session.version == 1


def test_a_session_that_is_over_was_held_also_while_nobody_said_so(coordinator, content):
    session = plan_session(content=replace(content, day=PAST), viewer=coordinator)

    assert session.state is SessionState.ACTIVE
    assert session_line(session.id, coordinator).state is SessionState.INACTIVE


@pytest.mark.parametrize(
    ("over", "field"),
    [
        ({"ends": time(9, 30)}, "ends_at"),
        ({"day": date(2027, 3, 28), "starts": time(2, 30)}, "starts_at"),
        ({"day": date(2072, 10, 7)}, "day"),
        ({"day": date(206, 10, 7)}, "day"),
        ({"state": SessionState.INACTIVE}, "state"),
        ({"participants": 12}, "participants"),
        ({"day": PAST, "participants": 501}, "participants"),
        ({"day": PAST, "participants": 12, "state": SessionState.CANCELLED}, "participants"),
        ({"module_id": 999_999}, "module"),
        ({"team_id": 999_999}, "team"),
        ({"trainer_ids": (999_999,)}, "trainers"),
        ({"place": "x" * 121}, "place"),
        ({"organisations": ("x" * 121,)}, "organisations"),
        ({"organisations": tuple("abcdef")}, "organisations"),
    ],
)
def test_a_broken_rule_is_refused_at_its_field(coordinator, content, over, field):
    assert refused_fields(replace(content, **over), coordinator) == [field]


def test_a_number_of_participants_is_kept_once_it_was_held(coordinator, content):
    held = replace(content, day=PAST, participants=12, state=SessionState.INACTIVE)

    assert plan_session(content=held, viewer=coordinator).participants == 12


def test_a_colleague_without_the_role_or_who_left_does_not_give_training(db, coordinator, trainer, content):
    member = make_viewer()
    db.session.get_one(User, trainer.user_id).deactivated_at = NOW
    db.session.flush()

    for user_id in (member.user_id, trainer.user_id):
        assert refused_fields(replace(content, trainer_ids=(user_id,)), coordinator) == ["trainers"]


def test_a_trainer_who_left_stays_with_the_sessions_that_she_gave(db, coordinator, trainer, content):
    content = replace(content, trainer_ids=(trainer.user_id,))
    session = plan_session(content=content, viewer=coordinator)
    db.session.get_one(User, trainer.user_id).deactivated_at = NOW
    db.session.flush()

    changed = change_session(
        session_id=session.id, base_version=1, content=replace(content, place="Kantine"), viewer=coordinator
    )

    assert [each.user_id for each in changed.trainers] == [trainer.user_id]


def test_a_trainer_plans_only_what_she_gives_herself(trainer, content):
    other = make_viewer(roles=(Role.TRAINER,))

    assert refused_fields(replace(content, trainer_ids=(other.user_id,)), trainer) == ["trainers"]
    planned = plan_session(content=replace(content, trainer_ids=(trainer.user_id,)), viewer=trainer)
    assert [line.id for line in sessions_given_by(trainer)] == [planned.id]
    assert sessions_given_by(other) == []


def test_a_trainer_does_not_change_the_session_of_a_colleague(trainer, content):
    other = make_viewer(roles=(Role.TRAINER,))
    session = make_session(trainer_ids=(other.user_id,))

    with pytest.raises(NotAllowed):
        change_session(session_id=session.id, base_version=1, content=content, viewer=trainer)


@pytest.mark.parametrize("role", [Role.MEMBER, Role.BUILDER, Role.MANAGER, Role.PRIVACY, Role.PARTNER])
def test_others_plan_and_change_nothing(content, role):
    viewer = make_viewer(roles=(role,))
    session = make_session(trainer_ids=(viewer.user_id,))

    with pytest.raises(NotAllowed):
        plan_session(content=content, viewer=viewer)
    with pytest.raises(NotAllowed):
        change_session(session_id=session.id, base_version=1, content=content, viewer=viewer)


def test_a_form_from_before_a_colleagues_change_is_refused_and_changes_nothing(coordinator, content):
    session = plan_session(content=content, viewer=coordinator)
    change_session(
        session_id=session.id, base_version=1, content=replace(content, place="Kantine"), viewer=coordinator
    )

    with pytest.raises(EditConflict) as conflict:
        change_session(
            session_id=session.id,
            base_version=1,
            content=replace(content, place="Zolder"),
            viewer=coordinator,
        )

    assert conflict.value.current.place == "Kantine"
    assert conflict.value.current.version == 2


def test_a_session_that_moves_to_another_module_takes_its_records_along(db, coordinator, content):
    make_city()
    session = make_session(make_module(), starts_at=local_time(2026, 9, 24, 9, 30))
    asset = make_asset(make_viewer())
    make_claim(asset.id, session, by=coordinator, strength=ClaimStrength.PROMPTED)

    change_session(
        session_id=session.id, base_version=1, content=replace(content, day=PAST), viewer=coordinator
    )

    rows = db.session.scalars(
        select(PublishedAsset.module_ids).where(PublishedAsset.asset_id == asset.id)
    ).all()
    assert rows
    assert all(module_ids == [content.module_id] for module_ids in rows)


def test_the_agenda_shows_the_own_teams_and_open_to_all_each_in_its_order(db):
    viewer = make_viewer()
    later = make_session(starts_at=NOW + timedelta(days=9))
    sooner = make_session(starts_at=NOW + timedelta(days=2), team_id=viewer.team_id)
    busy = make_session(starts_at=NOW - timedelta(minutes=30))
    last = make_session(starts_at=NOW - timedelta(days=2))
    first = make_session(starts_at=NOW - timedelta(days=20), team_id=viewer.team_id)
    make_session(starts_at=NOW + timedelta(days=3), team_id=make_viewer().team_id)
    make_session(starts_at=NOW + timedelta(days=3), state=SessionState.CONCEPT)
    make_session(starts_at=NOW - timedelta(days=200))

    assert [line.id for line in next_sessions(viewer)] == [busy.id, sooner.id, later.id]
    assert [line.id for line in recent_sessions(viewer)] == [last.id, first.id]


def test_what_is_in_preparation_is_known_only_to_who_plans_and_gives(trainer, coordinator):
    member = make_viewer()
    session = make_session(state=SessionState.CONCEPT, team_id=member.team_id)

    with pytest.raises(NotFound):
        session_line(session.id, member)
    assert sessions_of_module(session.module_id, member) == []
    for viewer in (trainer, coordinator):
        assert session_line(session.id, viewer).id == session.id


def test_a_session_is_online_or_at_a_place_that_may_be_on_the_map(db, coordinator, content):
    city = make_city()
    keeper = make_viewer(leads=(city.id("BU00140000"),), team="Team Hamrik")
    door = make_asset(keeper, name="De Gele Deur", kind=Kind.PLACE)
    make_asset(keeper, name="Twee", kind=Kind.PLACE)
    make_asset(keeper, name="Twee", kind=Kind.ORGANISATION)

    for place, found in (("de gele deur", door.id), ("Grote zaal", None), ("Twee", None), ("", None)):
        planned = plan_session(content=replace(content, place=place), viewer=coordinator)
        assert planned.place_id == found, place
    online = plan_session(content=replace(content, place="De Gele Deur", online=True), viewer=coordinator)
    assert (online.place_id, session_line(online.id, coordinator).where) == (None, "Online: De Gele Deur")
