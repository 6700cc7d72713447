"""A list at the desk: what it would become stands on a map, at both widths, and is read in with a tap."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from geodata.crs import to_wgs84
from tests.browser.axe import violations
from tests.browser.town import ADMIN
from tests.unit.importers.assets.making import xlsx


def place(rd_x: float, rd_y: float) -> tuple[float, float]:
    lon, lat = to_wgs84(rd_x, rd_y)
    return round(float(lon), 6), round(float(lat), 6)


@pytest.fixture
def book() -> bytes:
    rows = [
        ("Sociale kaart 2026",),
        ("Naam", "Soort", "Thema", "Doelgroep", "lon", "lat", "Telefoon"),
        ("Leeskring van de desk", "kwakel", "lezen", "senioren", *place(232_600, 583_000), "050 1234567"),
        ("Fietsclub van de desk", "initiatief", "sport", "iedereen", *place(232_900, 583_100), ""),
        ("Omgekeerde kring", "plek", "eten", "jongeren", *reversed(place(232_800, 583_050)), ""),
        ("Ver weg", "plek", "eten", "jongeren", 5.12, 52.09, ""),
    ]
    return xlsx({"Lijst": rows, "Oud": rows[1:]})


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_a_list_is_sent_corrected_seen_on_the_map_and_read_in(visit, book, width):
    page = visit(width, ADMIN)
    page.goto("/import")
    page.get_by_label("Bestand").set_input_files({"name": "lijst.xlsx", "mimeType": "x/y", "buffer": book})
    page.get_by_label("Naam van de bron").fill(f"desk_{width}")
    page.get_by_role("button", name="Probeer eerst").click()
    expect(page.get_by_text("Excel", exact=True)).to_be_visible()
    page.get_by_role("button", name="Draai om").click()
    expect(page.get_by_text("Omgedraaid.")).to_be_visible()
    page.get_by_label("Soort bij kwakel").select_option("Groep of netwerk")
    page.get_by_role("button", name="Probeer met deze woorden").click()
    expect(page.get_by_text("1 keer · zo gekozen")).to_be_visible()
    expect(
        page.locator(".trial-map .leaflet-marker-icon, .then-map .leaflet-marker-icon").first
    ).to_be_visible()
    assert not violations(page)
    page.get_by_role("button", name="Lees dit in").click()
    expect(page.get_by_text("Ingelezen.")).to_be_visible()
    page.get_by_role("button", name="Draai dit terug").click()
    expect(page.get_by_text("Teruggedraaid: 3 weg")).to_be_visible()


def test_the_desk_works_without_javascript(visit, book):
    page = visit("phone", ADMIN, java_script_enabled=False)
    page.goto("/import")
    page.get_by_label("Bestand").set_input_files({"name": "lijst.xlsx", "mimeType": "x/y", "buffer": book})
    page.get_by_label("Naam van de bron").fill("zonder_script")
    page.get_by_role("button", name="Probeer eerst").click()
    page.get_by_text("Dezelfde lijst in woorden").click()
    expect(page.get_by_text("Leeskring van de desk: nieuw")).to_be_visible()
    expect(page.get_by_text("Ver weg: niet ingelezen")).to_be_visible()
