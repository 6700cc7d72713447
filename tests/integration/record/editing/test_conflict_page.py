"""Two colleagues changed the same: what the second typed survives each question that is asked of her."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from app.models.record import Contact, Suggestion, TeamNote
from app.services.record.content import FIELDS
from app.web.record.wording import FIELD_LABELS
from tests.factories.people import csrf_token
from tests.integration.record.editing.filling import CONTACT, TODAY, address, form, save


def change(browser, asset, opened, **over):
    """Save a form that was opened before somebody else saved."""
    return browser.post(address(asset), data=opened | over | {"csrf_token": csrf_token(browser)})


def settle(browser, asset, page, **choices):
    """Answer the conflict page."""
    told = {name: page.text.split(f'name="{name}" value="')[1].split('"')[0] for name in ("mine", "version")}
    chosen = {f"choice-{name}": choice for name, choice in choices.items()}
    return browser.post(
        f"/buurtkrachten/{asset.id}/samenvoegen",
        data=told | chosen | {"csrf_token": csrf_token(browser)},
    )


def test_a_conflict_keeps_what_was_typed_elsewhere_on_the_page(browser, asset, db):
    opened = form(asset)
    save(browser, asset, name="Van de collega")
    clash = change(browser, asset, opened | CONTACT, name="Van mij")
    assert clash.status_code == 409
    assert "iemand van Team Hamrik" in clash.text

    assert settle(browser, asset, clash, name="mine").status_code == 302
    db.session.refresh(asset)
    assert asset.name == "Van mij"
    assert db.session.scalars(select(Contact)).one().role == "Gastvrouw"


def test_what_is_wrong_elsewhere_is_said_where_it_was_typed_before_anything_is_asked(browser, asset):
    opened = form(asset)
    save(browser, asset, name="Van de collega")

    answer = change(browser, asset, opened | CONTACT, **{"name": "Van mij", "contacts-0-value": "0"})
    assert answer.status_code == 422
    assert "Vul in hoe je contact krijgt" in answer.text
    assert 'value="Van mij"' in answer.text


def test_a_note_that_a_colleague_changed_too_is_said_first_and_then_the_field_is_asked(browser, asset, db):
    opened = form(asset)
    save(browser, asset, name="Van de collega", note="Notitie van de collega.")

    first = change(browser, asset, opened, name="Van mij", note="Notitie van mij.")
    assert first.status_code == 422
    assert "Er staat nu: ‘Notitie van de collega.’" in first.text

    seen = first.text.split('name="note_seen"')[1].split('value="')[1].split('"')[0]
    clash = change(browser, asset, opened, name="Van mij", note="Notitie van mij.", note_seen=seen)
    assert clash.status_code == 409
    assert settle(browser, asset, clash, name="mine").status_code == 302
    db.session.refresh(asset)
    assert (asset.name, db.session.get_one(TeamNote, asset.id).text) == ("Van mij", "Notitie van mij.")


def test_a_note_that_changes_while_the_question_is_open_is_said_there_and_kept_when_asked_again(
    browser, asset, db
):
    opened = form(asset)
    save(browser, asset, name="Van de collega")
    clash = change(browser, asset, opened, name="Van mij", note="Notitie van mij.")
    assert clash.status_code == 409
    db.session.add(note_of_a_colleague(asset))
    db.session.flush()

    again = settle(browser, asset, clash, name="mine")
    assert again.status_code == 422
    assert "Er staat nu: ‘Van een collega.’" in again.text
    assert 'value="mine" checked' in again.text
    assert db.session.get_one(TeamNote, asset.id).text == "Van een collega."

    assert settle(browser, asset, again, name="mine").status_code == 302
    db.session.refresh(asset)
    assert (asset.name, db.session.get_one(TeamNote, asset.id).text) == ("Van mij", "Notitie van mij.")


def note_of_a_colleague(asset) -> TeamNote:
    return TeamNote(
        asset_id=asset.id,
        text="Van een collega.",
        written_on=TODAY,
        expires_on=TODAY + timedelta(days=30),
        by_team=asset.steward_id,
    )


def test_each_field_on_which_two_clash_is_asked_with_words_for_both_values(browser, asset):
    opened = form(asset)
    theirs = {"cost": "free", "step_free": "yes", "languages": ["nl"], "status_since": "2025-09-03"}
    mine = {"cost": "up_to_5", "step_free": "no", "languages": ["ti"], "status_since": "2025-10-01"}
    change(browser, asset, opened, **theirs)

    clash = change(browser, asset, opened, **mine)

    assert clash.status_code == 409
    for told in ("Gratis", "Tot 5 euro", "Ja", "Nee", "Tigrinya", "3 september 2025", "1 oktober 2025"):
        assert f"<br>{told}</span>" in clash.text
    assert settle(browser, asset, clash, **dict.fromkeys(mine, "mine")).status_code == 302
    assert set(FIELD_LABELS) == set(FIELDS)


def test_who_does_not_know_leaves_the_other_value_and_makes_a_suggestion_of_her_own(browser, asset, db):
    opened = form(asset)
    save(browser, asset, name="Van de collega", cost="free")
    clash = change(browser, asset, opened | CONTACT, name="Van mij", cost="up_to_5", summary="Ook van mij.")

    told = {
        name: clash.text.split(f'name="{name}" value="')[1].split('"')[0]
        for name in ("mine", "version", "client_key")
    }
    told |= {"what": "suggest", "choice-name": "mine", "csrf_token": csrf_token(browser)}
    answer = browser.post(f"/buurtkrachten/{asset.id}/samenvoegen", data=told)

    assert answer.status_code == 302
    db.session.refresh(asset)
    assert (asset.name, asset.cost, asset.summary) == ("Van de collega", "free", "Ook van mij.")
    assert db.session.scalars(select(Contact)).one().role == "Gastvrouw"
    made = db.session.scalars(select(Suggestion)).one()
    assert {one.field: one.value for one in made.fields} == {"cost": "up_to_5", "name": "Van mij"}
    assert made.base_version == 1
    assert "Bekijk je voorstel" in browser.get(answer.location).text


def test_what_a_colleague_called_stopped_is_asked_before_another_change_of_it(browser, asset, db):
    opened = form(asset)
    save(browser, asset, status="stopped", status_reason="no_place")

    clash = change(browser, asset, opened, name="Van mij")
    assert clash.status_code == 409
    assert (
        "Een collega gaf aan dat dit is gestopt.</strong> Wil je je verandering toch bewaren?" in clash.text
    )
    assert "maak van de mijne een voorstel" not in clash.text
    assert "<dd>Van mij</dd>" in clash.text
    db.session.refresh(asset)
    assert asset.name != "Van mij"

    assert settle(browser, asset, clash).status_code == 302
    db.session.refresh(asset)
    assert (asset.name, asset.status.value) == ("Van mij", "stopped")


def test_who_calls_it_stopped_herself_is_not_asked(browser, asset, db):
    opened = form(asset)
    save(browser, asset, status="stopped", status_reason="no_place")

    assert change(browser, asset, opened, status="stopped", status_reason="no_place").status_code == 302
