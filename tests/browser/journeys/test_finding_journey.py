"""What somebody looks at can be handed to a colleague, on the map and as a list."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.steps import LAT, LON, rows
from tests.browser.town import COLLEAGUE, SANNE


def state(page):
    return parse_qs(urlsplit(page.url).query)


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_an_address_restores_filter_view_and_choice_for_a_colleague(visit, width, town):
    page = visit(width, SANNE)
    page.goto(f"/?kind=place&buurt=BU00140000&view={LAT:.5f},{LON:.5f},15")
    expect(rows(page)).to_have_text(["Buurthuis De Wierde"])
    page.get_by_role("button", name="Dichterbij").click()
    expect(rows(page)).to_have_text(["Buurthuis De Wierde"])
    rows(page).click()
    expect(page.locator("#card").get_by_role("heading", name="Buurthuis De Wierde")).to_be_visible()
    page.wait_for_load_state("networkidle")
    held = state(page)
    assert held["pick"] == [str(town.records["Buurthuis De Wierde"])]
    assert "view" in held

    other = visit(width, COLLEAGUE)
    other.goto(page.url)
    expect(other.locator("#card").get_by_role("heading", name="Buurthuis De Wierde")).to_be_visible()
    expect(rows(other)).to_have_text(["Buurthuis De Wierde"])
    other.wait_for_load_state("networkidle")
    assert state(other) == held
    checked = other.locator("[data-filters] input[name=kind]:checked")
    assert [box.get_attribute("value") for box in checked.all()] == ["place"]


def test_map_and_list_are_one_selection(desk):
    desk.goto("/?theme=groen-en-duurzaam&buurt=BU00140000")
    expect(rows(desk).first).to_be_visible()
    desk.wait_for_load_state("networkidle")
    on_the_map = sorted(rows(desk).all_inner_texts())
    desk.get_by_role("navigation", name="Weergave").get_by_role("link", name="Lijst").click()

    expect(desk.get_by_role("heading", level=1)).to_have_text("Wat is er in de buurt?")
    assert sorted(rows(desk).all_inner_texts()) == on_the_map


def test_from_the_page_of_a_buurt_the_map_opens_there(desk):
    desk.goto("/buurten/BU00140100")
    desk.get_by_role("link", name="Bekijk op de kaart").click()

    expect(rows(desk)).to_have_text(["Fietsenmaker Laanzicht"])
    expect(desk.locator(".pin-marker")).to_have_count(1)
