"""Putting something on the map: once, in the right buurt, kept by the right team."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from app.exceptions import Invalid, NotAllowed
from app.models.people import Role
from app.models.record import Asset, AssetVersion, Kind, KnownFrom, PublishedAsset, Verification, Visibility
from app.queries.record.assets import list_page, pins
from app.queries.record.filters import AssetFilter
from app.services.record.capturing import capture
from app.services.record.keeping.taking_away import undo_capture
from tests.factories.areas import make_city
from tests.factories.record import make_asset, make_content
from tests.factories.viewers import make_viewer

NOW = datetime(2026, 10, 1, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def on_a_day_in_october():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def city(db):
    return make_city()


@pytest.fixture
def member(city):
    return make_viewer(leads=(city.id("BU00140000"),))


def test_a_capture_is_kept_by_the_team_of_its_buurt_and_checked_today(member, db):
    asset = make_asset(member, name="Wandelgroep")

    assert asset.steward_id == member.team_id
    assert asset.co_steward_id is None
    assert asset.verified_on == date(2026, 10, 1)
    assert asset.due_on == date(2026, 10, 1) + timedelta(days=180)
    assert db.session.scalar(select(func.count()).select_from(Verification)) == 1
    assert [row.name for row in list_page(AssetFilter(), member).rows] == ["Wandelgroep"]


def test_in_another_teams_buurt_that_team_keeps_it_and_ours_looks_along(member, city):
    other = make_viewer(leads=(city.id("BU00140100"),))

    asset = make_asset(member, buurt="BU00140100")

    assert (asset.steward_id, asset.co_steward_id) == (other.team_id, member.team_id)


def test_in_a_buurt_without_a_team_the_recorder_keeps_it(member):
    assert make_asset(member, buurt="BU00140101").steward_id == member.team_id


@pytest.mark.parametrize(
    ("known_from", "days"), [(KnownFrom.SEEN, 90), (KnownFrom.TOLD, 45), (KnownFrom.READ, None)]
)
def test_seeing_counts_in_full_telling_half_and_reading_not(member, known_from, days):
    asset = make_asset(member, kind=Kind.SOLUTION, known_from=known_from)

    assert asset.due_on == (None if days is None else date(2026, 10, 1) + timedelta(days=days))


def test_a_repeated_form_makes_one_record(member, db):
    key = uuid4()
    first = capture(content=make_content(), known_from=KnownFrom.SEEN, client_key=key, viewer=member)
    second = capture(content=make_content(), known_from=KnownFrom.SEEN, client_key=key, viewer=member)

    assert second.asset_id == first.asset_id
    assert not second.is_new
    assert db.session.scalar(select(func.count()).select_from(Asset)) == 1
    assert db.session.scalar(select(func.count()).select_from(Verification)) == 1


def test_somebody_elses_form_key_leads_nowhere(member):
    key = uuid4()
    make_asset(member, client_key=key)

    with pytest.raises(NotAllowed):
        make_asset(make_viewer(), client_key=key)


@pytest.mark.parametrize(
    ("over", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "ab"}, "name"),
        ({"name": "a" * 121}, "name"),
        ({"themes": ()}, "themes"),
        ({"themes": ("eten-en-koken",) * 4}, "themes"),
        ({"themes": ("bestaat-niet",)}, "themes"),
        ({"summary": "a" * 301}, "summary"),
        ({"website": "javascript:alert(1)"}, "website"),
        ({"sensitive": True}, "visibility"),
        ({"visibility": Visibility.PUBLIC}, "visibility"),
    ],
)
def test_a_broken_rule_has_a_sentence_at_its_field_and_stores_nothing(member, db, over, field):
    with pytest.raises(Invalid) as refusal:
        make_asset(member, **over)

    assert field in refusal.value.errors
    assert db.session.scalar(select(func.count()).select_from(Asset)) == 0


@pytest.mark.parametrize(
    "statement",
    [
        "update assets set name = 'ab'",
        "update assets set location = null",
        "update assets set location = '(0,0)'",
        "update assets set sensitive = true",
        "update assets set visibility = 'public'",
        "update assets set themes = '{}'",
        "update assets set offers = '{goud}'",
        "update assets set website = 'javascript:alert(1)'",
        "update assets set status_reason = 'no_money'",
        "update assets set co_steward_id = steward_id",
    ],
)
def test_the_database_holds_the_rules_too(member, db, statement):
    make_asset(member)

    with pytest.raises(IntegrityError), db.session.begin_nested():
        db.session.execute(text(statement))


def test_a_privacy_officer_and_a_guest_record_nothing(city):
    for role in (Role.PRIVACY, Role.PARTNER):
        with pytest.raises(NotAllowed):
            make_asset(make_viewer(roles=(role,)))


def test_undo_takes_it_off_every_map_and_keeps_the_versions(member, db):
    asset = make_asset(member)

    undo_capture(asset_id=asset.id, viewer=member)

    assert list_page(AssetFilter(), member).total == 0
    assert db.session.scalar(select(func.count()).select_from(PublishedAsset)) == 0
    acts = db.session.scalars(select(AssetVersion.act).order_by(AssetVersion.version)).all()
    assert acts == ["recorded", "removed"]


def test_undo_is_over_after_ten_minutes(member):
    with time_machine.travel(NOW - timedelta(minutes=11), tick=False):
        asset = make_asset(member)

    with pytest.raises(NotAllowed):
        undo_capture(asset_id=asset.id, viewer=member)


def test_a_hostile_name_stays_a_name(member):
    name = "</script><script>alert(1)</script> ${1+1} ` \\u2028 '\""
    make_asset(member, name=name)

    assert list_page(AssetFilter(), member).rows[0].name == name
    assert "alert" in pins(AssetFilter(), member)
