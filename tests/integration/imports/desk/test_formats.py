"""What the desk recognised is on the page, whatever the file is called, and can be said to be otherwise."""

from __future__ import annotations

import json

from tests.factories.people import post
from tests.integration.imports.desk.sending import LIST, counts, facts, send
from tests.unit.importers.assets.making import xlsx

HEADINGS = ("Naam", "Soort", "lat", "lon")
BOOK = {
    "Lijst": [("Stand van oktober",), HEADINGS, ("Eettafel", "initiatief", 53.2195, 6.561)],
    "Oud": [HEADINGS, ("Ruilkast", "initiatief", 53.2196, 6.562), ("Koor", "initiatief", 53.2196, 6.5621)],
    "Leeg": [("Niets",)],
}


def test_a_page_says_how_the_file_was_written(browser):
    page = browser.get(send(browser).location).text
    assert facts(page) == {
        "Soort bestand": "CSV",
        "Tekens": "UTF-8",
        "Tussen de kolommen": "puntkomma",
        "Koppen in rij": "1",
        "Plekken in": "graden (WGS84)",
    }
    windows = LIST.replace(";", "\t").replace("Ver weg", "Café").encode("cp1252")
    page = browser.get(send(browser, windows, name="lijst.xlsx").location).text
    assert facts(page)["Tekens"] == "Windows (cp1252)"
    assert facts(page)["Tussen de kolommen"] == "tab"
    assert "De naam past niet" in page


def test_another_sheet_can_be_read_is_remembered_and_one_without_a_list_changes_nothing(browser):
    at = send(browser, xlsx(BOOK), name="lijst.xlsx").location
    page = browser.get(at).text
    assert (facts(page)["Tabblad of laag"], facts(page)["Koppen in rij"]) == ("Lijst", "2")
    assert counts(page)["nieuw"] == "1"
    assert post(browser, f"{at}/tabblad", {"sheet": "Oud"}).status_code == 302
    assert counts(browser.get(at).text)["nieuw"] == "2"
    again = browser.get(send(browser, xlsx(BOOK), name="lijst.xlsx").location).text
    assert facts(again)["Tabblad of laag"] == "Oud"
    answer = post(browser, f"{at}/tabblad", {"sheet": "Leeg"})
    assert answer.status_code == 302
    page = browser.get(at).text
    assert "geen rij met koppen" in page
    assert facts(page)["Tabblad of laag"] == "Oud"


def test_an_answer_of_overpass_brings_its_own_licence(browser):
    node = {
        "type": "node",
        "id": 1,
        "lat": 53.2195,
        "lon": 6.561,
        "tags": {"amenity": "library", "name": "Lees"},
    }
    page = browser.get(send(browser, json.dumps({"elements": [node]}), name="export.json").location).text
    assert facts(page)["Soort bestand"] == "OpenStreetMap (Overpass)"
    assert facts(page)["Bronvermelding"] == "© OpenStreetMap-bijdragers (ODbL 1.0)"
