"""The page on which a whole record is changed: every field arrives, what is wrong is said at its field."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from sqlalchemy import func, select

from app.models.record import (
    AssetVersion,
    Aware,
    Contact,
    Cost,
    Openness,
    Precision,
    PublishedAsset,
    Status,
    Story,
    TeamNote,
    Visibility,
)
from tests.browsing import another
from tests.factories.people import csrf_token, make_user, sign_in
from tests.integration.record.editing.filling import CONTACT, STORY, TODAY, address, form, save


def test_every_field_arrives_in_one_version_and_comes_back_in_the_form(browser, asset, db):
    told = {
        "summary": "Samen koffie.",
        "languages": ["nl", "ti"],
        "openness": "walk_in",
        "cost": "up_to_5",
        "step_free": "yes",
        "toilet": "no",
        "quiet": "",
        "capacity": "20",
        "service_area": ["BU00140000", "BU00140001"],
        "moments-0-how": "weekly",
        "moments-0-days": ["WE"],
        "moments-0-begins": "9.30",
        "moments-0-ends": "11:00",
        "pause_seasons": ["school_holidays"],
        "status_since": "2025-09-03",
        "no_requests_until": (TODAY + timedelta(days=40)).isoformat(),
        "note": "De sleutel hangt bij de buren.",
        **CONTACT,
        **STORY,
    }
    answer = save(browser, asset, **told)
    assert answer.status_code == 302, answer.text
    db.session.expire_all()

    assert asset.version == 2
    assert db.session.scalar(select(func.count()).select_from(AssetVersion)) == 2
    assert (asset.openness, asset.cost, asset.capacity) == (Openness.WALK_IN, Cost.UP_TO_5, 20)
    assert (asset.step_free, asset.toilet, asset.quiet) == (True, False, None)
    assert (asset.languages, asset.status_since) == (["nl", "ti"], date(2025, 9, 3))
    slot = asset.rhythm.slots[0]
    assert (slot.rrule, slot.begins, slot.ends) == ("FREQ=WEEKLY;BYDAY=WE", time(9, 30), time(11, 0))
    assert asset.day_parts == ["morning"]
    assert [area.code for area in asset.service_areas] == ["BU00140000", "BU00140001"]
    shown = db.session.scalars(select(PublishedAsset).where(PublishedAsset.audience == "organisation")).one()
    assert (shown.languages, shown.cost, shown.capacity) == (["nl", "ti"], Cost.UP_TO_5, 20)
    contact = db.session.scalars(select(Contact)).one()
    assert (contact.role, contact.expires_on.year) == ("Gastvrouw", TODAY.year + 1)
    assert db.session.scalars(select(Story)).one().told_on == TODAY
    page = browser.get(address(asset)).text
    for told_back in ("050 555 01 23", "De sleutel hangt", "Nu weet ik wie", 'value="20"', "2025-09-03"):
        assert told_back in page
    assert save(browser, asset, **told | unchanged(db)).status_code == 302
    db.session.refresh(asset)
    assert asset.version == 2


def unchanged(db) -> dict[str, object]:
    """The hidden fields of the parts as the page sends them back."""
    from app.services.record.parts.typed import contact_mark, note_mark, story_mark

    contact, story = db.session.scalars(select(Contact)).one(), db.session.scalars(select(Story)).one()
    return {
        "contacts-0-id": contact.id,
        "contacts-0-seen": contact_mark(contact),
        "contacts-0-expires_on": contact.expires_on.isoformat(),
        "stories-0-id": story.id,
        "stories-0-seen": story_mark(story),
        "stories-0-told_on": story.told_on.isoformat(),
        "stories-0-expires_on": story.expires_on.isoformat(),
        "note_seen": note_mark(db.session.scalars(select(TeamNote)).one()),
    }


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"capacity": "veel"}, "Vul een heel getal in, zoals 20."),
        ({"capacity": "0"}, "Vul een getal in van 1 tot en met 5000."),
        ({"status_since": "morgen"}, "Dit is geen dag."),
        ({"status_since": "2999-01-01"}, "Kies een dag die al geweest is."),
        ({"no_requests_until": "2999-01-01"}, "Kies een dag binnen een jaar."),
        ({"website": "gewoon bellen"}, "Dit lijkt geen webadres."),
        (CONTACT | {"contacts-0-consent_on": ""}, "Zonder datum bewaren we het nummer niet."),
        (CONTACT | {"contacts-0-expires_on": "2999-01-01"}, "Kies een datum binnen 2 jaar."),
        (CONTACT | {"contacts-0-value": "bellen"}, "Dit lijkt geen telefoonnummer."),
        (CONTACT | {"contacts-0-channel": "email"}, "Dit lijkt geen e-mailadres."),
        (CONTACT | {"contacts-0-role": ""}, "liefst een rol"),
        (STORY | {"stories-0-consent_on": ""}, "Zonder datum bewaren we het verhaal niet."),
        (STORY | {"stories-0-text": "kort"}, "minstens 10 tekens"),
        ({"note": "n" * 1001}, "Gebruik hoogstens 1000 tekens."),
        ({"visibility": "public", "aware": "not_yet"}, "Zet het pas openbaar als de groep het weet."),
        (
            {"sensitive": "y", "visibility": "team", "precision": "buurt"} | CONTACT,
            "Bij iets gevoeligs hoort geen contact.",
        ),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(browser, asset, db, wrong, sentence):
    answer = save(browser, asset, summary="Dit blijft staan.", **wrong)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Dit blijft staan." in answer.text
    for typed in (value for value in wrong.values() if value not in {"", "y"} and len(value) < 100):
        assert typed in answer.text
    db.session.expire_all()
    assert asset.version == 1
    assert db.session.scalar(select(func.count()).select_from(Contact)) == 0


def test_every_mistake_is_said_at_once(browser, asset):
    answer = save(
        browser, asset, name="x", capacity="9999", note="n" * 1001, **CONTACT | {"contacts-0-value": ""}
    )
    for said in ("erg kort", "1 tot en met 5000", "hoogstens 1000 tekens", "Vul in hoe je contact krijgt"):
        assert said in answer.text


def test_a_new_state_begins_today_unless_another_day_is_given(browser, asset, db):
    save(browser, asset, status="stopped", status_reason="no_place")
    db.session.refresh(asset)
    assert (asset.status, asset.status_since) == (Status.STOPPED, TODAY)


def test_a_contact_that_a_colleague_changed_is_shown_and_kept_only_when_asked_again(browser, asset, db):
    save(browser, asset, **CONTACT)
    contact = db.session.scalars(select(Contact)).one()
    db.session.refresh(asset)
    opened = CONTACT | hidden(contact)
    contact.value = "050 555 99 99"
    db.session.flush()

    answer = save(browser, asset, **opened | {"contacts-0-value": "050 555 11 11"})
    assert answer.status_code == 422
    assert "Er staat nu: Gastvrouw, 050 555 99 99." in answer.text
    assert 'value="050 555 11 11"' in answer.text
    assert contact.value == "050 555 99 99"

    again = opened | {
        "contacts-0-value": "050 555 11 11",
        "contacts-0-seen": hidden(contact)["contacts-0-seen"],
    }
    assert hidden(contact)["contacts-0-seen"] in answer.text
    assert save(browser, asset, **again).status_code == 302
    db.session.refresh(contact)
    assert contact.value == "050 555 11 11"


def hidden(contact: Contact) -> dict[str, str]:
    from app.services.record.parts.typed import contact_mark

    return {
        "contacts-0-id": str(contact.id),
        "contacts-0-seen": contact_mark(contact),
        "contacts-0-expires_on": contact.expires_on.isoformat(),
    }


def test_a_contact_that_a_colleague_took_away_comes_back_only_when_asked_again(browser, asset, db):
    save(browser, asset, **CONTACT)
    contact = db.session.scalars(select(Contact)).one()
    db.session.refresh(asset)
    opened = CONTACT | hidden(contact)
    db.session.delete(contact)
    db.session.flush()

    answer = save(browser, asset, **opened | {"contacts-0-role": "Gastheer"})
    assert "Een collega haalde dit weg" in answer.text
    assert save(browser, asset, **CONTACT | {"contacts-0-role": "Gastheer"}).status_code == 302
    assert db.session.scalars(select(Contact)).one().role == "Gastheer"


def test_a_contact_is_taken_away_with_one_box(browser, asset, db):
    save(browser, asset, **CONTACT)
    contact = db.session.scalars(select(Contact)).one()
    db.session.refresh(asset)
    save(browser, asset, **CONTACT | hidden(contact) | {"contacts-0-remove": "y"})
    db.session.refresh(asset)

    assert db.session.scalar(select(func.count()).select_from(Contact)) == 0
    assert asset.version == 3


def test_what_hangs_on_it_is_in_no_version_and_no_shown_row(browser, asset, db):
    save(browser, asset, note="Kanarienotitie.", **CONTACT | STORY)
    kept = str(db.session.scalars(select(AssetVersion.record)).all())
    shown = str(db.session.execute(select(PublishedAsset.fragment, PublishedAsset.text_search)).all())

    for private in ("050 555", "Gastvrouw", "Kanarienotitie", "wie er ook wakker"):
        assert private not in kept
        assert private not in shown


def test_a_sensitive_record_can_not_be_made_of_one_with_a_contact(browser, asset, db):
    save(browser, asset, **CONTACT)
    db.session.refresh(asset)
    quiet = form(asset, sensitive="y", visibility="team", precision="buurt")
    del quiet["parts_are_here"]
    answer = browser.post(address(asset), data=quiet | {"csrf_token": csrf_token(browser)})
    assert answer.status_code == 422
    assert "Bij iets gevoeligs hoort geen contact." in answer.text


def test_who_may_not_change_it_meets_no_form(app, asset):
    stranger = another(app)
    sign_in(stranger, make_user())
    assert stranger.get(address(asset)).status_code == 403


def test_another_moment_shows_the_form_again_and_saves_nothing(browser, asset, db):
    answer = save(browser, asset, name="Nog niet bewaard", another_moment="yes")
    assert answer.status_code == 200
    assert 'value="Nog niet bewaard"' in answer.text
    db.session.refresh(asset)
    assert asset.version == 1


def test_open_to_all_and_aware_shows_the_exact_place(browser, asset, db):
    save(browser, asset, visibility="public", aware="yes", precision="exact")
    shown = db.session.scalars(select(PublishedAsset).where(PublishedAsset.audience == "public")).one()
    assert (shown.precision, shown.visibility) == (Precision.EXACT, Visibility.PUBLIC)
    db.session.refresh(asset)
    assert asset.aware is Aware.YES


def test_a_story_of_which_the_text_was_not_sent_is_asked_for_again(browser, asset):
    """ASVS 5.0: V16.5.3."""
    answer = save(browser, asset, **{"stories-0-id": "1"})

    assert answer.status_code == 422
    assert "Zonder tekst" in answer.text
