"""What list, map and API say about a search: the mended word, the way back, the buurten, the usual order."""

from __future__ import annotations

import pytest
from justhtml import JustHTML

from geodata.crs import to_wgs84
from tests.browsing import another
from tests.factories.people import make_user, sign_in
from tests.factories.record import IN_HAMRIK, make_asset
from tests.statements import statements_of

LON, LAT = to_wgs84(*IN_HAMRIK)
BOX = f"{LON - 0.01:.3f},{LAT - 0.006:.3f},{LON + 0.01:.3f},{LAT + 0.006:.3f}"


@pytest.fixture
def client(app, team):
    made = another(app)
    sign_in(made, make_user(team=team))
    return made


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return JustHTML(answer.text, sanitize=False)


def names(page):
    return [link.to_text().strip() for link in page.query(".result-row .row-link")]


def said(page):
    return " ".join(part.to_text() for part in page.query(".searched")).split()


def orders(page):
    return [link.to_text().strip() for link in page.query(".menu-link[data-sort]")]


def test_the_list_says_what_it_looked_for_and_how_to_look_for_what_was_typed(client, neighbourhood):
    page = read(client, "/lijst?q=moestuim&theme=groen-en-duurzaam")
    link = page.query(".searched a")[0]

    assert " ".join(said(page)) == "We zochten naar ‘moestuin’ . Zoek toch op ‘moestuim’"
    assert names(page)[0] == "Moestuin De Goede Grond"
    assert names(read(client, link.attrs["href"])) == []


def test_the_list_beside_the_map_says_the_same(client, neighbourhood):
    page = read(client, f"/buurtkrachten/in-beeld?q=moestuim&bbox={BOX}")

    assert " ".join(said(page)).startswith("We zochten naar ‘moestuin’")
    assert page.query(".searched a")[0].attrs["href"].startswith("/?q=")
    assert names(page)[0] == "Moestuin De Goede Grond"


def test_a_search_that_is_simply_carried_out_says_nothing(client, neighbourhood):
    assert said(read(client, "/lijst?q=moestuin")) == []


def test_a_list_that_is_searched_stands_in_the_order_of_what_fits_best_unless_asked_otherwise(client, keeper):
    for name in ("Bakclub", "Eten", "Aardappels eten"):
        make_asset(keeper, name=name, summary="Samen eten.")

    assert names(read(client, "/lijst?q=eten")) == ["Eten", "Aardappels eten", "Bakclub"]
    assert names(read(client, "/lijst?q=eten&sort=name")) == ["Aardappels eten", "Bakclub", "Eten"]
    usual = ["Op naam", "Nieuwste eerst", "Langst niet gecheckt"]
    assert orders(read(client, "/lijst?q=eten")) == ["Best passend", *usual]
    assert orders(read(client, "/lijst?sort=best")) == usual


def test_a_buurt_that_is_searched_leads_to_its_page_and_to_what_is_there(client, keeper):
    make_asset(keeper, name="Breitafel")
    page = read(client, "/lijst?q=hamrik")

    assert [link.attrs["href"] for link in page.query(".searched a")] == [
        "/buurten/BU00140000",
        "/lijst?buurt=BU00140000",
    ]
    assert names(page) == ["Breitafel"]


def test_nothing_found_says_so_and_what_to_try(client, neighbourhood):
    assert "Geen treffer voor ‘rolstoelmoestuin’." in read(client, "/lijst?q=rolstoelmoestuin").to_text()
    away = read(client, "/buurtkrachten/in-beeld?q=moestuin&bbox=5.0,52.0,5.1,52.1")
    assert "Geen treffer voor ‘moestuin’ in beeld." in away.to_text()


def test_a_script_in_a_query_is_only_text(client, neighbourhood):
    page = read(client, "/lijst?q=%3Cscript%3Ealert(1)%3C/script%3E%20moestuim")
    assert "alert(1)" not in "".join(script.to_text() for script in page.query("script"))
    assert "‘<script>alert(1)</script> moestuim’" in page.to_text()


def test_another_program_finds_the_same(client, neighbourhood):
    features = client.get("/api/v1/assets?q=moestuim").get_json()["features"]
    found = sorted(feature["properties"]["name"] for feature in features)
    assert found == sorted(names(read(client, "/lijst?q=moestuim"))) != []


def test_a_query_is_understood_once_for_a_page(client, db, neighbourhood):
    sent = statements_of(db, lambda: client.get("/lijst?q=moestuim"))
    assert len([statement for statement in sent if "word_query" in statement]) <= 3


def test_a_search_that_finds_a_great_deal_counts_so_far_and_still_puts_the_best_first(
    client, keeper, monkeypatch
):
    monkeypatch.setattr("app.queries.record.search.capping.MOST_COUNTED", 3)
    monkeypatch.setattr("app.queries.record.assets.MOST_COUNTED", 3)
    for number in range(5):
        make_asset(keeper, name=f"Bakclub {number}", summary="Samen soep eten.")
    for name in ("Lekker soep", "Soep", "Soepclub"):
        make_asset(keeper, name=name)
    page = read(client, "/lijst?q=soep")

    assert page.query(".results-head strong")[0].to_text().strip() == "meer dan 3 buurtkrachten"
    assert names(page)[:3] == ["Soep", "Soepclub", "Lekker soep"]
