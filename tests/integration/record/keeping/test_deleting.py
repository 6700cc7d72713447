"""Deleted for good: nothing of it is anywhere, and proof stays that it was."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select, text

from app import clock
from app.exceptions import Gone, Invalid, NotAllowed
from app.models.people import Role, Team
from app.models.record import Asset, Contact, Deletion, RelationType, Story, TeamNote
from app.queries.record.detail import asset_detail
from app.services.record.keeping.deleting import delete_for_good
from app.services.record.keeping.handing_over import ask
from app.services.record.keeping.taking_away import put_back, take_away
from app.services.record.suggesting.making import suggest
from app.services.record.ties.relating import relate
from app.services.record.verifying import check
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.meeting import change, make_guest, make_host
from tests.factories.partners import make_request
from tests.factories.people import make_user, post, sign_in
from tests.factories.record import make_asset
from tests.factories.training import make_claim, make_session
from tests.factories.viewers import make_viewer

CANARY = "Kanarie"


@pytest.fixture
def keeper(db):
    return make_viewer(leads=(make_city().id("BU00140000"),), team="Team Hamrik")


@pytest.fixture
def admin(keeper):
    return make_viewer(roles=(Role.ADMIN,), team="Beheer")


@pytest.fixture
def asset(keeper):
    return make_host(keeper, name=f"{CANARY}huis", summary=f"Iets met een {CANARY}.")


def everywhere(db) -> set[str]:
    """The tables in which the word stands, in whatever column."""
    tables = db.session.scalars(
        text("select tablename from pg_tables where schemaname = current_schema()")
    ).all()
    holds = "select exists (select from {} t where t::text ilike '%kanarie%')"
    return {name for name in tables if db.session.scalar(text(holds.format(name)))}


def fill(db, asset, keeper):
    """Everything that can hang on a record."""
    today = clock.today()
    agreed = {"consent_from": CANARY, "consent_on": today, "expires_on": today + timedelta(days=90)}
    db.session.add_all(
        [
            Contact(asset_id=asset.id, role=CANARY, channel="email", value=f"{CANARY}@example.nl", **agreed),
            Story(asset_id=asset.id, text=CANARY * 3, told_on=today, consent_level="team", **agreed),
            TeamNote(asset_id=asset.id, text=CANARY, written_on=today, expires_on=today + timedelta(days=9)),
        ]
    )
    change(asset, keeper, tags=(CANARY,))
    check(asset_id=asset.id, answer="nobody", client_key=uuid4(), viewer=keeper)
    suggest(asset_id=asset.id, base_version=asset.version, client_key=uuid4(), viewer=keeper, remark=CANARY)
    make_claim(asset.id, make_session(), by=keeper, reason=CANARY)
    ask(asset_ids=[asset.id], to_team_id=make_viewer(team="Team Ver").team_id, viewer=keeper)
    make_request(make_viewer(team="Team Elders"), asset.id, text=f"Mag de {CANARY} mee?")
    db.session.flush()


def test_nothing_of_it_is_in_any_table_and_its_number_proves_that_it_was(db, asset, keeper, admin):
    other = make_asset(keeper, name="Buurman")
    relate(from_id=asset.id, to_id=other.id, kind=RelationType.WORKS_WITH, viewer=keeper)
    fill(db, asset, keeper)
    number = asset.id
    assert {"assets", "published", "asset_versions", "claims", "contacts", "suggested_fields"} <= everywhere(
        db
    )
    take_away(asset_id=asset.id, because="private", viewer=keeper)
    delete_for_good(asset_id=asset.id, reason="asked", viewer=admin)

    assert everywhere(db) == set()
    proof = db.session.scalars(select(Deletion)).one()
    assert (proof.asset_id, proof.reason, proof.by_team) == (number, "asked", admin.team_id)
    for viewer in (keeper, admin):
        with pytest.raises(Gone):
            asset_detail(proof.asset_id, viewer)
    with pytest.raises(Gone):
        delete_for_good(asset_id=proof.asset_id, reason="asked", viewer=admin)


def test_what_met_there_stays_where_it_was_and_is_uncertain(db, asset, keeper, admin):
    guest = make_guest(keeper, asset)
    place = guest.location
    take_away(asset_id=asset.id, because="mistake", viewer=keeper)
    delete_for_good(asset_id=asset.id, reason="nonsense", viewer=admin)

    db.session.refresh(guest)
    assert (guest.meets_at_id, guest.location, guest.place_uncertain) == (None, place, True)


def test_only_an_administrator_and_only_what_was_taken_away_with_a_reason(db, asset, keeper, admin):
    with pytest.raises(Invalid, match="Haal het eerst weg"):
        delete_for_good(asset_id=asset.id, reason="asked", viewer=admin)
    take_away(asset_id=asset.id, because="mistake", viewer=keeper)
    with pytest.raises(NotAllowed):
        delete_for_good(asset_id=asset.id, reason="asked", viewer=keeper)
    for reason in ("", "retention", "zomaar"):
        with pytest.raises(Invalid, match="Kies waarom"):
            delete_for_good(asset_id=asset.id, reason=reason, viewer=admin)
    put_back(asset_id=asset.id, viewer=keeper)
    with pytest.raises(Invalid, match="Haal het eerst weg"):
        delete_for_good(asset_id=asset.id, reason="asked", viewer=admin)
    assert db.session.get(Asset, asset.id) is not None


def test_by_hand_it_says_what_goes_and_asks_twice(app, db, asset, keeper, admin):
    take_away(asset_id=asset.id, because="mistake", viewer=keeper)
    browser = another(app)
    sign_in(browser, make_user(team=db.session.get_one(Team, admin.team_id), roles=["admin"]))
    page = f"/prullenbak/{asset.id}/voorgoed"
    assert page in browser.get("/prullenbak").text
    assert "Dit kun je niet ongedaan maken." in browser.get(page).text
    asked = post(browser, page, {})
    assert (asked.status_code, asked.text.count("error-message")) == (422, 2)
    assert "Zet eerst het vinkje" in post(browser, page, {"reason": "asked"}).text

    assert post(browser, page, {"reason": "asked", "sure": "yes"}).location == "/prullenbak"
    for address in (page, f"/buurtkrachten/{asset.id}"):
        assert browser.get(address).status_code == 410
    proofs = browser.get("/beheer/privacy/bewaren").text
    assert f'<th scope="row">{asset.id}</th>' in proofs
    assert CANARY not in proofs
    colleague = another(app)
    sign_in(colleague, make_user(team=db.session.get_one(Team, keeper.team_id)))
    assert colleague.get(page).status_code == 403
