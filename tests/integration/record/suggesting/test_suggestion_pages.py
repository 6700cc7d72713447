"""The pages of a suggestion: the form for who may not change it, the answer, and what the maker reads."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from app import clock
from app.models.people import Team
from app.models.record import Suggestion, Visibility
from app.queries.record.suggesting.one import one_suggestion
from app.services.record.content import Where
from app.web.record.suggesting.rows import rows_of
from geodata.crs import to_wgs84
from tests.browsing import another
from tests.factories.meeting import change
from tests.factories.people import make_user, post, sign_in
from tests.factories.record import make_asset
from tests.integration.record.editing.filling import CONTACT, form
from tests.integration.record.suggesting.test_deciding import propose
from tests.statements import statements_of

PLACE = {"location": (233_140.0, 583_271.0), "place_note": "Kanariestraat 12"}


@pytest.fixture
def asset(keeper):
    return make_asset(keeper, summary="Elke dinsdag.", where=Where(**PLACE))


def browser_of(app, db, viewer):
    made = another(app)
    user = make_user(team=db.session.get_one(Team, viewer.team_id))
    sign_in(made, user)
    return made


@pytest.fixture
def outside(app, db, other):
    return browser_of(app, db, other)


@pytest.fixture
def inside(app, db, keeper):
    return browser_of(app, db, keeper)


def send(browser, asset, **over):
    told = form(asset, summary=asset.summary, client_key=str(uuid4())) | over
    return post(browser, f"/buurtkrachten/{asset.id}/voorstel", told)


def test_who_may_not_change_a_record_suggests_with_the_same_form_and_learns_no_more_by_it(
    db, asset, outside, inside
):
    page = outside.get(f"/buurtkrachten/{asset.id}").text
    assert "Stel een verandering voor" in page
    opened = outside.get(f"/buurtkrachten/{asset.id}/voorstel").text
    assert 'value="Wandelgroep bij de vijver"' in opened
    for private in ("Kanariestraat", "Via wie kom je binnen?", "Notitie", "Leg of stop een verbinding"):
        assert private not in opened

    answer = send(outside, asset, cost="free", remark="De fontein is stuk.", **CONTACT)
    assert answer.status_code == 302
    made = db.session.scalars(select(Suggestion)).one()
    assert {one.field: one.value for one in made.fields} == {"cost": "free", "remark": "De fontein is stuk."}
    assert asset.version == 1
    assert "Team Hamrik ziet je voorstel" in outside.get(answer.location).text
    seen = inside.get(f"/buurtkrachten/{asset.id}").text
    assert "Team Laanzicht stelt een verandering voor:" in seen
    assert "Opmerking, Kosten" in seen


def test_who_keeps_it_is_led_to_changing_it_herself(asset, inside):
    answer = inside.get(f"/buurtkrachten/{asset.id}/voorstel")
    assert answer.location.endswith("/wijzig")
    assert "Stel een verandering voor" not in inside.get(f"/buurtkrachten/{asset.id}").text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Je veranderde nog niets."),
        ({"name": "A", "remark": "Blijft staan."}, "Gebruik minstens 3 letters"),
        ({"capacity": "veel", "remark": "Blijft staan."}, "Vul een heel getal in"),
    ],
)
def test_what_is_wrong_in_a_suggestion_is_said_in_the_form_and_nothing_typed_is_lost(
    asset, outside, typed, sentence
):
    answer = send(outside, asset, **typed)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert typed.get("remark", "") in answer.text


def test_the_keepers_decide_per_field_with_a_word_back_that_the_maker_reads_until_she_puts_it_away(
    db, asset, outside, inside
):
    send(outside, asset, cost="free", name="Wandelgroep Zuid")
    made = db.session.scalars(select(Suggestion)).one()
    address = f"/voorstellen/{made.id}"
    for page in ("/voorstellen", "/start", f"/teams/{asset.steward_id}"):
        assert "voorstel" in inside.get(page).text
    assert address in inside.get("/start").text
    assert "Gratis" in inside.get(address).text

    answers = {"version": 1, "answer-cost": "yes", "answer-name": "no", "word-name": "Zo heten ze niet."}
    assert post(inside, address, answers).status_code == 302

    db.session.refresh(asset)
    assert (asset.name, asset.cost) == ("Wandelgroep bij de vijver", "free")
    assert "Geen voorstellen van andere teams." in inside.get("/voorstellen").text
    for page in ("/voorstellen", "/start"):
        told = outside.get(page).text
        assert "Naam: niet overgenomen (‘Zo heten ze niet.’). Kosten: overgenomen." in told
    assert "‘Zo heten ze niet.’" in outside.get(address).text
    told = outside.get(f"/buurtkrachten/{asset.id}/geschiedenis").text
    assert "<strong>Veranderd</strong> door Team Hamrik, op voorstel van Team Laanzicht:" in told
    assert post(outside, f"{address}/weg", {"what": "put_away", "from": "start"}).location == "/start"
    for page in ("/voorstellen", "/start"):
        assert "overgenomen" not in outside.get(page).text


def test_pressing_twice_says_that_it_was_decided_already(db, asset, other, inside):
    made = propose(asset, other, name="Wandelgroep Zuid")
    answers = {"version": 1, "answer-name": "yes"}
    post(inside, f"/voorstellen/{made.id}", answers)
    again = post(inside, f"/voorstellen/{made.id}", answers)

    assert "Over Naam is net al beslist." in inside.get(again.location).text
    db.session.refresh(asset)
    assert asset.version == 2


def test_what_a_colleague_changed_meanwhile_is_shown_and_asked_again_with_the_word_kept(
    asset, keeper, other, inside
):
    made = propose(asset, other, name="Wandelgroep Zuid")
    change(asset, keeper, name="Wandelgroep Noord")
    assert "Dit is intussen veranderd." in inside.get(f"/voorstellen/{made.id}").text

    answers = {"version": 1, "answer-name": "yes", "word-name": "Mooi zo."}
    asked = post(inside, f"/voorstellen/{made.id}", answers)

    assert asked.status_code == 409
    assert "Terwijl jij keek, veranderde Team Hamrik dit ook." in asked.text
    assert 'value="Mooi zo."' in asked.text
    assert 'value="yes" checked' not in asked.text
    assert asset.name == "Wandelgroep Noord"


def test_a_word_without_a_choice_and_no_choice_at_all_are_asked_for(asset, other, inside):
    made = propose(asset, other, name="Wandelgroep Zuid")
    for answers, sentence in (
        ({"word-name": "Mooi zo."}, "ook wat jullie doen."),
        ({}, "Kies bij minstens 1 ding wat jullie doen."),
        ({"answer-name": "yes", "word-name": "x" * 301}, "Gebruik hoogstens 300 tekens."),
    ):
        answer = post(inside, f"/voorstellen/{made.id}", {"version": 1, **answers})
        assert answer.status_code == 422
        assert sentence in answer.text


def test_the_place_of_a_record_is_shown_to_its_keepers_only(app, db, asset, outside, inside):
    send(outside, asset, place="area", area="BU00140001")
    made = db.session.scalars(select(Suggestion)).one()

    assert "Kanariestraat" in inside.get(f"/voorstellen/{made.id}").text
    own = outside.get(f"/voorstellen/{made.id}").text
    assert "Kanariestraat" not in own
    assert "Een andere plek, of voor andere buurten." in own


def test_whoever_guesses_the_place_is_not_told_that_she_is_right(keeper, outside):
    asset = make_asset(keeper, where=Where(location=PLACE["location"]))
    lon, lat = to_wgs84(*PLACE["location"])
    guess = {"place": "point", "lon": f"{lon:.7f}", "lat": f"{lat:.7f}"}

    assert send(outside, asset, **guess).status_code == 302


def test_whoever_suggests_reads_nothing_of_when_she_did_not_see_the_record(db, keeper, outside):
    asset = make_asset(keeper, name="Kanariegroep", visibility=Visibility.TEAM)
    change(asset, keeper, name="Wandelgroep", visibility=Visibility.ORGANISATION)

    assert send(outside, asset, version=1, name="Wandelgroep Zuid").status_code == 302
    made = db.session.scalars(select(Suggestion)).one()
    for page in (f"/voorstellen/{made.id}", f"/buurtkrachten/{asset.id}/voorstel", "/voorstellen"):
        assert "Kanariegroep" not in outside.get(page).text
    assert post(outside, f"/voorstellen/{made.id}", {"answer-name": "yes"}).status_code == 403


def test_many_suggested_fields_ask_no_more_of_the_database_than_one(db, asset, other, keeper):
    counts = []
    for choices in ({"name": "Breitafel"}, {"name": "Breicafé", "summary": "Op maandag.", "tags": ("wol",)}):
        one = one_suggestion(propose(asset, other, **choices).id, keeper)
        counts.append(len(statements_of(db, lambda one=one: rows_of(one))))

    assert counts == [2, 2]


def test_the_same_choices_in_another_order_are_no_change(db, keeper, outside):
    asset = make_asset(keeper, offers=("knowledge", "hands"))

    answer = send(outside, asset, offers=["hands", "knowledge"])
    assert "Je veranderde nog niets." in answer.text
    assert send(outside, asset, offers=["hands", "space", "knowledge"]).status_code == 302
    made = db.session.scalars(select(Suggestion)).one()
    assert made.fields[0].value == ["knowledge", "hands", "space"]


def test_a_suggestion_is_for_its_maker_and_for_who_keeps_the_record(app, db, asset, keeper, other, outside):
    made = propose(asset, keeper, name="Wandelgroep Zuid")
    assert outside.get(f"/voorstellen/{made.id}").status_code == 404
    assert post(outside, f"/voorstellen/{made.id}", {"answer-name": "yes"}).status_code == 404
    assert post(outside, f"/voorstellen/{made.id}/weg", {"what": "withdraw"}).status_code == 404


def test_who_no_longer_sees_the_record_reads_the_answer_without_its_name(db, asset, keeper, outside, inside):
    send(outside, asset, name="Wandelgroep Zuid")
    made = db.session.scalars(select(Suggestion)).one()
    post(inside, f"/voorstellen/{made.id}", {"version": 1, "answer-name": "yes"})
    change(asset, keeper, visibility=Visibility.TEAM)

    for page in (outside.get("/voorstellen").text, outside.get(f"/voorstellen/{made.id}").text):
        assert "Iets dat je nu niet meer ziet" in page
        assert "Wandelgroep" not in page
    assert "Overgenomen." in outside.get(f"/voorstellen/{made.id}").text


def test_that_the_team_of_the_maker_stopped_is_told_and_its_suggestion_stands(db, asset, other, inside):
    made = propose(asset, other, name="Wandelgroep Zuid")
    db.session.get_one(Team, other.team_id).until = clock.today() - timedelta(days=1)
    db.session.flush()

    page = inside.get(f"/voorstellen/{made.id}").text
    assert "Dat team stopte gisteren." in page
    assert post(inside, f"/voorstellen/{made.id}", {"version": 1, "answer-name": "yes"}).status_code == 302


def test_a_suggestion_that_was_taken_back_asks_nothing_any_more(db, asset, outside, inside):
    send(outside, asset, name="Wandelgroep Zuid")
    made = db.session.scalars(select(Suggestion)).one()
    answer = post(outside, f"/voorstellen/{made.id}/weg", {"what": "withdraw"})
    assert "Teruggetrokken." in outside.get(answer.location).text
    page = inside.get(f"/voorstellen/{made.id}").text
    assert "Dit voorstel is teruggetrokken." in page
    assert "Bewaar wat jullie" not in page
