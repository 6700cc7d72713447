"""Mijn keuzes: kept under a name, found again beside map and list, and nobody else's business."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from app.models.people import SavedFilter
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.people import make_team, make_user, post, sign_in


@pytest.fixture
def browser(app, db):
    make_city()
    made = another(app)
    sign_in(made, make_user(team=make_team()))
    return made


def test_a_kept_choice_stands_beside_map_and_list_and_opens_what_was_chosen(browser, db):
    page = browser.get("/mijn-keuzes?keuze=theme%3Deten-en-koken%26day_part%3Devening%26view%3D53,6,12")
    assert "Eten en koken · Avond" in page.text
    kept = post(
        browser, "/mijn-keuzes", {"name": "Avondeten", "keuze": "theme=eten-en-koken&day_part=evening"}
    )

    assert kept.location == "/lijst?theme=eten-en-koken&day_part=evening"
    for address in ("/", "/lijst"):
        assert "Avondeten" in browser.get(address).text


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"name": "Leeg", "keuze": ""}, "Kies eerst iets"),
        ({"name": "Alleen een vak", "keuze": "bbox=6.5,53.2,6.6,53.3"}, "Kies eerst iets"),
        ({"name": "  ", "keuze": "kind=place"}, "Geef de keuze een naam"),
        ({"name": "n" * 61, "keuze": "kind=place"}, "hoogstens 60 tekens"),
        ({"name": "Kapot", "keuze": "kind=maan"}, "Bij ‘kind’ kan dit niet"),
    ],
)
def test_what_can_not_be_kept_is_said(browser, db, form, sentence):
    answer = post(browser, "/mijn-keuzes", form)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert db.session.scalar(select(func.count()).select_from(SavedFilter)) == 0


def test_a_name_stands_once_and_twenty_is_enough(browser):
    assert post(browser, "/mijn-keuzes", {"name": "Een", "keuze": "kind=place"}).status_code == 302
    assert "al een keuze met deze naam" in post(browser, "/mijn-keuzes", {"name": "Een", "keuze": "q=x"}).text
    for number in range(19):
        post(browser, "/mijn-keuzes", {"name": f"Keuze {number}", "keuze": "kind=place"})
    assert "al 20 keuzes" in post(browser, "/mijn-keuzes", {"name": "Te veel", "keuze": "kind=place"}).text


def test_one_is_renamed_taken_away_and_put_back(browser, db):
    post(browser, "/mijn-keuzes", {"name": "Een", "keuze": "kind=place"})
    saved = db.session.scalars(select(SavedFilter)).one()
    post(browser, f"/mijn-keuzes/{saved.id}/naam", {"name": "Twee"})
    db.session.refresh(saved)
    assert saved.name == "Twee"

    gone = post(browser, f"/mijn-keuzes/{saved.id}/weg")
    assert "‘Twee’ is weg." in gone.text
    assert db.session.scalar(select(func.count()).select_from(SavedFilter)) == 0
    post(browser, "/mijn-keuzes", {"name": "Twee", "keuze": "kind=place"})
    assert "Twee" in browser.get("/mijn-keuzes").text


def test_nobody_reaches_what_another_kept(app, browser, db):
    post(browser, "/mijn-keuzes", {"name": "Geheim plan", "keuze": "kind=place"})
    saved = db.session.scalars(select(SavedFilter)).one()
    other = another(app)
    sign_in(other, make_user(team=make_team()))

    assert "Geheim plan" not in other.get("/mijn-keuzes").text
    assert "Geheim plan" not in other.get("/lijst").text
    assert post(other, f"/mijn-keuzes/{saved.id}/naam", {"name": "Van mij"}).status_code == 404
    assert post(other, f"/mijn-keuzes/{saved.id}/weg").status_code == 404


def test_a_choice_that_no_longer_fits_says_so_and_can_be_taken_away(browser, db):
    post(browser, "/mijn-keuzes", {"name": "Oud", "keuze": "kind=place"})
    saved = db.session.scalars(select(SavedFilter)).one()
    saved.query = "soort=weg"
    db.session.flush()
    assert "Deze keuze past niet meer" in browser.get("/mijn-keuzes").text
