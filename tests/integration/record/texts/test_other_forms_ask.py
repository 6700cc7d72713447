"""The edit page and the claim question ask about texts as the capture page does."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from app.models.people import Team
from app.models.record import TeamNote, TextFinding
from app.models.training import Claim
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.people import csrf_token, make_user, post, sign_in
from tests.factories.record import make_asset
from tests.factories.training import make_session
from tests.factories.viewers import make_viewer
from tests.integration.record.editing.filling import CONTACT, STORY, form

KEEP = re.compile(r'type="checkbox" name="keep-text" value="(\w+)"')


@pytest.fixture
def keeper(db):
    city = make_city()
    return make_viewer(leads=(city.id("BU00140000"),), team="Team Hamrik")


@pytest.fixture
def asset(keeper):
    return make_asset(keeper)


@pytest.fixture
def browser(app, db, keeper):
    made = another(app)
    sign_in(made, make_user(team=db.session.get_one(Team, keeper.team_id)))
    return made


def save(browser, asset, **over):
    typed = form(asset, **over) | {"csrf_token": csrf_token(browser)}
    return browser.post(f"/buurtkrachten/{asset.id}/wijzig", data=typed)


@pytest.mark.parametrize(
    "field",
    ["name", "summary", "tags", "note", "address", "contacts-0-role", "contacts-0-value",
     "contacts-0-consent_from", "contacts-0-consent_for", "stories-0-text", "stories-0-consent_from"],
)  # fmt: skip
def test_every_free_text_of_a_record_refuses_a_citizen_number_at_its_field(browser, asset, db, field):
    answer = save(browser, asset, **{**CONTACT, **STORY, field: "Kring 111222333"})

    assert answer.status_code == 422
    assert f'id="{field}-error">Dit lijkt een burgerservicenummer' in answer.text
    assert "Kring 111222333" in answer.text
    counted = db.session.scalars(select(TextFinding.field)).all()
    assert counted == [field.replace("-0-", "-")]


def test_a_contact_may_have_a_telephone_and_a_summary_asks_first(browser, asset):
    assert save(browser, asset, **CONTACT).status_code == 302
    assert save(browser, asset, summary="Bel 050 555 01 23").status_code == 422


def test_what_was_kept_is_not_asked_again_when_something_else_changes(browser, asset, db):
    note = {"note": "De sleutel ligt bij mevrouw Hoekstra."}
    (mark,) = KEEP.findall(save(browser, asset, **note).text)
    assert save(browser, asset, **note, **{"keep-text": mark}).status_code == 302
    db.session.expire_all()
    page = browser.get(f"/buurtkrachten/{asset.id}/wijzig").text
    seen = re.search(r'name="note_seen"[^>]*value="(\w+)"', page)

    again = save(browser, asset, **note, summary="Samen koffie.", note_seen=seen.group(1))

    assert again.status_code == 302
    assert db.session.scalars(select(TeamNote.text)).one() == note["note"]


def test_the_reason_of_a_claim_is_asked_about(browser, asset, keeper, db):
    session = make_session(team_id=keeper.team_id)
    answer = {
        "session": str(session.id),
        "strength": "contributed",
        "reason": "Kees is verslaafd en komt nu.",
    }

    told = post(browser, f"/buurtkrachten/{asset.id}/verband", answer)

    assert told.status_code == 422
    assert "Dit gaat over iemands gezondheid of problemen." in told.text
    assert db.session.scalars(select(Claim)).all() == []
