"""Zoeken by hand: what is asked leaves nothing behind, chips go off, and what comes of an answer."""

from __future__ import annotations

import logging

import pytest
import time_machine
from sqlalchemy import Text, cast, func, select

from app.database import Base
from app.models.partners import Question
from app.models.record import Aware, Visibility
from app.queries.own_texts import DEFAULTS, HELP_ROUTE
from app.web.partners.finder import page as finder_page
from tests.factories.people import csrf_token, make_user, post, sign_in
from tests.factories.record import make_asset, weekly
from tests.integration.partners.conftest import HAMRIK
from tests.statements import statements_of

QUESTION = "wandelen met ouderen in Hamrik, zwaluwstaartje"
CANARY = "zwaluwstaartje"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-10-01 10:00", tick=False):
        yield


@pytest.fixture
def walk(builder):
    return make_asset(
        builder, name="Wandelgroep", themes=("bewegen-en-sport",), aware=Aware.YES, rhythm=weekly(),
        audiences=("ouderen",), website="https://wandelen.example",
    )  # fmt: skip


def ask(browser, words, **over):
    return post(browser, "/partners", {"q": words, "deur": "question"} | over)


def test_nothing_of_a_question_is_in_an_address_a_table_or_a_log(inside, walk, db, caplog):
    caplog.set_level(logging.DEBUG)
    sent = statements_of(db, lambda: ask(inside, QUESTION))
    answer = ask(inside, QUESTION)

    assert answer.status_code == 200
    assert "Wandelgroep" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert CANARY not in str(answer.headers)
    assert not [
        statement for statement in sent if statement.lower().startswith(("insert", "update", "delete"))
    ]
    assert CANARY not in caplog.text
    for table in Base.metadata.sorted_tables:
        row = func.lower(cast(table.table_valued(), Text))
        assert not db.session.scalar(select(func.count()).select_from(table).where(row.contains(CANARY)))


def test_an_error_report_holds_nothing_of_a_question(inside, walk, app, caplog, monkeypatch):
    def fails(wanted, *_rest, **_more):
        from app.database import database

        database.session.execute(select(cast(str(wanted.words) + CANARY, Text)).where(func.nonsense(CANARY)))

    monkeypatch.setattr(finder_page, "answer", fails)
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    caplog.set_level(logging.DEBUG)
    answer = ask(inside, QUESTION)

    assert answer.status_code == 500
    assert "Unexpected error" in caplog.text
    assert CANARY not in caplog.text
    assert CANARY not in answer.text


def test_what_was_understood_stands_there_as_chips_and_what_was_not_is_told(inside, walk):
    page = ask(inside, QUESTION).text

    for chip in ('name="subjects" value="wandelen" checked', 'name="audiences" value="ouderen" checked',
                 f'name="buurten" value="{HAMRIK}" checked'):  # fmt: skip
        assert chip in page
    assert f"Niet begrepen: <em>‘{CANARY}’</em>" in page
    assert "Je vraag wordt niet bewaard" in page


def test_a_chip_that_is_taken_off_no_longer_counts_as_long_as_the_words_are_the_same(inside, walk):
    kept = {"gelezen": QUESTION, "subjects": "wandelen"}
    page = ask(inside, QUESTION, **kept).text
    assert 'value="wandelen" checked' in page
    assert 'name="audiences" value="ouderen" checked' not in page
    again = ask(inside, QUESTION + " donderdag", **kept).text
    assert 'name="audiences" value="ouderen" checked' in again
    assert 'name="weekdays" value="3" checked' in again


def test_choices_alone_are_a_question_too_and_go_with_the_first_words(inside, walk):
    chosen = {"gelezen": "", "themes": ["bewegen-en-sport"], "distance_m": "2000"}
    assert "Wandelgroep" in ask(inside, "", **chosen).text
    both = ask(inside, "ouderen", **chosen).text
    assert 'name="themes" value="bewegen-en-sport" checked' in both
    assert 'name="audiences" value="ouderen" checked' in both


def test_nonsense_in_a_field_is_left_out_and_never_an_error(inside, walk):
    odd = {"gelezen": "", "themes": "<b>", "weekdays": "9", "months": "x", "on": "2026-13-40"}
    odd |= {"size": "-1", "lon": "nan", "lat": "1e9", "distance_m": "999999999", "zonder": "alles"}
    odd |= {"deur": "achterdeur"}
    answer = post(inside, "/partners", {"q": "wandelen"} | odd)

    assert answer.status_code == 200
    assert "Wandelgroep" in answer.text


