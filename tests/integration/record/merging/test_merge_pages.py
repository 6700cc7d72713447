"""The list of pairs, the page that compares, the form field by field, and taking it back."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.models.operation import Job
from app.models.people import User
from app.models.record import Asset, Merge, NotDuplicate, Precision, RelationType, Visibility
from app.queries.record.duplicates.pairs import count_doubles, doubles
from app.services.record.content import Where
from app.services.record.merging.finding import find_duplicates
from app.services.record.ties.relating import relate
from tests.browsing import another
from tests.factories.people import post, sign_in
from tests.factories.record import make_asset
from tests.integration.record.merging.conftest import EAST, HERE, made_one


@pytest.fixture
def browse(app, db):
    def of(viewer):
        browser = another(app)
        sign_in(browser, db.session.get_one(User, viewer.user_id))
        return browser

    return of


def pairs(viewer):
    return [{row.low.id, row.high.id} for row in doubles(viewer).rows]


def test_the_list_shows_pairs_with_the_likeliest_first(garden, twin, keeper, admin, browse):
    far = make_asset(keeper, name="Moestuin kromme bed", where=Where(location=(HERE[0] + 200, HERE[1])))
    make_asset(keeper, name="Speeltuin De Swoaistee", where=Where(location=EAST))
    assert find_duplicates() == 3

    assert pairs(keeper)[0] == {garden.id, twin.id}
    assert len(pairs(keeper)) == count_doubles(keeper) == 3
    assert {garden.id, far.id} in pairs(admin)
    page = browse(keeper).get("/beheer/dubbel").text
    assert page.index("moestuin &#39;t kromme bed") < page.index("Moestuin kromme bed")
    assert f"/buurtkrachten/{garden.id}/voeg-samen/{twin.id}" in page


def test_another_team_sees_no_pair_of_what_it_does_not_keep(garden, twin, other):
    find_duplicates()
    assert pairs(other) == []


def test_a_hidden_record_is_in_no_pair_of_others(garden, keeper, other, admin):
    hidden = make_asset(keeper, name="Het Kromme Bed", where=Where(location=EAST), visibility=Visibility.TEAM)
    find_duplicates()

    assert pairs(keeper) == [{garden.id, hidden.id}]
    assert pairs(admin) == pairs(other) == []


def test_that_two_are_near_tells_no_more_than_their_shown_places(garden, keeper, admin, city):
    """In the same buurt all are as near; in another one the true distance of 20 metres is not for others."""
    edge = 233_490.0, 583_000.0
    one = make_asset(keeper, name="Zangkoor De Brug", where=Where(location=edge), precision=Precision.BUURT)
    two = make_asset(
        keeper,
        name="Zangkoor de Brug",
        where=Where(location=(edge[0] + 20, edge[1])),
        precision=Precision.BUURT,
    )
    find_duplicates()

    assert {one.id, two.id} in pairs(keeper)
    assert pairs(admin) == []


def test_what_is_something_else_or_tied_is_not_asked_again(garden, twin, keeper, browse, db):
    find_duplicates()
    answer = post(
        browse(keeper),
        f"/buurtkrachten/{garden.id}/vergelijk/{twin.id}",
        {"answer": "different", "back": "list"},
    )
    assert answer.location == "/beheer/dubbel"
    assert pairs(keeper) == []
    assert db.session.scalar(select(NotDuplicate.low_id)) == garden.id
    third = make_asset(keeper, name="Kromme Bed", where=Where(location=HERE))
    relate(from_id=third.id, to_id=garden.id, kind=RelationType.PART_OF, viewer=keeper)
    find_duplicates()
    assert {third.id, garden.id} not in pairs(keeper)


def test_from_the_form_to_one_record_and_back(garden, twin, keeper, browse, db):
    browser = browse(keeper)
    address = f"/buurtkrachten/{garden.id}/voeg-samen/{twin.id}"
    compared = browser.get(f"/buurtkrachten/{garden.id}/vergelijk/{twin.id}").text
    assert address in compared
    assert "data-answer" in compared
    form = browser.get(address).text
    assert 'name="choice-tags" value="both" checked' in form
    assert 'name="choice-summary" value="gone" checked' in form
    assert 'name="choice-name" value="kept" checked' in form

    old = post(browser, address, {"kept": 7, "gone": 1})
    assert (old.status_code, "intussen veranderd" in old.text) == (422, True)
    done = post(browser, address, {"kept": 1, "gone": 1, "choice-summary": "gone", "choice-tags": "both"})
    assert done.location == f"/buurtkrachten/{garden.id}"
    led = browser.get(f"/buurtkrachten/{twin.id}/geschiedenis?page=1")
    assert (led.status_code, led.location) == (302, f"/buurtkrachten/{garden.id}/geschiedenis?page=1")
    api = browser.get(f"/api/v1/assets/{twin.id}")
    assert (api.status_code, api.location) == (302, f"/api/v1/assets/{garden.id}")
    assert browser.get(api.location).json["properties"]["summary"] == "Samen groente telen."
    assert "Bekijk of draai terug" in browser.get(f"/buurtkrachten/{garden.id}").text
    assert "<strong>Samengevoegd</strong>" in browser.get(f"/buurtkrachten/{garden.id}/geschiedenis").text

    made = db.session.scalars(select(Merge.id)).one()
    back = f"/buurtkrachten/{garden.id}/samengevoegd/{made}"
    assert back in browser.get(f"/buurtkrachten/{garden.id}/samengevoegd").text
    assert post(browser, back).location == f"/buurtkrachten/{garden.id}"
    assert browser.get(f"/buurtkrachten/{twin.id}").status_code == 200
    assert db.session.get_one(Asset, twin.id).removed_at is None


def test_who_may_not_merge_is_told_to_talk(garden, keeper, other, browse):
    theirs = make_asset(other, name="Kromme Bed", where=Where(location=(232_750.0, 581_000.0)))
    browser = browse(keeper)

    assert (
        "Overleg met het andere team" in browser.get(f"/buurtkrachten/{garden.id}/vergelijk/{theirs.id}").text
    )
    address = f"/buurtkrachten/{garden.id}/voeg-samen/{theirs.id}"
    assert browser.get(address).status_code == 403
    assert post(browser, address, {"kept": 1, "gone": 1}).status_code == 403


def test_an_administrator_is_not_told_true_places(keeper, admin, browse):
    one, two = (
        make_asset(
            keeper,
            name=f"Zangkoor {name}",
            where=Where(location=place, place_note=f"Geheimstraat {number}"),
        )
        for number, (name, place) in enumerate((("De Brug", HERE), ("de brug", EAST)), start=1)
    )
    page = browse(admin).get(f"/buurtkrachten/{one.id}/voeg-samen/{two.id}").text

    assert "Een plek in Hamrik" in page
    assert "Geheimstraat" not in page
    assert "232750" not in page


def test_looking_anew_is_a_job_that_an_administrator_asks_for(garden, keeper, admin, browse, db):
    assert "Er is nog niet gezocht" in browse(admin).get("/beheer/dubbel").text
    assert post(browse(keeper), "/beheer/dubbel").status_code == 403
    assert post(browse(admin), "/beheer/dubbel").location == "/beheer/dubbel"
    assert db.session.scalars(select(Job.kind)).all() == ["duplicates"]
    assert "Er wordt nu gezocht" in browse(admin).get("/beheer/dubbel").text


def test_the_page_of_what_was_merged_is_for_who_may_take_it_back(garden, twin, keeper, other, browse):
    made_one(garden, twin, keeper)

    assert "kromme bed" in browse(keeper).get(f"/buurtkrachten/{garden.id}/samengevoegd").text
    assert "Hier is niets samengevoegd" in browse(other).get(f"/buurtkrachten/{garden.id}/samengevoegd").text
