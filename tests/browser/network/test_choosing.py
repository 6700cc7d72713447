"""Scenario B5: table and picture of a network are one choice; a brug says what falls apart without it."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.steps import tab_to

CHOSEN = """() => {
    const graph = document.querySelector("[data-graph]").graph;
    return graph.nodes(".chosen").map((node) => node.data("name"));
}"""
TAPPED = """() => {
    const graph = document.querySelector("[data-graph]").graph;
    graph.nodes("[name = 'Eettafel Hamrik']").emit("tap");
}"""


def test_what_is_chosen_in_the_table_is_chosen_in_the_picture_and_the_other_way_round(desk):
    desk.goto("/lijst?wijk=WK001400")
    desk.get_by_role("link", name="Netwerk", exact=True).click()
    row = desk.get_by_role("row", name="Buurthuis De Wierde")
    expect(row).to_contain_text("spil")
    expect(desk.locator("[data-graph] canvas").first).to_be_visible()
    assert desk.evaluate(CHOSEN) == []

    choose = row.get_by_role("link", name="Wat als dit stopt?")
    tab_to(desk, choose, most=120)
    desk.keyboard.press("Enter")

    expect(desk.get_by_role("heading", name="Wat als Buurthuis De Wierde stopt?")).to_be_visible()
    expect(desk.get_by_text("Dan valt het netwerk uiteen in 3 delen")).to_be_visible()
    expect(choose).to_be_focused()
    assert desk.evaluate(CHOSEN) == ["Buurthuis De Wierde"]
    assert not violations(desk)

    desk.evaluate(TAPPED)

    expect(desk.get_by_role("heading", name="Wat als Eettafel Hamrik stopt?")).to_be_visible()
    expect(desk.locator("tr.is-chosen")).to_contain_text("Eettafel Hamrik")
    desk.reload()
    expect(desk.get_by_role("heading", name="Wat als Eettafel Hamrik stopt?")).to_be_visible()
    desk.wait_for_function(f"({CHOSEN})().length === 1")
    desk.locator("label.toggle", has_text="Plek").click()
    expect(desk.get_by_role("row", name="Eettafel Hamrik")).to_be_visible()


def test_without_a_script_the_table_says_it_all(visit):
    page = visit("phone", "sanne@voorbeeld.example", java_script_enabled=False)
    page.goto("/netwerk")
    page.get_by_role("row", name="Buurthuis De Wierde").get_by_role("link", name="Wat als dit stopt?").click()

    expect(page.get_by_text("Dan valt het netwerk uiteen in 3 delen")).to_be_visible()
    expect(page.locator("#plaatje")).to_be_hidden()


ON_MAP = """() => [...document.querySelectorAll("[data-network-map] .network-tie.is-chosen")].length"""


def test_the_same_network_lies_on_the_map_and_is_chosen_there_too(visit):
    page = visit("phone", "sanne@voorbeeld.example")
    page.goto("/netwerk?wijk=WK001400")
    page.get_by_role("row", name="Buurthuis De Wierde").get_by_role("link", name="Wat als dit stopt?").click()
    expect(page.get_by_role("heading", name="Wat als Buurthuis De Wierde stopt?")).to_be_visible()

    page.get_by_role("button", name="Op de kaart").tap()

    expect(page.locator("[data-graph]")).to_be_hidden()
    expect(page.locator("[data-network-map] .pin-marker")).to_have_count(4)
    page.wait_for_function(f"({ON_MAP})() === 3")
    assert not violations(page)

    page.locator("[data-network-map] .pin-marker").last.dispatch_event("click")
    expect(page.get_by_role("heading", name="Wat als Buurthuis De Wierde stopt?")).to_be_hidden()
    page.wait_for_function(f"({ON_MAP})() === 1")

    page.get_by_role("button", name="Als plaatje").tap()
    expect(page.locator("[data-graph] canvas").first).to_be_visible()
    expect(page.locator("[data-network-map]")).to_be_hidden()
