"""What meets at another record lies there, moves along, and gives nothing away that its host keeps back."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import func, select, update

from app import clock
from app.exceptions import EditConflict, Invalid
from app.models.record import Asset, AssetVersion, Aware, PublishedAsset, Relation, Status, Visibility
from app.models.record.vocabulary import Precision
from app.services.record.content import Where
from app.services.record.editing import edit
from app.services.record.keeping.taking_away import undo_capture
from app.services.record.placing import place
from app.services.record.publishing import publish
from app.services.record.ties.meeting import HOST, ITSELF, UNUSABLE, bring_all_guests, place_at
from app.services.record.versions import content_at
from tests.factories.meeting import change, make_guest, make_host, move
from tests.factories.record import IN_HAMRIK, make_asset

IN_DE_WIERDE = (234_011.0, 583_022.0)
CELL = (233_150.0, 583_250.0)
"""The centre of the 100 m cell of IN_HAMRIK."""


def versions(asset, db) -> int:
    return db.session.scalar(select(func.count()).where(AssetVersion.asset_id == asset.id))


def shown(asset, audience, db):
    return db.session.scalars(
        select(PublishedAsset)
        .where(PublishedAsset.asset_id == asset.id, PublishedAsset.audience == audience)
        .execution_options(populate_existing=True)
    ).one()


def open_ties(guest, db) -> list[int]:
    return list(
        db.session.scalars(
            select(Relation.to_id).where(
                Relation.from_id == guest.id, Relation.type == "uses_place", Relation.until.is_(None)
            )
        )
    )


def test_a_guest_lies_where_its_host_is_and_is_tied_to_it(hamrik, db):
    host = make_host(hamrik)
    guest = make_guest(hamrik, host)

    assert guest.location == IN_HAMRIK
    assert shown(guest, Visibility.ORGANISATION, db).meets_at_id == host.id
    assert open_ties(guest, db) == [host.id]


@pytest.mark.parametrize(
    ("kept_back", "place", "precision"),
    [
        ({"precision": Precision.STREET}, CELL, Precision.STREET),
        ({"precision": Precision.BUURT}, None, Precision.BUURT),
        ({"aware": Aware.UNKNOWN}, None, Precision.BUURT),
    ],
    ids=["street", "buurt", "not aware"],
)
def test_a_guest_knows_no_more_of_the_place_than_all_colleagues(
    hamrik, city, db, kept_back, place, precision
):
    host = make_host(hamrik, **kept_back)
    guest = make_guest(hamrik, host)

    assert guest.location == (place or city.areas["BU00140000"].label_point)
    assert guest.precision == precision
    for audience in (Visibility.TEAM, Visibility.ORGANISATION):
        assert shown(guest, audience, db).location != IN_HAMRIK


def test_when_the_host_moves_each_guest_follows_with_one_version(hamrik, wierde, city, db):
    host = make_host(hamrik)
    guests = [make_guest(hamrik, host, name=f"Eettafel {number}") for number in range(3)]

    move(host, hamrik, IN_DE_WIERDE)

    for guest in guests:
        db.session.refresh(guest)
        assert guest.location == IN_DE_WIERDE
        assert (guest.version, versions(guest, db)) == (2, 2)
        assert guest.steward_id == wierde.team_id
        assert shown(guest, Visibility.ORGANISATION, db).buurt_id == city.id("BU00140001")


def test_a_change_that_moves_nothing_gives_a_guest_no_version(hamrik, db):
    host = make_host(hamrik)
    guest = make_guest(hamrik, host)

    change(host, hamrik, summary="Elke dag open.")

    assert versions(guest, db) == 1


def test_a_host_that_shows_less_from_now_on_takes_the_exact_place_from_its_guests_too(hamrik, db):
    host = make_host(hamrik)
    guest = make_guest(hamrik, host)

    change(host, hamrik, precision=Precision.STREET)

    db.session.refresh(guest)
    assert (guest.location, guest.precision) == (CELL, Precision.STREET)


@pytest.mark.parametrize("way", ["stopped", "for the team alone", "hidden", "removed"])
def test_when_the_host_can_not_be_used_any_more_a_guest_stays_and_is_uncertain(hamrik, db, way):
    host = make_host(hamrik)
    guest = make_guest(hamrik, host)

    if way == "stopped":
        change(host, hamrik, status=Status.STOPPED)
    elif way == "removed":
        undo_capture(asset_id=host.id, viewer=hamrik)
    elif way == "hidden":
        change(host, hamrik, precision=Precision.HIDDEN)
    else:
        change(host, hamrik, visibility=Visibility.TEAM)

    db.session.refresh(guest)
    assert (guest.location, guest.place_uncertain, guest.version) == (IN_HAMRIK, True, 2)
    change(guest, hamrik, summary="Nog elke week.")
    assert guest.location == IN_HAMRIK
    visible = way in {"stopped", "hidden"}
    assert shown(guest, Visibility.ORGANISATION, db).meets_at_id == (host.id if visible else None)


def test_a_host_that_is_back_makes_its_guests_certain_again(hamrik, db):
    host = make_host(hamrik)
    guest = make_guest(hamrik, host)

    change(host, hamrik, status=Status.STOPPED)
    change(host, hamrik, status=Status.ACTIVE)

    db.session.refresh(guest)
    assert not guest.place_uncertain


def test_nothing_meets_at_itself_at_a_guest_or_as_a_host(hamrik):
    host = make_host(hamrik)
    guest = make_guest(hamrik, host)
    other = make_asset(hamrik, name="Naaigroep", aware=Aware.YES)
    for asset, at, sentence in (
        (host, host, ITSELF),
        (other, guest, "Eettafel komt zelf bij een andere plek samen. Kies die plek."),
        (host, other, HOST),
    ):
        with pytest.raises(Invalid) as refused:
            change(asset, hamrik, where=Where(location=asset.location, meets_at=at.id))
        assert refused.value.errors == {"meets_at": sentence}


def test_a_host_of_another_team_alone_is_refused_as_one_that_does_not_exist(hamrik, wierde):
    secret = make_host(wierde, visibility=Visibility.TEAM, where=Where(location=IN_DE_WIERDE))
    for host_id in (secret.id, 999_999):
        with pytest.raises(Invalid) as refused:
            place_at(host_id)
        assert refused.value.errors == {"meets_at": UNUSABLE}


def test_what_moves_to_a_host_in_a_buurt_of_another_team_is_kept_by_that_team_and_tied(hamrik, wierde, db):
    host = make_host(wierde, where=Where(location=IN_DE_WIERDE))
    guest = make_asset(hamrik)
    with time_machine.travel(clock.now() + timedelta(days=2)):
        change(guest, hamrik, where=place_at(host.id))

    assert guest.steward_id == wierde.team_id
    assert open_ties(guest, db) == [host.id]


def test_another_place_ends_the_tie_and_starts_the_next(hamrik, db):
    first, second = make_host(hamrik), make_host(hamrik, name="Kerk", where=Where(location=IN_DE_WIERDE))
    guest = make_guest(hamrik, first)

    change(guest, hamrik, where=place_at(second.id))
    assert open_ties(guest, db) == [second.id]

    move(guest, hamrik, IN_HAMRIK)
    assert open_ties(guest, db) == []
    assert guest.meets_at_id is None


def test_two_colleagues_who_choose_another_host_are_asked_which_is_right(hamrik):
    first, second = make_host(hamrik), make_host(hamrik, name="Kerk", where=Where(location=IN_DE_WIERDE))
    guest = make_asset(hamrik, name="Naaigroep")
    content = content_at(guest.id, 1)
    edit(
        asset_id=guest.id,
        base_version=1,
        content=content.with_choices(where=place_at(first.id)),
        viewer=hamrik,
    )

    with pytest.raises(EditConflict) as clash:
        edit(
            asset_id=guest.id,
            base_version=1,
            content=content.with_choices(where=place_at(second.id)),
            viewer=hamrik,
        )

    assert clash.value.current.clashing == {"where"}


def test_after_a_list_was_read_in_the_guests_of_all_that_changed_follow(hamrik, db):
    host, other = make_host(hamrik), make_host(hamrik, name="Kerk")
    guest = make_guest(hamrik, host)
    db.session.execute(update(Asset).where(Asset.id == host.id).values(location=IN_DE_WIERDE))
    place([host.id])
    publish([host.id])

    bring_all_guests([host.id, other.id], hamrik)

    db.session.refresh(guest)
    assert (guest.location, guest.version) == (IN_DE_WIERDE, 2)


def test_on_the_page_to_change_a_record_a_place_is_chosen_from_those_near_by(colleague, hamrik, wierde, db):
    host = make_host(hamrik)
    make_host(wierde, name="Geheime zolder", visibility=Visibility.TEAM)
    make_host(wierde, name="Oude school", status=Status.STOPPED)
    guest = make_asset(hamrik, name="Naaigroep")
    page = colleague.get(f"/buurtkrachten/{guest.id}/wijzig").get_data(as_text=True)
    assert f'<option value="{host.id}">Buurthuis De Vonk</option>' in page
    assert "Geheime zolder" not in page
    assert "Oude school" not in page

    answer = colleague.post(
        f"/buurtkrachten/{guest.id}/wijzig", data={**edit_form(), "meets_at": str(host.id)}
    )

    assert answer.status_code == 302
    db.session.refresh(guest)
    assert guest.meets_at_id == host.id
    assert "Komt samen bij" in colleague.get(f"/buurtkrachten/{guest.id}").get_data(as_text=True)
    nothing = colleague.post(f"/buurtkrachten/{guest.id}/wijzig", data={**edit_form(), "version": "2"})
    assert nothing.status_code == 422
    assert "Kies een plek uit de lijst." in nothing.get_data(as_text=True)


def edit_form() -> dict[str, object]:
    return {
        "version": "1",
        "name": "Naaigroep",
        "kind": "initiative",
        "themes": ["bewegen-en-sport"],
        "strength": "groups",
        "precision": "exact",
        "visibility": "organisation",
        "aware": "unknown",
        "status": "active",
        "led_by": "",
        "place": "host",
    }
