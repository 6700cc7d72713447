"""What a record went through before it became part of another stands in the history of the one that stays."""

from __future__ import annotations

import pytest

from app.models.people import User
from app.models.record import Visibility
from app.queries.record.history.events import events_of
from app.services.record.content import Where
from app.services.record.editing import edit
from app.services.record.merging.undoing import undo_merge
from app.services.record.versions import content_at
from tests.browsing import another
from tests.factories.people import sign_in
from tests.factories.record import make_asset
from tests.integration.record.merging.conftest import HERE, made_one


def change(asset, viewer, **fields):
    edit(
        asset_id=asset.id,
        base_version=asset.version,
        content=content_at(asset.id, asset.version).with_choices(**fields),
        viewer=viewer,
    )


def elsewhere(asset, viewer):
    return [
        (event.act, (event.after or {}).get("summary"))
        for event in events_of(asset.id, viewer).events
        if event.elsewhere
    ]


def test_its_versions_are_there_until_the_merge_and_go_when_it_is_undone(garden, twin, keeper, other):
    change(twin, keeper, summary="Elke woensdag groente telen.")
    made = made_one(garden, twin, keeper)

    for viewer in (keeper, other):
        assert elsewhere(garden, viewer) == [
            ("edited", "Elke woensdag groente telen."),
            ("recorded", "Samen groente telen."),
        ]
    undo_merge(merge_id=made, viewer=keeper)
    assert elsewhere(garden, keeper) == []
    assert "edited" in [event.act for event in events_of(twin.id, keeper).events]


def test_also_by_way_of_a_third(garden, twin, keeper):
    third = make_asset(keeper, name="Kromme bed", where=Where(location=HERE))
    made_one(garden, twin, keeper)
    made_one(third, garden, keeper)

    assert ("recorded", "Samen groente telen.") in elsewhere(third, keeper)


def test_what_was_for_the_team_alone_stays_so(garden, twin, keeper, other):
    change(twin, keeper, visibility=Visibility.TEAM, summary="Alleen voor ons.")
    change(twin, keeper, visibility=Visibility.ORGANISATION, summary="Voor iedereen.")
    made_one(garden, twin, keeper, visibility="gone")

    assert "Alleen voor ons." in [summary for _act, summary in elsewhere(garden, keeper)]
    assert "Alleen voor ons." not in [summary for _act, summary in elsewhere(garden, other)]
    assert "Voor iedereen." in [summary for _act, summary in elsewhere(garden, other)]


@pytest.mark.parametrize("who", ["keeper", "other"])
def test_the_page_says_which_card_it_was_and_offers_no_way_back_to_it(app, db, garden, twin, request, who):
    viewer, keeper = request.getfixturevalue(who), request.getfixturevalue("keeper")
    change(twin, keeper, summary="Elke woensdag groente telen.")
    made_one(garden, twin, keeper)
    browser = another(app)
    sign_in(browser, db.session.get_one(User, viewer.user_id))
    page = browser.get(f"/buurtkrachten/{garden.id}/geschiedenis").text

    assert page.count("op het kaartje dat hierbij kwam") == 2
    assert "Elke woensdag groente telen." in page
    for event in page.split('<li class="history__event">'):
        assert not ("hierbij kwam" in event and "Terugzetten" in event)
