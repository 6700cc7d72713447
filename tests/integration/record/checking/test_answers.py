"""What somebody finds who looks whether a record still is so, and what comes of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from sqlalchemy import select

from app.exceptions import NotAllowed, NotFound
from app.models.people import Role
from app.models.record import (
    AssetVersion,
    CheckAnswer,
    KnownFrom,
    PublishedAsset,
    Status,
    StopReason,
    Suggestion,
    Verification,
    Visibility,
)
from app.policy import visible_rows
from app.queries.record.filters import freshness
from app.queries.record.history.checks import nobody_in_a_row, own_latest_check
from app.queries.record.history.events import events_of
from app.services.record.history.going_back import undo_change
from app.services.record.keeping.taking_away import take_away
from app.services.record.suggesting.deciding import Answer, decide
from app.services.record.verifying import check, take_back
from tests.factories.areas import make_city
from tests.factories.meeting import change
from tests.factories.record import make_asset
from tests.factories.viewers import make_viewer

RECORDED = datetime(2026, 1, 5, 10, 0, tzinfo=UTC)
NOW = datetime(2026, 10, 1, 10, 0, tzinfo=UTC)
TODAY = date(2026, 10, 1)


@pytest.fixture(autouse=True)
def on_a_day_in_october():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def keeper(db):
    return make_viewer(leads=(make_city().id("BU00140000"),), team="Team Hamrik")


@pytest.fixture
def other(keeper):
    return make_viewer(team="Team Ver")


@pytest.fixture
def asset(keeper):
    with time_machine.travel(RECORDED, tick=False):
        return make_asset(keeper, name="Moestuin Het Kromme Bed")


def say(asset, viewer, answer, **over):
    told = {"client_key": uuid4(), "answer": CheckAnswer(answer)} | over
    return check(asset_id=asset.id, viewer=viewer, **told)


def state(db, asset, viewer) -> str:
    chosen = select(freshness()).where(PublishedAsset.asset_id == asset.id, visible_rows(viewer))
    return db.session.scalars(chosen).one()


def test_time_alone_makes_a_record_due_and_nothing_is_written(db, asset, keeper):
    day = asset.due_on
    for at, expected in ((-40, "fresh"), (-10, "soon"), (0, "soon"), (1, "due")):
        with time_machine.travel(datetime(day.year, day.month, day.day, 12, tzinfo=UTC) + timedelta(days=at)):
            assert state(db, asset, keeper) == expected
    assert db.session.scalars(select(PublishedAsset.due_on).distinct()).all() == [day]


def test_nobody_there_leaves_the_check_open_and_the_third_time_in_a_row_counts(db, asset, keeper):
    due = asset.due_on
    for times in (1, 2, 3):
        say(asset, keeper, "nobody")
        assert nobody_in_a_row(asset.id) == times
    db.session.refresh(asset)
    assert (asset.due_on, asset.version, state(db, asset, keeper)) == (due, 1, "due")

    say(asset, keeper, "confirmed")
    assert nobody_in_a_row(asset.id) == 0
    say(asset, keeper, "nobody")
    assert nobody_in_a_row(asset.id) == 1


def test_what_lies_still_by_its_keepers_is_asked_again_on_the_day_that_was_said(db, asset, keeper):
    assert not say(asset, keeper, "resting", again_on=date(2026, 11, 1)).suggested

    db.session.refresh(asset)
    assert (asset.status, asset.status_since, asset.due_on) == (Status.DORMANT, TODAY, date(2026, 11, 1))
    assert state(db, asset, keeper) == "resting"
    with time_machine.travel(datetime(2026, 11, 2, 12, tzinfo=UTC)):
        assert state(db, asset, keeper) == "due"
        change(asset, keeper, summary="Nog steeds stil.")
        assert asset.due_on == date(2026, 11, 1)
        say(asset, keeper, "confirmed")
        db.session.refresh(asset)
        assert (asset.due_on, state(db, asset, keeper)) == (date(2027, 5, 1), "resting")
        change(asset, keeper, status=Status.ACTIVE)
        assert asset.due_on == date(2027, 5, 1)


def test_without_a_day_what_lies_still_is_asked_again_after_a_whole_interval(db, asset, keeper):
    say(asset, keeper, "resting")
    db.session.refresh(asset)
    assert asset.due_on == TODAY + timedelta(days=180)


def test_what_stopped_by_its_keepers_is_a_version_with_its_reason_and_is_never_due(db, asset, keeper):
    say(asset, keeper, "stopped", reason=StopReason.NO_PLACE)

    db.session.refresh(asset)
    assert (asset.status, asset.status_reason, asset.version) == (Status.STOPPED, StopReason.NO_PLACE, 2)
    with time_machine.travel(NOW + timedelta(days=900)):
        assert state(db, asset, keeper) == "resting"


@pytest.mark.parametrize(("answer", "status"), [("resting", Status.DORMANT), ("stopped", Status.STOPPED)])
def test_of_another_team_it_is_a_suggestion_that_its_keepers_decide_about(
    db, asset, keeper, other, answer, status
):
    key = uuid4()
    assert say(asset, other, answer, client_key=key, reason=StopReason.NO_MONEY).suggested
    say(asset, other, answer, client_key=key, reason=StopReason.NO_MONEY)

    db.session.refresh(asset)
    assert (asset.status, asset.version) == (Status.ACTIVE, 1)
    made = db.session.scalars(select(Suggestion)).one()
    decide(
        suggestion_id=made.id,
        answers={field.field: Answer(accept=True) for field in made.fields},
        seen_version=asset.version,
        viewer=keeper,
    )
    db.session.refresh(asset)
    assert asset.status is status


def test_something_else_is_told_to_the_keepers_in_words_and_counts_as_seen(db, asset, other):
    assert say(asset, other, "different", remark="Ze zitten nu in de kerk.").suggested

    db.session.refresh(asset)
    assert (asset.verified_on, asset.due_on) == (TODAY, TODAY + timedelta(days=180))
    made = db.session.scalars(select(Suggestion)).one()
    assert [(field.field, field.value) for field in made.fields] == [("remark", "Ze zitten nu in de kerk.")]


def test_an_answer_that_is_sent_twice_counts_once(db, asset, keeper):
    key = uuid4()
    assert say(asset, keeper, "nobody", client_key=key).is_new
    assert not say(asset, keeper, "nobody", client_key=key).is_new
    assert nobody_in_a_row(asset.id) == 1


def test_an_answer_is_taken_back_for_ten_minutes_and_the_rest_decides(db, asset, keeper, other):
    key, due = uuid4(), asset.due_on
    say(asset, keeper, "confirmed", client_key=key)
    assert own_latest_check(asset.id, keeper).client_key == key
    assert own_latest_check(asset.id, other) is None
    with pytest.raises(NotAllowed):
        take_back(asset_id=asset.id, client_key=key, viewer=other)

    assert take_back(asset_id=asset.id, client_key=key, viewer=keeper)
    assert not take_back(asset_id=asset.id, client_key=key, viewer=keeper)
    db.session.refresh(asset)
    assert (asset.verified_on, asset.due_on) == (RECORDED.date(), due)
    assert set(db.session.scalars(select(PublishedAsset.due_on))) == {due}
    assert [event.what for event in events_of(asset.id, keeper).events] == ["check", "version"]
    late = uuid4()
    say(asset, keeper, "confirmed", client_key=late)
    with time_machine.travel(NOW + timedelta(minutes=11)), pytest.raises(NotAllowed):
        take_back(asset_id=asset.id, client_key=late, viewer=keeper)


def test_taking_back_the_only_check_makes_it_unseen_again(db, keeper):
    with time_machine.travel(RECORDED):
        asset, key = make_asset(keeper, known_from=KnownFrom.READ), uuid4()
    say(asset, keeper, "confirmed", client_key=key, how=KnownFrom.TOLD)
    assert asset.due_on == TODAY + timedelta(days=90)

    take_back(asset_id=asset.id, client_key=key, viewer=keeper)
    db.session.refresh(asset)
    assert (asset.verified_on, asset.due_on, state(db, asset, keeper)) == (None, None, "unseen")


@pytest.mark.parametrize("answer", ["resting", "stopped"])
def test_taking_an_answer_back_undoes_what_it_made_of_the_record(db, asset, keeper, answer):
    key, due = uuid4(), asset.due_on
    say(asset, keeper, answer, client_key=key, again_on=date(2026, 11, 1))

    take_back(asset_id=asset.id, client_key=key, viewer=keeper)
    db.session.refresh(asset)
    assert (asset.status, asset.due_on, asset.version) == (Status.ACTIVE, due, 3)
    assert own_latest_check(asset.id, keeper) is None


def test_undoing_the_change_takes_back_the_answer_that_made_it(db, asset, keeper):
    say(asset, keeper, "stopped")

    undo_change(asset_id=asset.id, version=2, viewer=keeper)
    assert own_latest_check(asset.id, keeper) is None
    assert [event.what for event in events_of(asset.id, keeper).events].count("check") == 1


def test_what_a_colleague_changed_since_is_not_undone_by_taking_an_answer_back(db, asset, keeper):
    key = uuid4()
    say(asset, keeper, "resting", client_key=key)
    change(asset, keeper, summary="Ze zoeken een plek.")

    with pytest.raises(NotAllowed):
        take_back(asset_id=asset.id, client_key=key, viewer=keeper)
    db.session.refresh(asset)
    assert (asset.status, asset.summary) == (Status.DORMANT, "Ze zoeken een plek.")


def test_taking_an_answer_back_withdraws_what_it_suggested(db, asset, other):
    key = uuid4()
    say(asset, other, "stopped", client_key=key)

    take_back(asset_id=asset.id, client_key=key, viewer=other)
    made = db.session.scalars(select(Suggestion)).one()
    assert (made.withdrawn, made.closed_at) == (True, NOW)


def test_what_somebody_saw_when_recording_it_goes_with_the_record_only(db, keeper):
    asset = make_asset(keeper)
    made = db.session.scalars(select(Verification).filter_by(asset_id=asset.id)).one()

    assert own_latest_check(asset.id, keeper) is None
    with pytest.raises(NotAllowed):
        take_back(asset_id=asset.id, client_key=made.client_key, viewer=keeper)


def test_who_may_not_see_it_or_may_only_read_answers_nothing(db, asset, keeper, other):
    secret = make_asset(keeper, name="Geheim", visibility=Visibility.TEAM)
    take_away(asset_id=asset.id, because="mistake", viewer=keeper)
    for one in (secret, asset):
        with pytest.raises(NotFound):
            say(one, other, "nobody")
    with pytest.raises(NotAllowed):
        say(secret, make_viewer(roles=(Role.PRIVACY,)), "stopped")
    assert db.session.scalars(select(Verification.answer).distinct()).all() == ["confirmed"]
    assert len(db.session.scalars(select(AssetVersion).where(AssetVersion.asset_id == secret.id)).all()) == 1
