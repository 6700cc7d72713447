"""What is kept no longer than it must be, and agreements that are asked for anew."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from sqlalchemy import select

from app import Settings, clock, create_app
from app.audit import write_read
from app.cli.retention import retention
from app.database import database
from app.exceptions import Invalid, NotAllowed, NotFound
from app.models.people import Role, SignInAttempt, Team
from app.models.record import Asset, Contact, Deletion, PrivateRead, Story, Suggestion, TeamNote
from app.queries.record.parts.ending import count_ending, ending
from app.services.record.keeping.taking_away import take_away
from app.services.record.parts.renewing import drop, renew
from app.services.record.suggesting.making import suggest, withdraw
from app.services.retention import going, let_go
from app.services.settings import choose_settings
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.people import make_user, post, sign_in
from tests.factories.record import make_asset
from tests.factories.viewers import make_viewer


@pytest.fixture
def keeper(db):
    return make_viewer(leads=(make_city().id("BU00140000"),), team="Team Hamrik")


@pytest.fixture
def admin(keeper):
    return make_viewer(roles=(Role.ADMIN,), team="Beheer")


def at(**later):
    return time_machine.travel(clock.now() + timedelta(**later))


def agreed(days: int) -> dict[str, object]:
    today = clock.today()
    return {
        "consent_from": "gastvrouw",
        "consent_on": today - timedelta(days=300),
        "expires_on": today + timedelta(days=days),
    }


def contact(db, asset, days: int) -> Contact:
    made = Contact(asset_id=asset.id, role="gastvrouw", channel="other", value="balie", **agreed(days))
    db.session.add(made)
    db.session.flush()
    return made


def counts() -> dict[str, int]:
    return {one.kind.name: one.count for one in going() if one.count}


def test_what_was_agreed_until_a_day_is_gone_on_that_day(db, keeper):
    asset, today = make_asset(keeper), clock.today()
    contact(db, asset, 10)
    db.session.add_all(
        [
            Story(
                asset_id=asset.id, text="Een verhaal hier.", told_on=today, consent_level="team", **agreed(5)
            ),
            TeamNote(asset_id=asset.id, text="Bel.", written_on=today, expires_on=today + timedelta(days=3)),
        ]
    )
    db.session.flush()
    assert counts() == {}
    with at(days=5):
        assert counts() == {"stories": 1, "notes": 1}
        let_go()
        assert counts() == {}
        assert db.session.scalars(select(Contact)).all() != []
    with at(days=10):
        let_go()
        assert db.session.scalars(select(Contact)).all() == []


def test_each_kind_goes_after_its_own_days_and_trying_first_says_the_same(db, keeper, admin):
    asset = make_asset(keeper, name="Breitafel")
    made = suggest(
        asset_id=asset.id, base_version=1, client_key=uuid4(), viewer=admin, remark="Het is er nog."
    )
    withdraw(suggestion_id=made, viewer=admin)
    write_read(asset.id, keeper, ("contact",))
    removed = make_asset(keeper, name="Weggehaald")
    number = removed.id
    take_away(asset_id=removed.id, because="mistake", viewer=keeper)
    stays = make_asset(keeper, name="Later weggehaald")
    with at(days=200):
        take_away(asset_id=stays.id, because="mistake", viewer=keeper)
    with at(days=366):
        tried = {one.kind.name: (one.count, one.names) for one in going() if one.count}
        assert tried == {"removed_records": (1, ("Weggehaald",)), "reads": (1, ())}
        assert {one.kind.name: (one.count, one.names) for one in let_go() if one.count} == tried
        assert db.session.scalars(select(PrivateRead)).all() == []
        proof = db.session.scalars(select(Deletion)).one()
        assert (proof.asset_id, proof.reason, proof.by_user) == (number, "retention", None)
        assert db.session.get(Asset, stays.id) is not None
    with at(days=731):
        assert counts()["suggestions"] == 1
        let_go()
        assert db.session.scalars(select(Suggestion)).all() == []


def test_an_organisation_chooses_its_own_days_and_nothing_goes_at_zero(keeper, admin):
    take_away(asset_id=make_asset(keeper).id, because="mistake", viewer=keeper)
    choose_settings({"keep_removed": "0"}, viewer=admin)
    with at(days=3000):
        assert "removed_records" not in counts()
        choose_settings({"keep_removed": "30"}, viewer=admin)
        assert counts()["removed_records"] == 1


def test_thirty_days_before_the_team_is_asked_and_agrees_anew_or_lets_it_go(db, keeper):
    asset = make_asset(keeper, name="Breitafel")
    soon, later = contact(db, asset, 20), contact(db, asset, 60)
    outside = make_viewer(team="Team Ver")
    assert [one.id for one in ending(keeper)] == [soon.id]
    assert (count_ending(keeper), count_ending(outside), ending(outside)) == (1, 0, ())
    with pytest.raises(NotAllowed):
        renew(kind="contact", part_id=soon.id, consent_on=clock.today(), viewer=outside)
    for wrong in (None, clock.today() + timedelta(days=1), clock.today() - timedelta(days=800)):
        with pytest.raises(Invalid):
            renew(kind="contact", part_id=soon.id, consent_on=wrong, viewer=keeper)

    renew(kind="contact", part_id=soon.id, consent_on=clock.today(), viewer=keeper)
    assert count_ending(keeper) == 0
    with at(days=40):
        assert [one.id for one in ending(keeper)] == [later.id]
        drop(kind="contact", part_id=later.id, viewer=keeper)
        with pytest.raises(NotFound):
            drop(kind="contact", part_id=later.id, viewer=keeper)
    assert (asset.version, db.session.scalars(select(Contact.id)).all()) == (3, [soon.id])


def test_by_hand_start_leads_there_and_the_page_takes_the_answer(app, db, keeper):
    asset = make_asset(keeper, name="Breitafel")
    made = contact(db, asset, 20)
    browser = another(app)
    sign_in(browser, make_user(team=db.session.get_one(Team, keeper.team_id)))
    assert "Van 1 contact of verhaal" in browser.get("/start").text
    assert "afgesproken met gastvrouw" in browser.get("/toestemming").text

    wrong = post(browser, f"/toestemming/contact/{made.id}", {"consent_on": "gisteren"})
    assert (wrong.status_code, "Vul in op welke dag" in wrong.text) == (422, True)
    told = {"consent_on": clock.today().isoformat(), "what": "renew"}
    assert post(browser, f"/toestemming/contact/{made.id}", told).location == "/toestemming"
    assert "Er loopt niets af." in browser.get("/toestemming").text
    assert post(browser, "/toestemming/gedicht/1", told).status_code == 404


def test_an_administrator_lets_it_go_and_the_privacy_officer_only_reads(app, db, keeper):
    contact(db, make_asset(keeper), 3)
    officer, admin = another(app), another(app)
    with at(days=4):
        sign_in(officer, make_user(roles=["privacy"]))
        sign_in(admin, make_user(roles=["admin"]))
        assert "Haal dit nu weg" not in officer.get("/beheer/privacy/bewaren").text
        assert post(officer, "/beheer/privacy/bewaren").status_code == 403
        assert "Haal dit nu weg" in admin.get("/beheer/privacy/bewaren").text
        post(admin, "/beheer/privacy/bewaren")
        assert "Weggehaald: 1." in admin.get("/beheer/privacy/bewaren").text
    assert db.session.scalars(select(Contact)).all() == []


def test_the_command_tries_first_and_then_lets_go(fresh_database_url, tmp_path):
    app = create_app(Settings(database_url=fresh_database_url, data_dir=tmp_path))
    with app.app_context():
        database.session.add(SignInAttempt(account="a", network="b", at=clock.now() - timedelta(days=2)))
        database.session.commit()
        run = app.test_cli_runner().invoke
        tried, done, again = (run(retention, ["run", *more]) for more in (["--dry-run"], [], []))
        left = database.session.scalars(select(SignInAttempt)).all()
        database.session.close()
        database.engine.dispose()

    assert "Dit zou weggaan:" in tried.output
    assert [one.output.count(f"{1:>7}  Mislukte pogingen") for one in (tried, done, again)] == [1, 1, 0]
    assert left == []
