"""Changing a record: one version each, different fields merge, the same field asks."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from app import clock
from app.exceptions import EditConflict, Invalid, NotAllowed, NotFound
from app.models.people import Role
from app.models.record import AssetVersion, Aware, Status, StopReason
from app.services.record.content import FIELDS, as_json, content_of, from_json
from app.services.record.editing import edit, resolve
from app.services.record.keeping.taking_away import undo_capture
from app.services.record.versions import content_at
from tests.factories.areas import make_city
from tests.factories.record import make_asset, make_content
from tests.factories.viewers import make_viewer


@pytest.fixture
def city(db):
    return make_city()


@pytest.fixture
def member(city):
    return make_viewer(leads=(city.id("BU00140000"),))


@pytest.fixture
def asset(member):
    return make_asset(member)


def change(asset, viewer, *, base=1, **choices):
    return edit(asset_id=asset.id, base_version=base, content=make_content(**choices), viewer=viewer)


def test_an_edit_makes_one_version_and_closes_the_one_before(asset, member, db):
    changed = change(asset, member, name="Nieuwe naam", summary="Elke dinsdag.")

    assert changed == {"name", "summary"}
    versions = db.session.scalars(select(AssetVersion).order_by(AssetVersion.version)).all()
    assert [version.version for version in versions] == [1, 2]
    assert versions[0].valid_until == versions[1].valid_from
    assert versions[1].valid_until is None
    assert versions[1].record["name"] == "Nieuwe naam"
    assert (versions[1].by_user, versions[1].by_team) == (member.user_id, member.team_id)


def test_saving_without_a_change_makes_no_version(asset, member):
    assert change(asset, member) == frozenset()
    assert asset.version == 1


def test_different_fields_of_two_colleagues_merge(asset, member):
    change(asset, member, name="Van de een")
    change(asset, member, base=1, summary="Van de ander.")

    assert (asset.name, asset.summary, asset.version) == ("Van de een", "Van de ander.", 3)


def test_the_same_field_is_asked_and_nothing_is_overwritten(asset, member):
    change(asset, member, name="Van de collega", summary="Ook van de collega.")

    with pytest.raises(EditConflict) as clash:
        change(asset, member, base=1, name="Van mij", website="https://example.org/x")

    conflict = clash.value.current
    assert conflict.clashing == {"name"}
    assert conflict.merged == {"summary", "website"}
    assert (conflict.before.name, conflict.current.name, conflict.mine.name) == (
        "Wandelgroep bij de vijver",
        "Van de collega",
        "Van mij",
    )
    assert asset.name == "Van de collega"


def test_the_same_change_by_two_colleagues_is_no_conflict(asset, member):
    change(asset, member, name="Hetzelfde")

    assert change(asset, member, base=1, name="Hetzelfde") == frozenset()


@pytest.mark.parametrize(("choice", "name"), [("mine", "Van mij"), ("theirs", "Van de collega")])
def test_a_conflict_is_settled_by_choosing_and_keeps_the_rest_of_both(asset, member, choice, name):
    change(asset, member, name="Van de collega", summary="Van de collega.")

    resolve(
        asset_id=asset.id,
        base_version=1,
        seen_version=2,
        content=make_content(name="Van mij", website="https://example.org/x"),
        choices={"name": choice},
        viewer=member,
    )

    assert (asset.name, asset.summary, asset.website) == (name, "Van de collega.", "https://example.org/x")


@pytest.mark.parametrize(("seen", "choices"), [(2, {}), (2, {"name": "allebei"}), (1, {"name": "mine"})])
def test_without_an_answer_or_after_another_change_it_asks_again(asset, member, seen, choices):
    change(asset, member, name="Van de collega")

    with pytest.raises(EditConflict):
        resolve(
            asset_id=asset.id,
            base_version=1,
            seen_version=seen,
            content=make_content(name="Van mij"),
            choices=choices,
            viewer=member,
        )
    assert asset.name == "Van de collega"


def test_a_version_that_never_was_is_refused(asset, member):
    with pytest.raises(Invalid):
        change(asset, member, base=7, name="Iets")


def test_another_team_does_not_edit(asset):
    for viewer in (make_viewer(), make_viewer(roles=(Role.ADMIN,))):
        with pytest.raises(NotAllowed):
            change(asset, viewer, name="Van buiten")


def test_an_administrator_edits_what_no_team_keeps(asset):
    asset.steward_id = None

    assert change(asset, make_viewer(roles=(Role.ADMIN,)), name="Van beheer") == {"name"}
    with pytest.raises(NotAllowed):
        change(asset, make_viewer(), name="Van buiten", base=2)


def test_the_recorder_may_edit_in_another_teams_buurt_for_a_day(member, city):
    make_viewer(leads=(city.id("BU00140100"),))
    asset = make_asset(member, buurt="BU00140100")
    same_place = content_of(asset)

    edit(asset_id=asset.id, base_version=1, content=same_place.with_choices(aware=Aware.YES), viewer=member)
    with time_machine.travel(clock.now() + timedelta(hours=25), tick=False), pytest.raises(NotAllowed):
        edit(asset_id=asset.id, base_version=2, content=same_place, viewer=member)


def test_what_was_taken_away_can_not_be_edited(asset, member):
    undo_capture(asset_id=asset.id, viewer=member)

    with pytest.raises(NotFound):
        change(asset, member, name="Toch nog")


def test_moving_it_to_another_buurt_hands_it_to_the_team_there(asset, member, city):
    other = make_viewer(leads=(city.id("BU00140100"),))

    change(asset, member, buurt="BU00140100")

    assert (asset.steward_id, asset.co_steward_id) == (other.team_id, member.team_id)


def test_a_record_survives_its_version_row(asset, member):
    change(
        asset,
        member,
        status=Status.STOPPED,
        status_reason=StopReason.NO_MONEY,
        tags=("breien",),
        offers=("space",),
    )

    content = content_of(asset)
    again = content_at(asset.id, asset.version)

    assert again == content == from_json(as_json(content))
    assert {name: type(getattr(again, name)) for name in FIELDS} == {
        name: type(getattr(content, name)) for name in FIELDS
    }
