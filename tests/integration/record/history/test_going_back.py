"""What was so before comes back through the same rules as any change, and takes nothing of a colleague."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import delete

from app import clock
from app.exceptions import EditConflict, Invalid, NotAllowed
from app.models.record import Aware, Status, Theme, Visibility
from app.services.record.history.going_back import go_back, undo_change
from tests.factories.meeting import change
from tests.factories.people import make_user, post, viewer_of


@pytest.fixture
def colleague(db, keeper):
    from app.models.people import Team

    return viewer_of(make_user(team=db.session.get_one(Team, keeper.team_id)))


def back(asset, viewer, *fields, version=1, seen=None):
    seen = asset.version if seen is None else seen
    return go_back(asset_id=asset.id, version=version, seen_version=seen, fields=fields, viewer=viewer)


def test_the_chosen_fields_come_back_as_a_version_of_their_own(asset, keeper):
    change(asset, keeper, name="Haaktafel", summary="Elke maand.")

    assert back(asset, keeper, "name") == {"name"}
    assert (asset.name, asset.summary, asset.version) == ("Breitafel", "Elke maand.", 3)


def test_what_a_colleague_changed_meanwhile_is_asked_not_overwritten(asset, keeper, colleague):
    change(asset, keeper, name="Haaktafel")
    change(asset, colleague, name="Naaitafel")

    with pytest.raises(EditConflict):
        back(asset, keeper, "name", seen=2)
    assert asset.name == "Naaitafel"


def test_a_value_that_no_rule_allows_any_more_is_said(asset, keeper, db):
    change(asset, keeper, themes=("ontmoeten-en-verbinden",))
    db.session.execute(delete(Theme).where(Theme.code == "bewegen-en-sport"))

    with pytest.raises(Invalid) as wrong:
        back(asset, keeper, "themes")
    assert wrong.value.errors == {"themes": "Dit thema bestaat niet (meer). Kies een ander thema."}


def test_the_page_shows_what_would_change_and_puts_back_what_is_ticked(asset, keeper, keepers, db):
    change(asset, keeper, name="Haaktafel", status=Status.DORMANT)
    address = f"/buurtkrachten/{asset.id}/terugzetten?versie=1"

    page = keepers.get(address)
    assert "Nu: Haaktafel" in page.text
    assert "Dan weer: Breitafel" in page.text
    told = {"versie": 1, "version": asset.version}
    assert "Kruis aan wat je wilt terugzetten." in post(keepers, address, told).text
    assert post(keepers, address, told | {"fields": ["status"]}).status_code == 302
    db.session.refresh(asset)
    assert (asset.name, asset.status) == ("Haaktafel", Status.ACTIVE)


def test_without_a_version_the_page_goes_back_by_one(asset, keeper, keepers):
    address = f"/buurtkrachten/{asset.id}/terugzetten"
    assert "Er is niets terug te zetten." in keepers.get(address).text
    change(asset, keeper, name="Haaktafel")
    change(asset, keeper, name="Naaitafel")

    assert "Dan weer: Haaktafel" in keepers.get(address).text
    assert keepers.get(f"{address}?versie=9").status_code == 404


def test_who_does_not_keep_it_puts_nothing_back(asset, keeper, others):
    change(asset, keeper, name="Haaktafel")
    address = f"/buurtkrachten/{asset.id}/terugzetten?versie=1"

    assert others.get(address).status_code == 403
    assert post(others, address, {"version": 2, "fields": ["name"]}).status_code == 403
    assert "Terugzetten" not in others.get(f"/buurtkrachten/{asset.id}/geschiedenis").text


def test_one_s_own_latest_change_can_be_undone_for_ten_minutes(asset, keeper, monkeypatch):
    change(asset, keeper, name="Haaktafel", visibility=Visibility.PUBLIC)
    later = clock.now() + timedelta(minutes=11)
    with monkeypatch.context() as patched:
        patched.setattr(clock, "now", lambda: later)
        with pytest.raises(NotAllowed, match="10 minuten"):
            undo_change(asset_id=asset.id, version=2, viewer=keeper)

    assert undo_change(asset_id=asset.id, version=2, viewer=keeper) == {"name", "visibility"}
    assert (asset.name, asset.visibility) == ("Breitafel", Visibility.ORGANISATION)


def test_a_change_is_not_undone_after_a_colleague_changed_something(asset, keeper, colleague):
    change(asset, keeper, name="Haaktafel")
    change(asset, colleague, summary="Elke maand.")

    with pytest.raises(NotAllowed, match="zolang geen collega iets veranderde"):
        undo_change(asset_id=asset.id, version=2, viewer=keeper)


def test_nobody_undoes_the_change_of_another_or_the_recording(asset, keeper, colleague):
    with pytest.raises(NotAllowed):
        undo_change(asset_id=asset.id, version=1, viewer=keeper)
    change(asset, keeper, name="Haaktafel")
    with pytest.raises(NotAllowed):
        undo_change(asset_id=asset.id, version=2, viewer=colleague)


def test_the_page_offers_it_to_who_saved(asset, keeper, keepers, db):
    address = f"/buurtkrachten/{asset.id}"
    change(asset, keeper, aware=Aware.NOT_YET)
    assert "Je veranderde dit net." not in keepers.get(address).text

    form = {"version": asset.version, "versie": 1, "fields": ["aware"]}
    post(keepers, f"{address}/terugzetten?versie=1", form)
    assert "Je veranderde dit net." in keepers.get(address).text
    done = post(keepers, f"{address}/verandering-ongedaan", {"version": 3}, follow_redirects=True)
    assert "Ongedaan gemaakt. Het staat er weer zoals het was." in done.text
    db.session.refresh(asset)
    assert asset.aware is Aware.NOT_YET
