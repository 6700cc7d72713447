"""Contacts, notes and stories for a team: asked for by password on a trusted device, and written down."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from app import clock
from app.models.people import Team
from app.models.record import Contact, PrivateRead, Story, TeamNote
from app.queries.record.detail import asset_detail
from app.queries.record.parts.shown import parts_of
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.people import make_user, post, sign_in
from tests.factories.record import make_asset
from tests.factories.viewers import make_viewer

PHONE, TOLD, NOTE = "06 12345678", "Een buur vertelde dit aan ons team.", "Bel eerst even."


@pytest.fixture
def keeper(db):
    return make_viewer(leads=(make_city().id("BU00140000"),), team="Team Hamrik")


@pytest.fixture
def asset(db, keeper):
    made, today = make_asset(keeper, name="Breitafel"), clock.today()
    agreed = {"consent_from": "gastvrouw", "consent_on": today, "expires_on": today + timedelta(days=300)}
    db.session.add_all(
        [
            Contact(asset_id=made.id, role="gastvrouw", channel="phone", value=PHONE, **agreed),
            Story(asset_id=made.id, text=TOLD, told_on=today, consent_level="team", **agreed),
            TeamNote(asset_id=made.id, text=NOTE, written_on=today, expires_on=today + timedelta(days=90)),
        ]
    )
    db.session.flush()
    return made


def browser_of(app, db, keeper, **over):
    made, user = another(app), make_user(team=db.session.get_one(Team, keeper.team_id), **over)
    sign_in(made, user)
    return made, user


def logged(db):
    return db.session.scalars(select(PrivateRead).order_by(PrivateRead.id)).all()


def test_who_only_stayed_signed_in_sees_none_of_it_before_her_password(asset, keeper):
    stayed = replace(keeper, is_proven=False)
    parts = parts_of(asset.id, stayed)
    assert (parts.contacts, parts.stories, parts.note) == ((), (), None)
    assert asset_detail(asset.id, stayed).asks_password
    assert not asset_detail(asset.id, keeper).asks_password
    assert len(parts_of(asset.id, keeper).contacts) == 1


def test_on_such_a_device_the_page_asks_for_it_and_the_form_goes_on_without(app, db, asset, keeper):
    made, user = browser_of(app, db, keeper)
    post(made, "/inloggen", {"email": user.email, "password": "een goed wachtwoord", "own_device": "y"})
    with time_machine.travel(clock.now() + timedelta(days=1)):
        page = made.get(f"/buurtkrachten/{asset.id}").text
        form = made.get(f"/buurtkrachten/{asset.id}/wijzig").text
    assert f'href="/wachtwoord?verder=/buurtkrachten/{asset.id}"' in page
    assert not any(secret in page + form for secret in (PHONE, TOLD, NOTE))
    assert "Breitafel" in form
    assert logged(db) == []


def test_each_reading_is_written_down_once_an_hour_with_who_and_what(app, db, asset, keeper):
    made, user = browser_of(app, db, keeper)
    assert PHONE in made.get(f"/buurtkrachten/{asset.id}").text
    made.get(f"/buurtkrachten/{asset.id}/wijzig")
    made.get(f"/buurtkrachten/{asset.id}")

    (one,) = logged(db)
    assert (one.by_user, one.by_team, one.by_role) == (user.id, keeper.team_id, "member")
    assert (one.asset_id, one.what) == (asset.id, ["contact", "note", "story"])
    with time_machine.travel(clock.now() + timedelta(hours=2)):
        made.get(f"/buurtkrachten/{asset.id}")
    assert len(logged(db)) == 2


def test_who_is_shown_nothing_private_is_not_written_down(app, db, asset, keeper):
    outside, _ = browser_of(app, db, make_viewer(team="Team Ver"))
    outside.get(f"/buurtkrachten/{asset.id}")
    inside, _ = browser_of(app, db, keeper)
    inside.get(f"/buurtkrachten/{make_asset(keeper, name='Zonder contact').id}")
    assert logged(db) == []


def test_when_it_can_not_be_written_down_nothing_private_is_shown(app, db, asset, keeper, monkeypatch):
    def full(*_args):
        raise OSError("no space")

    monkeypatch.setattr("app.web.record.reading.write_read", full)
    made, _ = browser_of(app, db, keeper)
    app.testing = app.config["PROPAGATE_EXCEPTIONS"] = False
    try:
        answer = made.get(f"/buurtkrachten/{asset.id}")
    finally:
        app.testing, app.config["PROPAGATE_EXCEPTIONS"] = True, None
    assert (answer.status_code, PHONE in answer.text) == (500, False)


def test_its_team_reads_which_teams_looked_and_the_privacy_officer_who(app, db, asset, keeper):
    made, _ = browser_of(app, db, keeper, name="Zus Kijker")
    made.get(f"/buurtkrachten/{asset.id}")

    told = " ".join(made.get(f"/buurtkrachten/{asset.id}/wie-keek").text.partition("<main")[2].split())
    assert "Team Hamrik" in told
    assert "contact, notitie voor het team, verhaal voor het team" in told
    assert "Zus Kijker" not in told
    outside, _ = browser_of(app, db, make_viewer(team="Team Ver"))
    assert outside.get(f"/buurtkrachten/{asset.id}/wie-keek").status_code == 403

    officer, _ = browser_of(app, db, make_viewer(team="Privacy"), roles=["privacy"])
    page = officer.get("/beheer/privacy/wie-keek").text
    assert ("Zus Kijker" in page, "Breitafel" in page, PHONE in page) == (True, True, False)
    assert "Nog niemand" in officer.get("/beheer/privacy/wie-keek?kaartje=1").text
    admin, _ = browser_of(app, db, make_viewer(team="Beheer"), roles=["admin"])
    assert admin.get("/beheer/privacy/wie-keek").status_code == 403
