"""Taken away is off every map and list at once, and comes back as it was."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.exceptions import NotAllowed, NotFound
from app.models.people import Role, Team
from app.models.record import Asset, AssetVersion, PublishedAsset, RemovalReason
from app.queries.areas.codes import ids_of
from app.queries.record.keeping.removed import removed_records
from app.services.record.content import content_of
from app.services.record.editing import edit
from app.services.record.keeping.taking_away import put_back, take_away
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.meeting import make_guest, make_host, move
from tests.factories.people import make_user, post, sign_in
from tests.factories.record import IN_HAMRIK, make_asset
from tests.factories.viewers import make_viewer
from tests.statements import statements_of

ELSEWHERE = (IN_HAMRIK[0] - 200, IN_HAMRIK[1])


@pytest.fixture
def keeper(db):
    return make_viewer(leads=(make_city().id("BU00140000"),), team="Team Hamrik")


@pytest.fixture
def asset(keeper):
    return make_asset(keeper, name="Breitafel")


def browser_of(app, db, viewer, *roles):
    made = another(app)
    team = db.session.get_one(Team, viewer.team_id) if viewer else None
    sign_in(made, make_user(team=team, roles=list(roles) or ["member"]))
    return made


def shown(db) -> set[str]:
    return set(db.session.scalars(select(PublishedAsset.name)))


def test_it_is_off_every_list_and_comes_back_with_all_it_said(asset, keeper, db):
    before = content_of(asset)
    assert take_away(asset_id=asset.id, because="double", viewer=keeper)
    assert shown(db) == set()
    assert not take_away(asset_id=asset.id, because="double", viewer=keeper)

    assert put_back(asset_id=asset.id, viewer=keeper)
    assert not put_back(asset_id=asset.id, viewer=keeper)
    assert (content_of(asset), asset.removed_because, shown(db)) == (before, None, {"Breitafel"})
    acts = db.session.scalars(select(AssetVersion.act).order_by(AssetVersion.version)).all()
    assert acts == ["recorded", "removed", "restored"]


def test_who_was_changing_it_hears_that_it_is_gone(asset, keeper):
    mine = content_of(asset).with_choices(summary="Elke dinsdag.")
    take_away(asset_id=asset.id, because="mistake", viewer=keeper)

    with pytest.raises(NotFound):
        edit(asset_id=asset.id, base_version=1, content=mine, viewer=keeper)


def test_what_meets_there_stays_and_its_place_is_uncertain_until_the_host_is_back(keeper, db):
    host = make_host(keeper)
    guest = make_guest(keeper, host)
    take_away(asset_id=host.id, because="asked", viewer=keeper)
    db.session.refresh(guest)
    assert (guest.place_uncertain, guest.meets_at_id) == (True, host.id)

    put_back(asset_id=host.id, viewer=keeper)
    db.session.refresh(guest)
    assert not guest.place_uncertain


def test_what_met_at_a_host_that_moved_meanwhile_comes_back_at_its_new_place(keeper, db):
    host = make_host(keeper)
    guest = make_guest(keeper, host)
    take_away(asset_id=guest.id, because="mistake", viewer=keeper)
    move(host, keeper, ELSEWHERE)

    put_back(asset_id=guest.id, viewer=keeper)
    db.session.refresh(guest)
    assert (guest.location, guest.place_uncertain) == (ELSEWHERE, False)


def test_what_met_at_a_host_that_is_gone_comes_back_with_an_uncertain_place(keeper, db):
    host = make_host(keeper)
    guest = make_guest(keeper, host)
    for one in (guest, host):
        take_away(asset_id=one.id, because="mistake", viewer=keeper)

    put_back(asset_id=guest.id, viewer=keeper)
    db.session.refresh(guest)
    assert (guest.location, guest.place_uncertain) == (IN_HAMRIK, True)


def test_another_team_takes_nothing_away_and_puts_nothing_back(asset, keeper):
    other = make_viewer(team="Team Ver")
    with pytest.raises(NotAllowed):
        take_away(asset_id=asset.id, because="double", viewer=other)
    take_away(asset_id=asset.id, because="double", viewer=keeper)
    # What is away is shown to nobody else, not even that it was there.
    with pytest.raises(NotFound):
        put_back(asset_id=asset.id, viewer=other)


def test_by_hand_it_asks_why_and_the_list_that_follows_puts_it_back(app, asset, keeper, db):
    browser = browser_of(app, db, keeper)
    page = f"/buurtkrachten/{asset.id}/verwijder"
    assert page in browser.get(f"/buurtkrachten/{asset.id}").text
    assert "Kies waarom het weg kan." in post(browser, page, {}).text
    assert shown(db) == {"Breitafel"}

    assert post(browser, page, {"because": "private"}).location == "/prullenbak"
    assert browser.get(f"/buurtkrachten/{asset.id}").status_code == 404
    listed = browser.get("/prullenbak").text
    assert "Breitafel" in listed
    assert "door Team Hamrik. Er stond iets over een persoon." in listed

    assert post(browser, f"/prullenbak/{asset.id}").location == f"/buurtkrachten/{asset.id}"
    history = browser.get(f"/buurtkrachten/{asset.id}/geschiedenis").text
    assert "<strong>Weggehaald</strong> door Team Hamrik" in history
    assert "<strong>Teruggezet</strong> door Team Hamrik" in history


def test_what_a_team_took_away_is_in_nobody_elses_list(app, asset, keeper, db):
    secret = make_asset(keeper, name="Geheim", visibility="team", precision="buurt")
    for one in (asset, secret):
        take_away(asset_id=one.id, because="double", viewer=keeper)

    elsewhere = browser_of(app, db, make_viewer(team="Team Ver")).get("/prullenbak").text
    assert "De prullenbak is leeg." in elsewhere
    administrators = browser_of(app, db, None, "admin").get("/prullenbak").text
    assert ("Breitafel" in administrators, "Geheim" in administrators) == (True, False)


def test_a_long_list_asks_no_more_of_the_database_than_a_short_one(app, keeper, db):
    wierde = make_viewer(leads=ids_of(["BU00140001"]), team="Team De Wierde")
    administrator = make_viewer(roles=(Role.ADMIN,), team="Beheer")
    for viewer, buurt in ((keeper, "BU00140000"), (wierde, "BU00140001")):
        made = make_asset(viewer, name=f"Tafel in {buurt}", buurt=buurt)
        take_away(asset_id=made.id, because="double", viewer=viewer)
    db.session.expire_all()

    sent = statements_of(db, lambda: removed_records(administrator))
    assert (removed_records(administrator).total, len(sent)) == (2, 2)


def test_each_reason_has_its_words(app, asset, keeper, db):
    page = browser_of(app, db, keeper).get(f"/buurtkrachten/{asset.id}/verwijder").text
    assert all(f'value="{reason.value}"' in page for reason in RemovalReason)
    assert db.session.get_one(Asset, asset.id).removed_at is None
