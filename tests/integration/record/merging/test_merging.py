"""Who may make two records one, what it says then, where both addresses lead, and how it is undone."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.exceptions import Gone, Invalid, Moved, NotAllowed, NotFound
from app.models.people import Role
from app.models.record import Asset, DeletionReason, Merge, RemovalReason, Visibility
from app.queries.record.detail import asset_detail, feature
from app.queries.record.keeping.removed import removed_records
from app.services.record.content import Where
from app.services.record.keeping.deleting import delete_for_good, forget_records
from app.services.record.keeping.taking_away import put_back, take_away
from app.services.record.merging.merging import merge
from app.services.record.merging.undoing import undo_merge
from tests.factories.meeting import change
from tests.factories.record import make_asset
from tests.factories.viewers import make_viewer
from tests.integration.record.merging.conftest import EAST, HERE, made_one


def test_each_field_says_what_was_chosen(garden, twin, keeper):
    made_one(garden, twin, keeper, name="kept", where="gone", tags="both", summary="gone")

    assert (garden.name, garden.location, garden.summary) == (
        "Moestuin Het Kromme Bed",
        EAST,
        "Samen groente telen.",
    )
    assert garden.tags == ["tuin", "groente"]
    assert (twin.removed_because, twin.removed_at is not None) == (RemovalReason.DOUBLE, True)


def test_nobody_merges_what_she_may_not(garden, keeper, other, admin):
    theirs = make_asset(other, name="Moestuin het Kromme Bed", where=Where(location=(232_750.0, 581_000.0)))
    hidden = make_asset(
        other,
        name="Kromme Bed",
        visibility=Visibility.TEAM,
        where=Where(location=(232_750.0, 581_000.0)),
    )
    for viewer, gone, refused in (
        (keeper, theirs, NotAllowed),
        (other, theirs, NotAllowed),
        (keeper, hidden, NotFound),
        (admin, hidden, NotFound),
        (make_viewer(roles=(Role.PRIVACY,)), theirs, NotAllowed),
        (make_viewer(roles=(Role.PARTNER,)), theirs, NotFound),
    ):
        with pytest.raises(refused):
            made_one(garden, gone, viewer)
    with pytest.raises(Invalid):
        made_one(garden, garden, keeper)
    made_one(garden, theirs, admin)
    assert (garden.steward_id, garden.co_steward_id) == (keeper.team_id, other.team_id)


def test_what_changed_meanwhile_is_looked_at_again(garden, twin, keeper):
    change(twin, keeper, summary="Iets anders.")
    with pytest.raises(Invalid, match="intussen veranderd"):
        merge(kept_id=garden.id, gone_id=twin.id, versions=(1, 1), choices={}, viewer=keeper)


def test_a_merge_that_breaks_a_rule_changes_nothing(garden, twin, keeper):
    change(twin, keeper, visibility=Visibility.PUBLIC)
    change(garden, keeper, aware="unknown")
    with pytest.raises(Invalid, match="openbaar"):
        made_one(garden, twin, keeper, visibility="gone", aware="kept")

    assert (twin.removed_at, twin.version, garden.version) == (None, 2, 2)
    assert asset_detail(twin.id, keeper).row.asset_id == twin.id


def test_both_numbers_lead_to_the_one_that_stays(garden, twin, keeper, other):
    third = make_asset(keeper, name="Kromme bed", where=Where(location=HERE))
    made_one(garden, twin, keeper)
    made_one(third, garden, keeper)

    for gone in (twin, garden):
        for ask in (asset_detail, feature):
            with pytest.raises(Moved) as led:
                ask(gone.id, other)
            assert led.value.asset_id == third.id
    assert not removed_records(keeper).rows


def test_nobody_is_led_to_what_she_may_not_see(garden, twin, keeper, other):
    made_one(garden, twin, keeper)
    change(garden, keeper, visibility=Visibility.TEAM)

    with pytest.raises(NotFound) as missing:
        asset_detail(twin.id, other)
    assert not isinstance(missing.value, Moved)


def test_undone_they_are_two_again_and_later_changes_stay(db, garden, twin, keeper):
    made = made_one(garden, twin, keeper, name="gone", summary="gone", where="gone")
    change(garden, keeper, summary="Elke woensdag samen groente telen.")

    later = undo_merge(merge_id=made, viewer=keeper)

    assert later == {"summary"}
    assert (garden.name, garden.location, garden.summary) == (
        "Moestuin Het Kromme Bed",
        HERE,
        "Elke woensdag samen groente telen.",
    )
    assert (twin.name, twin.removed_at) == ("moestuin 't kromme bed", None)
    assert {asset_detail(one.id, keeper).row.asset_id for one in (garden, twin)} == {garden.id, twin.id}
    with pytest.raises(NotFound):
        undo_merge(merge_id=made, viewer=keeper)
    again = made_one(garden, twin, keeper)
    assert db.session.scalars(select(Merge.id).order_by(Merge.id)).all() == [made, again]


def test_only_who_may_merge_takes_it_back_and_the_bin_does_not(garden, twin, keeper, other):
    made = made_one(garden, twin, keeper)

    with pytest.raises(NotAllowed):
        undo_merge(merge_id=made, viewer=other)
    with pytest.raises(NotAllowed, match="samengevoegd"):
        put_back(asset_id=twin.id, viewer=keeper)


def test_of_a_merged_record_that_was_let_go_the_address_still_leads_on(garden, twin, keeper):
    made, number = made_one(garden, twin, keeper), twin.id
    forget_records([number], reason=DeletionReason.RETENTION)

    with pytest.raises(Moved):
        asset_detail(number, keeper)
    with pytest.raises(Invalid, match="voorgoed weg"):
        undo_merge(merge_id=made, viewer=keeper)


def test_deleting_for_good_takes_what_was_merged_along(db, garden, twin, keeper, admin):
    numbers = garden.id, twin.id
    made_one(garden, twin, keeper)
    take_away(asset_id=garden.id, because="private", viewer=keeper)
    delete_for_good(asset_id=numbers[0], reason="asked", viewer=admin)

    assert db.session.scalars(select(Asset.id).where(Asset.id.in_(numbers))).all() == []
    for number in numbers:
        with pytest.raises(Gone):
            asset_detail(number, keeper)
