"""The organisation's own numbers: chosen by an administrator, true everywhere from that moment."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.exceptions import Invalid, NotAllowed
from app.models.people import Role
from app.models.record import Kind, KnownFrom, PublishedAsset
from app.queries.own_texts import HELPS
from app.queries.settings import KNOWN, review_days, settings
from app.services.settings import choose_settings
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.people import make_team, make_user, post, sign_in
from tests.factories.record import make_asset
from tests.factories.viewers import make_viewer


@pytest.fixture
def administrator(db):
    make_city()
    return make_viewer(roles=(Role.ADMIN, Role.MEMBER))


def due_days(db, asset) -> set[int]:
    """After how many days it is due, in each of its published rows."""
    rows = db.session.scalars(select(PublishedAsset.due_on).where(PublishedAsset.asset_id == asset.id))
    return {(due - asset.verified_on).days for due in rows}


def test_without_a_choice_the_intervals_are_those_of_the_definition(administrator):
    assert {kind: review_days(kind) for kind in Kind} == {
        Kind.INITIATIVE: 180,
        Kind.NETWORK: 180,
        Kind.SOLUTION: 90,
        Kind.ORGANISATION: 365,
        Kind.PLACE: 365,
    }


def test_another_interval_gives_what_is_there_another_day_half_of_it_when_it_was_told(administrator, db):
    seen = make_asset(administrator, kind=Kind.SOLUTION)
    told = make_asset(administrator, kind=Kind.SOLUTION, known_from=KnownFrom.TOLD)
    other = make_asset(administrator, kind=Kind.PLACE)

    assert choose_settings({"review_solution": "61"}, viewer=administrator) == {"review_solution"}

    assert due_days(db, seen) == {61}
    assert due_days(db, told) == {30}
    assert due_days(db, other) == {365}
    later = make_asset(administrator, kind=Kind.SOLUTION)
    assert later.due_on == later.verified_on + timedelta(days=61)


@pytest.mark.parametrize("typed", ["", "dertig", "13", "731", "-5", "9999999", "٣٠", "1.5"])
def test_a_number_that_can_not_be_is_refused_and_nothing_is_stored(administrator, typed):
    with pytest.raises(Invalid) as refused:
        choose_settings({"review_place": typed, "review_network": "100"}, viewer=administrator)

    assert set(refused.value.errors) == {"review_place"}
    assert settings() == {known.name: known.default for known in KNOWN}


def test_only_an_administrator_chooses(db):
    with pytest.raises(NotAllowed):
        choose_settings({"review_place": "100"}, viewer=make_viewer(roles=(Role.MANAGER,)))


def test_the_page_stores_them_and_shows_what_was_typed_when_it_is_wrong(app, db):
    browser = another(app)
    sign_in(browser, make_user(team=make_team(), roles=["admin"]))
    numbers = {known.name: str(known.default) for known in KNOWN}

    wrong = post(browser, "/beheer/instellingen", numbers | {"review_place": "vaak"})
    assert wrong.status_code == 422
    assert 'value="vaak"' in wrong.text
    assert "Vul een heel getal in." in wrong.text

    assert post(browser, "/beheer/instellingen", numbers | {"review_place": "200"}).status_code == 302
    assert 'value="200"' in browser.get("/beheer/instellingen").text


def test_yes_or_no_is_chosen_from_a_list_and_each_text_has_its_own_help(app, db):
    browser = another(app)
    sign_in(browser, make_user(team=make_team(), roles=["admin"]))
    numbers = {known.name: str(known.default) for known in KNOWN}

    assert post(browser, "/beheer/instellingen", numbers | {"public_list": "2"}).status_code == 302
    page = browser.get("/beheer/instellingen").text
    assert '<option selected value="2">Ja, ook voor zoekmachines</option>' in page
    assert '<option selected value="0">Nee</option>' in page
    assert all(page.count(words) == 1 for words in HELPS.values())
    assert post(browser, "/beheer/instellingen", numbers | {"public_view": "2"}).status_code == 422
