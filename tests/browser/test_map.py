"""The map: areas below and pins above, one choice with the list, an address that holds it all."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from geodata.crs import to_wgs84
from tests.browser.axe import violations
from tests.browser.town import HOSTILE, NEIGHBOUR, SANNE

LON, LAT = (float(number) for number in to_wgs84(232_750.0, 583_000.0))
"""The middle of Hamrik, where Team Hamrik keeps most of what the small city has."""
NEAR = f"/?view={LAT:.5f},{LON:.5f},16"
WHOLE = f"/?view={LAT:.5f},{LON:.5f},12"
WALK = "Wandelgroep bij de vijver"


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator(".result-row, .area-row").first).to_be_visible()
    return page


@pytest.fixture
def desk(visit):
    return visit("desk", SANNE)


@pytest.fixture
def phone(visit):
    return visit("phone", SANNE)


def row(page: Page, name: str):
    return page.locator(".result-row", has=page.get_by_role("link", name=name, exact=True))


def card(page: Page):
    return page.locator("#card")


def test_near_by_there_are_pins_and_the_same_records_as_rows(desk):
    opened(desk, NEAR)

    expect(desk.locator(".pin-marker").first).to_be_visible()
    expect(row(desk, WALK)).to_be_visible()
    expect(desk.locator("#legend-pins")).to_be_visible()
    expect(desk.locator("#legend-areas")).to_be_hidden()


def test_from_afar_there_are_areas_by_name_with_their_counts(desk):
    opened(desk, WHOLE)

    names = desk.locator(".area-row a").all_inner_texts()
    assert names == ["Noorderham", "Zuiderlaan"]
    expect(desk.locator(".pin-marker")).to_have_count(0)
    expect(desk.locator(".count-pill")).to_have_count(2)
    expect(desk.locator("#legend-areas")).to_contain_text("Per 1.000 bewoners")
    expect(desk.locator("#legend-areas")).to_contain_text("te weinig bewoners")


def test_a_place_with_few_inhabitants_gets_no_rate(desk):
    opened(desk, f"/?view={LAT:.5f},{LON:.5f},13")

    expect(desk.locator(".area-row", has_text="'t Zuiderveld")).to_contain_text("te weinig bewoners")
    expect(desk.locator(".area--none")).to_have_count(2)


def test_choosing_an_area_goes_nearer_until_there_are_pins(desk):
    desk.set_viewport_size({"width": 1000, "height": 600})
    opened(desk, WHOLE)
    desk.get_by_role("link", name="Noorderham").click()
    desk.get_by_role("link", name="Hamrik", exact=True).click()

    expect(desk.locator(".pin-marker").first).to_be_visible()
    expect(row(desk, WALK)).to_be_visible()


def test_a_row_opens_the_card_and_lifts_its_pin(desk):
    opened(desk, NEAR)
    desk.get_by_role("link", name=WALK).click()

    expect(card(desk).get_by_role("heading", name=WALK)).to_be_focused()
    expect(desk.locator(".pin-label")).to_have_text(WALK)
    expect(row(desk, WALK)).to_have_class(re.compile("result-row--chosen"))
    assert "pick=" in desk.url


def test_a_pin_opens_the_card_and_marks_its_row(desk, town):
    opened(desk, NEAR)
    network = "Netwerk van vrijwilligers " * 4
    desk.locator('.pin-marker[title^="Netwerk"]').click()

    expect(card(desk).locator("h2")).to_contain_text("Netwerk van vrijwilligers")
    expect(desk.locator(f'[data-id="{town.records[network]}"]')).to_have_class(
        re.compile("result-row--chosen")
    )


def test_escape_closes_the_card_and_the_focus_is_back_at_the_row(desk):
    opened(desk, NEAR)
    link = desk.get_by_role("link", name=WALK)
    link.focus()
    desk.keyboard.press("Enter")
    expect(card(desk).get_by_role("heading", name=WALK)).to_be_focused()
    desk.keyboard.press("Escape")

    expect(card(desk)).to_be_empty()
    expect(link).to_be_focused()
    assert "pick=" not in desk.url


def test_the_back_button_closes_the_card(phone):
    opened(phone, NEAR)
    phone.get_by_role("link", name=WALK).tap()
    expect(card(phone).get_by_role("heading", name=WALK)).to_be_visible()
    phone.go_back()

    expect(card(phone)).to_be_empty()
    expect(phone).to_have_url(re.compile(r"/\?view="))


def test_coming_back_from_a_record_finds_the_map_as_it_was_left(desk):
    opened(desk, NEAR)
    desk.get_by_role("link", name=WALK).click()
    card(desk).get_by_role("link", name="Open pagina").click()
    expect(desk.get_by_role("heading", level=1, name=WALK)).to_be_visible()
    desk.go_back()

    expect(card(desk).get_by_role("heading", name=WALK)).to_be_visible()
    expect(desk.locator(".pin-label")).to_have_text(WALK)


def test_an_address_restores_filter_view_and_choice(visit, town):
    pick = town.records["Buurthuis De Wierde"]
    page = opened(visit("desk", NEIGHBOUR), f"{NEAR}&kind=place&pick={pick}")

    expect(card(page).get_by_role("heading", name="Buurthuis De Wierde")).to_be_visible()
    expect(page.locator(".result-row")).to_have_count(1)
    expect(page.get_by_role("checkbox", name="Plek")).to_be_checked()
    expect(page.get_by_role("checkbox", name="Netwerk")).not_to_be_checked()
    assert "16" in page.url
    assert f"pick={pick}" in page.url


def test_a_choice_applies_to_list_and_pins_without_reloading(desk):
    opened(desk, NEAR)
    desk.evaluate("window.stayed = true")
    for name in ("Initiatief", "Netwerk", "Oplossing", "Organisatie"):
        desk.get_by_role("checkbox", name=name).uncheck()

    expect(desk.locator(".result-row")).to_have_count(1)
    expect(desk.locator(".pin-marker")).to_have_count(1)
    expect(desk).to_have_url(re.compile("kind=place"))
    assert desk.get_by_role("link", name="Lijst").get_attribute("href").endswith("?kind=place")
    assert desk.evaluate("window.stayed")


def test_a_chip_takes_its_choice_back(desk):
    opened(desk, NEAR)
    desk.locator("summary", has_text="Thema").click()
    desk.get_by_role("checkbox", name="Zelforganisatie en zeggenschap").check()
    expect(desk.locator(".results-head")).to_contain_text("0 buurtkrachten")
    desk.keyboard.press("Escape")
    desk.locator("[data-chosen]").get_by_role("link", name="Zelforganisatie en zeggenschap").click()

    expect(row(desk, WALK)).to_be_visible()
    expect(desk.get_by_role("link", name="Wis alle keuzes")).to_be_hidden()


def test_searching_follows_the_typing(desk):
    opened(desk, NEAR)
    desk.get_by_role("searchbox").fill("buurthuis")

    expect(desk.locator(".result-row")).to_have_count(1)
    expect(desk).to_have_url(re.compile("q=buurthuis"))


def test_an_empty_place_offers_the_whole_wijk(desk):
    desk.goto(f"{NEAR}&q=bestaatniet")
    expect(desk.locator(".empty")).to_contain_text("Dat betekent niet dat er niets is.")
    desk.get_by_role("link", name="Toon de hele wijk").click()

    expect(desk).to_have_url(re.compile(r"view=[\d.]+,[\d.]+,1[0-4]"))


def test_what_has_no_place_is_counted_and_found_in_the_list(desk):
    opened(desk, NEAR)
    desk.locator(".placeless a").click()

    expect(desk.get_by_role("link", name="Telefooncirkel")).to_be_visible()


def test_a_long_press_offers_to_put_something_there(desk):
    opened(desk, NEAR)
    desk.locator("#map").click(button="right", position={"x": 300, "y": 300})
    desk.get_by_role("link", name="Zet hier iets op de kaart").click()

    expect(desk).to_have_url(re.compile(r"/buurtkrachten/nieuw\?lon=6\.\d+&lat=53\.\d+"))


def test_without_tiles_the_map_goes_on_and_says_so(visit, watches):
    page = visit("desk", SANNE)
    watches[-1].tiles_answer = False
    opened(page, NEAR)

    expect(page.locator(".leaflet-control-attribution")).to_contain_text("Achtergrondkaart niet bereikbaar")
    expect(page.locator(".map--no-tiles .pin-marker").first).to_be_visible()


def test_a_failed_answer_can_be_asked_for_again(visit, watches):
    page = visit("desk", SANNE)
    page.route("**/in-beeld?*", lambda route: route.abort())
    page.goto(NEAR)
    expect(page.locator("#map-hint")).to_contain_text("De kaart laden lukt niet.")
    page.unroute("**/in-beeld?*")
    page.get_by_role("button", name="Probeer opnieuw").click()

    expect(row(page, WALK)).to_be_visible()
    expect(page.locator("#map-hint")).to_be_hidden()


def test_the_map_names_its_sources(desk):
    opened(desk, NEAR)

    expect(desk.locator(".leaflet-control-attribution")).to_contain_text("CBS / Kadaster")


def test_a_hostile_name_is_only_a_name(visit, town):
    page = opened(visit("desk", SANNE), f"/?view={LAT:.5f},{LON:.5f},15&pick={town.records[HOSTILE]}")

    expect(card(page).locator("h2")).to_have_text(HOSTILE)
    expect(page.locator(".pin-label")).to_have_text(HOSTILE)
    assert page.locator("img[src=x]").count() == 0


def test_pins_are_no_stops_on_the_way_of_the_tab_key(desk):
    opened(desk, NEAR)
    expect(desk.locator(".pin-marker").first).to_be_visible()

    assert (
        desk.locator(".leaflet-marker-pane [tabindex='0'], .leaflet-overlay-pane [tabindex='0']").count() == 0
    )


def test_on_the_phone_the_sheet_shows_the_card_and_steps_aside(phone):
    opened(phone, NEAR)
    phone.get_by_role("link", name=WALK).tap()
    expect(card(phone).get_by_role("link", name="Open pagina")).to_be_in_viewport()

    phone.wait_for_function("""() => {
        const bottom = document.querySelector(".pin-label").getBoundingClientRect().bottom;
        return bottom < document.querySelector("[data-sheet]").getBoundingClientRect().top;
    }""")


def test_on_the_phone_the_filters_open_from_a_button(phone):
    opened(phone, NEAR)
    phone.get_by_role("button", name="Filter").tap()
    phone.locator("summary", has_text="Thema").tap()
    phone.locator("label.choice", has_text="Eten en koken").tap()

    expect(phone.get_by_role("button", name="Filter (1)")).to_be_visible()
    expect(phone).to_have_url(re.compile("theme=eten-en-koken"))


@pytest.mark.parametrize("width", ["phone", "desk"])
@pytest.mark.parametrize("address", [NEAR, WHOLE])
def test_nothing_on_the_map_is_in_anybodys_way(visit, town, width, address):
    page = opened(visit(width, SANNE), f"{address}&pick={town.records[WALK]}")
    page.wait_for_load_state("networkidle")

    assert not violations(page)


def test_without_a_script_the_filters_and_the_list_are_the_page(visit):
    page = visit("phone", SANNE, java_script_enabled=False)
    page.goto("/?kind=place")

    expect(page.get_by_role("link", name="Buurthuis De Wierde")).to_be_visible()
    expect(page.locator(".result-row")).to_have_count(1)
    expect(page.get_by_role("button", name="Toon")).to_be_visible()
    page.get_by_role("searchbox").fill("bestaatniet")
    page.get_by_role("button", name="Toon").tap()
    expect(page.locator(".empty")).to_contain_text("Niets gevonden met deze keuzes.")
