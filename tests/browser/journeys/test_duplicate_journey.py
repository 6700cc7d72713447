"""A2: something with nearly the same name stands sixty metres away."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from geodata.crs import to_wgs84
from tests.browser.axe import violations
from tests.browser.steps import answer, saved_id
from tests.browser.town import NEIGHBOUR

NEW = "/buurtkrachten/nieuw"


def cards(page: Page):
    return page.locator("[data-similar-id]")


def types_near_the_pond(page: Page) -> None:
    """On a spot sixty metres from the Wandelgroep, a name with a mistake in it."""
    lon, lat = (float(degrees) for degrees in to_wgs84(232_750 - 60, 583_000))
    page.goto(f"{NEW}?lon={lon}&lat={lat}")
    page.get_by_label("Hoe heet het?").fill("Wandelclub bij de vijver")
    expect(cards(page)).to_have_count(1)


def test_a2_each_of_the_three_answers_does_what_it_says(visit):
    page = visit("phone", NEIGHBOUR)
    types_near_the_pond(page)

    card = cards(page)
    expect(card).to_contain_text("Wandelgroep bij de vijver")
    expect(card).to_contain_text("60 meter hiervandaan")
    expect(card).to_contain_text("Klopte nog vandaag (Team Hamrik)")
    expect(page.locator("[data-similar-status]")).to_have_text("1 lijkt erop. Staat onder dit veld.")
    expect(page.get_by_label("Hoe heet het?")).to_be_focused()
    sizes = {round(button.bounding_box()["width"]) for button in card.get_by_role("button").all()}
    assert len(sizes) == 1
    assert not violations(page)

    page.get_by_role("button", name="Is iets anders").click()
    expect(cards(page)).to_have_count(0)
    expect(page.locator("[data-similar-status]")).to_have_text("Goed. We onthouden dat dit twee dingen zijn.")
    page.get_by_role("button", name="Toch niet").click()
    expect(cards(page)).to_have_count(1)
    page.get_by_role("button", name="Hoort erbij").click()
    answer(page, "Wandelclub bij de vijver")
    page.get_by_role("button", name="Bewaren", exact=True).click()
    saved_id(page)
    page.get_by_role("button", name="Ongedaan maken").click()

    types_near_the_pond(page)
    page.get_by_role("button", name="Dit is 'm").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wandelgroep bij de vijver")
    expect(page.get_by_text("Er is niets dubbel gemaakt.")).to_be_visible()


def test_a2_without_a_script_the_choices_come_at_saving_and_nothing_is_lost(visit):
    page = visit("phone", NEIGHBOUR, java_script_enabled=False)
    page.goto(f"{NEW}?buurt=BU00140000")
    answer(page, "Eettafel Hamrick")
    page.get_by_role("button", name="Bewaren", exact=True).click()

    expect(page.get_by_text(re.compile("Er lijkt al iets te staan met bijna dezelfde naam"))).to_be_visible()
    expect(page.get_by_label("Hoe heet het?")).to_have_value("Eettafel Hamrick")
    expect(page.get_by_role("link", name="Bekijk het")).to_be_visible()
    page.get_by_role("button", name="Is iets anders").click()

    saved_id(page)
    page.get_by_role("button", name="Ongedaan maken").click()
