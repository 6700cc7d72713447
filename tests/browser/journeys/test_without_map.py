"""Scenario A9: the whole of A1 by keyboard, with an address or a buurt, and without JavaScript."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.steps import new_name, rows, save, saved_id, tab_to
from tests.browser.town import SANNE


def choose(page: Page, name: str, value: str) -> None:
    """Reach a radio or checkbox by Tab and switch it on with the space bar."""
    tab_to(page, page.locator(f"[name={name}][value={value}]").first)
    page.keyboard.press("Space")


def press(page: Page, name: str) -> None:
    """Reach a button by Tab and press Enter."""
    tab_to(page, page.get_by_role("button", name=name, exact=True))
    page.keyboard.press("Enter")


def test_by_keyboard_alone_with_an_address(desk, addresses):
    name = new_name("Schaakclub")
    desk.goto("/start")
    tab_to(desk, desk.get_by_role("banner").get_by_role("link", name="Op de kaart"))
    desk.keyboard.press("Enter")
    expect(desk.get_by_label("Hoe heet het?")).to_be_focused()
    desk.keyboard.type(name)
    choose(desk, "kind", "initiative")
    tab_to(desk, desk.get_by_text("Meer thema's"))
    desk.keyboard.press("Enter")
    choose(desk, "themes", "groen-en-duurzaam")
    choose(desk, "known_from", "seen")
    press(desk, "Verander")
    tab_to(desk, desk.locator("[name=place]:checked"))
    for _ in range(3):  # from "De hele buurt" up to "Adres of postcode"
        if not desk.locator("[name=place][value=address]").is_checked():
            desk.keyboard.press("ArrowUp")
    tab_to(desk, desk.get_by_label("Adres of postcode", exact=True).and_(desk.locator("[type=text]")))
    desk.keyboard.type("9731AB 12")
    press(desk, "Bewaren")

    saved_id(desk)
    expect(desk.locator("main")).to_contain_text("Hamrik")
    expect(desk.get_by_role("heading", level=1)).to_be_focused()
    tab_to(desk, desk.get_by_role("link", name="Naar de kaart"))
    desk.keyboard.press("Enter")
    card = desk.locator("#card")
    expect(card.get_by_role("heading", name=name)).to_be_visible()
    tab_to(desk, card.get_by_role("link", name="Open pagina"))
    desk.keyboard.press("Enter")
    expect(desk.locator("main")).to_contain_text("Vijverlaan 12, 9731AB Groningen")


def test_without_a_script_with_a_buurt(visit):
    page, name = visit("phone", SANNE, java_script_enabled=False), new_name("Repaircafé")
    page.goto("/start")
    page.get_by_role("navigation", name="Snel naar").get_by_role("link", name="Op de kaart").click()
    page.get_by_label("Hoe heet het?").fill(name)
    page.get_by_role("button", name="Bewaren", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Nog 3 dingen:")
    expect(page.get_by_label("Hoe heet het?")).to_have_value(name)

    page.locator("label.tile", has_text="Initiatief").click()
    page.get_by_text("Meer thema's").click()
    page.locator("label.chip", has_text="Groen en duurzaam").click()
    page.locator("label", has_text="Gehoord van iemand").click()
    page.get_by_label("De hele buurt").check()
    page.get_by_label("Welke buurt?").select_option("BU00140001")
    asset_id = save(page)

    page.get_by_role("link", name="Overslaan").click()
    page.get_by_role("button", name="Bewoners zelf").click()
    expect(page.get_by_role("button", name="Bewoners zelf")).to_be_hidden()
    page.goto(f"/lijst?q={name}")
    expect(rows(page)).to_have_text([name])
    page.goto(f"/buurtkrachten/{asset_id}")
    expect(page.locator("main")).to_contain_text("De Wierde")
    expect(page.locator("main")).to_contain_text("Bewoners zelf")