def test_words_of_danger_lead_to_help_and_to_nothing_else(inside, walk):
    page = ask(inside, "ze wil niet meer leven en zoekt een wandelgroep").text

    assert "Bel 113 of 0800-0113" in page
    assert "Wandelgroep" not in page
    assert "We zochten niet, en we bewaarden niets." in page


def test_an_administrator_writes_what_helps(inside, app, db, walk, builder):
    from tests.browsing import another

    office = another(app)
    sign_in(office, make_user(roles=["admin"]))
    assert DEFAULTS[HELP_ROUTE].splitlines()[0] in office.get("/beheer/instellingen").text
    address = "/beheer/instellingen/teksten"
    assert post(office, address, {HELP_ROUTE: " "}).status_code == 422
    assert post(office, address, {HELP_ROUTE: "Bel de piket: 050-1234567."}).status_code == 302

    assert "Bel de piket" in ask(inside, "hij wordt geslagen").text
    assert post(inside, address, {HELP_ROUTE: "x"}).status_code == 403


def test_a_name_and_an_address_are_left_out_and_said_to_be_needless(inside, walk):
    page = ask(inside, "mevrouw Jansen van Elzenlaan 12 wil wandelen", deur="find").text

    assert "Je hoeft geen naam of adres te noemen." in page
    assert "Wandelgroep" in page
    assert 'value="jansen"' not in page.lower()


def test_nothing_fits_offers_a_buurtvraag_that_is_only_stored_when_it_is_sent(inside, db):
    page = ask(inside, "moestuin in Hamrik", gelezen="").text
    assert "We weten nu niets dat past." in page
    begun = post(inside, "/vragen/nieuw/van-zoeken", {"q": "moestuin in Hamrik", "deur": "question"})

    assert f'name="buurten" value="{HAMRIK}" checked' in begun.text
    assert begun.headers["Cache-Control"] == "no-store"
    assert 'action="/vragen/nieuw"' in begun.text
    assert db.session.scalar(select(func.count()).select_from(Question)) == 0


def test_a_card_has_what_a_resident_may_have_and_days_in_another_language(inside, builder, walk):
    secret = make_asset(builder, name="Besloten kring", visibility=Visibility.TEAM)
    card = post(inside, "/partners/kaartje", {"op": [walk.id, secret.id, "x"], "taal": "ar"})

    assert "Wandelgroep" in card.text
    assert "Besloten kring" not in card.text
    assert "1 staat er niet op" in card.text
    assert 'lang="ar" dir="rtl">الأربعاء' in card.text
    assert 'src="data:image/svg+xml' in card.text
    assert card.headers["Cache-Control"] == "no-store"


def test_who_may_not_see_questions_finds_no_page(app, db):
    from tests.browsing import another

    guest = another(app)
    sign_in(guest, make_user(roles=["partner"]))
    assert guest.get("/partners").status_code == 403
    assert ask(guest, "wandelen").status_code == 403


def told(browser, **document):
    return browser.post("/api/v1/partners", json=document)


def test_programs_get_the_chips_and_hits_whose_parts_sum_to_their_score(inside, walk):
    answer = told(inside, q=QUESTION, limit=5)
    document = answer.get_json()

    assert answer.headers["Cache-Control"] == "no-store"
    assert document["understood"]["subjects"] == ["wandelen"]
    assert document["unknown"] == [CANARY]
    (hit,) = document["hits"]
    assert hit["name"] == "Wandelgroep"
    assert hit["score"] == pytest.approx(sum(hit["parts"].values()), abs=0.05)
    assert "Voor ouderen" in hit["reasons"]
    assert hit["distance_m"] == 0
    near = told(inside, themes=["bewegen-en-sport"], lon=6.5574, lat=53.2303, distance_m=5000).get_json()
    assert near["total"] == 1


@pytest.mark.parametrize(
    "document",
    [{"q": 3}, {"themes": "x"}, {"limit": 0}, {"limit": True}, {"lon": "6"}, {"nonsense": 1}, [1], None],
)
def test_what_can_not_be_asked_is_refused_with_a_sentence(inside, document):
    answer = inside.post("/api/v1/partners", json=document)

    assert answer.status_code == 400
    assert answer.get_json()["parameters"]


def test_a_form_without_its_token_is_refused_and_the_api_needs_a_session(app, inside, walk):
    from tests.browsing import another

    assert csrf_token(inside)
    assert inside.post("/partners", data={"q": "wandelen"}).status_code == 400
    assert told(another(app), q="wandelen").status_code == 401
