"""Saying how a session bears on a record: whose session it may be, and what happens the second time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import select

from app.exceptions import Invalid, NotAllowed, NotFound
from app.models.people import Role
from app.models.record import PublishedAsset, Visibility
from app.models.training import Claim, ClaimStrength, SessionState
from app.queries.training.claims import claims_of
from app.queries.training.offered import sessions_offered
from app.services.training.claiming import claim, withdraw
from tests.factories.record import make_asset
from tests.factories.training import local_time, make_claim, make_session
from tests.factories.viewers import make_viewer

NOW = datetime(2026, 10, 1, 10, 0, tzinfo=UTC)


@pytest.fixture
def asset(member):
    return make_asset(member)


@pytest.fixture
def session(member):
    make_session(starts_at=NOW - timedelta(days=3), team_id=make_viewer().team_id)
    return make_session(starts_at=NOW - timedelta(days=5), team_id=member.team_id)


def say(asset, session, viewer, **over):
    words = {
        "strength": ClaimStrength.PROMPTED,
        "reason": "We liepen samen door de buurt.",
        "confidence": None,
    }
    return claim(asset_id=asset.id, session_id=session.id, viewer=viewer, **{**words, **over})


def published(asset, audience=Visibility.ORGANISATION):
    return select(PublishedAsset.session_ids, PublishedAsset.module_ids).where(
        PublishedAsset.asset_id == asset.id, PublishedAsset.audience == audience
    )


def open_claims(db, asset):
    return db.session.scalars(
        select(Claim).where(Claim.asset_id == asset.id, Claim.withdrawn_at.is_(None))
    ).all()


def test_a_claim_keeps_who_said_it_in_which_team_and_role_and_shows_on_the_record(db, member, asset, session):
    made = say(asset, session, member)

    assert (made.made_by, made.by_team, made.by_role) == (member.user_id, member.team_id, Role.MEMBER)
    assert made.made_at == NOW
    found = claims_of(asset.id, member)
    assert [(line.session_id, line.strength, line.reason, line.is_mine) for line in found] == [
        (session.id, ClaimStrength.PROMPTED, "We liepen samen door de buurt.", True)
    ]


@pytest.mark.parametrize("strength", [ClaimStrength.PROMPTED, ClaimStrength.CONTRIBUTED])
def test_a_claim_makes_the_record_findable_by_its_session_and_module(db, member, asset, session, strength):
    say(asset, session, member, strength=strength)

    assert db.session.execute(published(asset)).one() == ([session.id], [session.module_id])
    assert db.session.execute(published(asset, Visibility.TEAM)).one() == ([session.id], [session.module_id])


def test_what_stood_apart_is_kept_and_shown_but_is_not_found_by_the_training(db, member, asset, session):
    say(asset, session, member, strength=ClaimStrength.INDEPENDENT)

    assert db.session.execute(published(asset)).one() == ([], [])
    assert [line.strength for line in claims_of(asset.id, member)] == [ClaimStrength.INDEPENDENT]


def test_the_same_words_again_make_nothing_new(db, member, asset, session):
    first = say(asset, session, member)

    assert say(asset, session, member).id == first.id
    assert len(open_claims(db, asset)) == 1


def test_other_words_replace_the_claim_and_the_earlier_one_stays_as_withdrawn(db, member, asset, session):
    first = say(asset, session, member)
    second = say(asset, session, member, strength=ClaimStrength.INDEPENDENT, reason="Het was er al.")

    assert second.id != first.id
    assert first.withdrawn_at == NOW
    assert first.strength is ClaimStrength.PROMPTED
    assert [each.id for each in open_claims(db, asset)] == [second.id]
    assert db.session.execute(published(asset)).one().session_ids == []


def test_a_colleague_does_not_overwrite_the_claim_that_is_there(db, city, member, asset, session):
    colleague = make_viewer(roles=(Role.MEMBER,))
    hers = make_session(session.module, starts_at=NOW - timedelta(days=9), team_id=colleague.team_id)
    theirs = make_claim(asset.id, hers, by=member, strength=ClaimStrength.CONTRIBUTED)

    answer = say(asset, hers, colleague, strength=ClaimStrength.PROMPTED)

    assert answer.id == theirs.id
    assert answer.made_by == member.user_id
    assert answer.strength is ClaimStrength.CONTRIBUTED


def test_one_record_may_be_linked_to_two_sessions(db, member, asset, session):
    later = make_session(starts_at=NOW - timedelta(days=1), team_id=member.team_id)
    say(asset, session, member)
    say(asset, later, member, strength=ClaimStrength.CONTRIBUTED)

    assert [line.session_id for line in claims_of(asset.id, member)] == [session.id, later.id]
    assert set(db.session.execute(published(asset)).one().session_ids) == {session.id, later.id}


def test_a_withdrawn_claim_is_gone_from_the_record_and_may_be_made_again(db, member, asset, session):
    made = say(asset, session, member)
    withdraw(claim_id=made.id, viewer=member)
    withdraw(claim_id=made.id, viewer=member)

    assert claims_of(asset.id, member) == []
    assert db.session.execute(published(asset)).one().session_ids == []
    assert say(asset, session, member).id != made.id


def test_only_the_maker_or_who_plans_the_training_withdraws(db, member, asset, session):
    made = say(asset, session, member)

    with pytest.raises(NotAllowed):
        withdraw(claim_id=made.id, viewer=make_viewer(roles=(Role.TRAINER,)))
    withdraw(claim_id=made.id, viewer=make_viewer(roles=(Role.COORDINATOR,)))

    assert made.withdrawn_at == NOW


@pytest.mark.parametrize(
    ("over", "why"),
    [
        ({"starts_at": local_time(2025, 9, 30, 9, 0)}, "a year and a day ago"),
        ({"starts_at": NOW + timedelta(hours=1)}, "still to come"),
        ({"state": SessionState.CANCELLED}, "called off"),
        ({"state": SessionState.CONCEPT}, "never announced"),
        ({"team_id": "another"}, "of another team"),
        ({"team_id": None}, "open, and a member of a wijkteam does not follow open ones"),
    ],
)
def test_a_session_that_does_not_count_as_hers_is_refused_at_its_field(db, member, asset, over, why):
    values = {"team_id": member.team_id, **over}
    values["team_id"] = make_viewer().team_id if values["team_id"] == "another" else values["team_id"]

    with pytest.raises(Invalid) as refused:
        say(asset, make_session(**values), member)

    assert list(refused.value.errors) == ["session"], why
    assert open_claims(db, asset) == []


def test_the_first_day_of_the_last_twelve_months_counts_from_its_first_minute(db, member):
    just_in = make_session(starts_at=local_time(2025, 10, 1, 0, 0), team_id=member.team_id)
    make_session(starts_at=local_time(2025, 9, 30, 23, 59), team_id=member.team_id)

    assert [offered.id for offered in sessions_offered(member)] == [just_in.id]


@time_machine.travel(datetime(2028, 2, 29, 10, 0, tzinfo=UTC), tick=False)
def test_on_a_leap_day_the_year_reaches_back_to_28_february(db, member):
    just_in = make_session(starts_at=local_time(2027, 2, 28, 9, 0), team_id=member.team_id)
    make_session(starts_at=local_time(2027, 2, 27, 9, 0), team_id=member.team_id)

    assert [offered.id for offered in sessions_offered(member)] == [just_in.id]


@pytest.mark.parametrize("role", [Role.BUILDER, Role.TRAINER, Role.COORDINATOR])
def test_open_sessions_are_offered_to_who_follows_or_gives_them_the_newest_first(db, role):
    viewer = make_viewer(roles=(role,))
    older = make_session(starts_at=NOW - timedelta(days=40))
    newer = make_session(starts_at=NOW - timedelta(minutes=5))
    own = make_session(
        starts_at=NOW - timedelta(days=20), team_id=viewer.team_id, state=SessionState.INACTIVE
    )

    assert [offered.id for offered in sessions_offered(viewer)] == [newer.id, own.id, older.id]


@pytest.mark.parametrize("role", [Role.PARTNER, Role.PRIVACY])
def test_nobody_is_asked_who_records_nothing_or_does_not_see_the_training(db, role):
    viewer = make_viewer(roles=(role,))
    make_session(team_id=viewer.team_id)

    assert sessions_offered(viewer) == []


def test_a_record_of_another_team_alone_can_not_be_linked_and_is_not_told_of(db, city, member, session):
    other = make_viewer(leads=(city.id("BU00140100"),))
    hidden = make_asset(other, buurt="BU00140100", visibility=Visibility.TEAM)
    make_claim(hidden.id, session, by=other)

    with pytest.raises(NotFound):
        say(hidden, session, member)
    assert claims_of(hidden.id, member) == []
    assert len(claims_of(hidden.id, other)) == 1


def test_a_partner_hears_nothing_of_the_training(db, member, asset, session):
    say(asset, session, member)

    assert claims_of(asset.id, make_viewer(roles=(Role.PARTNER,))) == []


@pytest.mark.parametrize(
    ("words", "field"),
    [({"reason": "x" * 301}, "reason"), ({"confidence": 0}, "confidence"), ({"confidence": 4}, "confidence")],
)
def test_a_reason_that_is_too_long_or_an_impossible_confidence_is_refused(
    db, member, asset, session, words, field
):
    with pytest.raises(Invalid) as refused:
        say(asset, session, member, **words)

    assert list(refused.value.errors) == [field]
