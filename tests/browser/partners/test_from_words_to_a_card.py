"""Scenarios A8 and B1: a question in plain words, its chips, who fits and why, and a card to hand over."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.town import SANNE


def test_a_question_becomes_chips_and_hits_and_no_address_holds_it(desk):
    desk.goto("/partners?deur=question")
    field = desk.get_by_label("Vertel het in je eigen woorden")
    field.fill("eten met buren in de buurt Hamrik, maandag")
    field.press("Enter")

    expect(desk.get_by_role("heading", name="mogelijkhe")).to_be_focused()
    assert desk.url.endswith("/partners")
    chips = desk.get_by_role("group", name="Begrepen als")
    expect(chips.get_by_label("Samen eten")).to_be_checked()
    expect(chips.get_by_label("Hamrik")).to_be_checked()
    first = desk.locator("[data-hit]").first
    expect(first.get_by_text("Past omdat:").first).to_be_attached()
    expect(desk.locator(".number-pin").first).to_be_attached()
    assert not violations(desk)

    chips.get_by_label("Maandag").click()
    expect(desk.get_by_role("group", name="Begrepen als").get_by_label("Maandag")).to_have_count(0)
    first = desk.locator("[data-hit]").first
    first.get_by_text("opgebouwd").click()
    expect(first.get_by_text("onderwerp")).to_be_visible()


def test_something_for_a_resident_is_handed_over_on_a_card(phone):
    phone.goto("/start")
    phone.get_by_role("searchbox").fill("samen eten in Hamrik")
    phone.get_by_role("searchbox").press("Enter")

    expect(phone.get_by_role("heading", name="mogelijkhe")).to_be_visible()
    phone.get_by_label("Dagen ook in").select_option("Turks")
    assert not violations(phone)
    with phone.context.expect_page() as opened:
        phone.get_by_role("button", name="Maak kaartje").tap()
    card = opened.value
    expect(card.get_by_role("heading", name="Dit is er bij jou in de buurt")).to_be_visible()
    expect(card.get_by_role("button", name="Print kaartje")).to_be_visible()
    assert not violations(card)


def test_it_works_without_a_script(visit):
    still = visit("phone", SANNE, java_script_enabled=False)
    still.goto("/partners?deur=find")
    still.get_by_label("Wat zoekt iemand, wanneer en waar?").fill("samen eten in Hamrik")
    still.get_by_role("button", name="Zoeken", exact=True).click()

    expect(still.get_by_role("heading", name="mogelijkhe")).to_be_visible()
    expect(still.get_by_label("Samen eten")).to_be_checked()


def test_around_here_is_asked_once_and_stands_in_no_address(visit):
    here = {"longitude": 6.5574, "latitude": 53.2303}
    page = visit("phone", SANNE, geolocation=here, permissions=["geolocation"])
    page.goto("/partners?deur=find")
    page.get_by_label("Wat zoekt iemand, wanneer en waar?").fill("samen eten")
    page.get_by_text("Kies zelf").tap()
    page.get_by_role("button", name="Zoek rond waar ik nu ben").tap()

    expect(page.get_by_label("Rond jouw plek")).to_be_checked()
    assert "lon" not in page.url
