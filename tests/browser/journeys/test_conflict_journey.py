"""Scenario A4: two colleagues change one record at a time, and nothing of either is lost."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.steps import new_name, put_on_the_map
from tests.browser.town import COLLEAGUE

MINE, THEIRS = "Elke woensdag soep.", "Elke donderdag pannenkoeken."
SUMMARY = "Vertel het in één of twee zinnen"


def test_the_same_field_shows_both_values_and_another_field_is_merged(phone, visit):
    asset_id = put_on_the_map(phone, new_name("Soepgroep"))
    colleague = visit("desk", COLLEAGUE)
    for page in (phone, colleague):
        page.goto(f"/buurtkrachten/{asset_id}/wijzig")
    colleague.get_by_label(SUMMARY).fill(THEIRS)
    colleague.get_by_label("Zoekwoorden").fill("pannenkoek")
    colleague.get_by_role("button", name="Bewaren").click()
    expect(colleague.get_by_text("Bewaard. Dank je.")).to_be_visible()

    phone.get_by_label(SUMMARY).fill(MINE)
    phone.get_by_role("heading", name="Hoe staat het ervoor").tap()
    phone.get_by_label("Waar lees je meer?").fill("www.soep.example")
    phone.get_by_role("button", name="Bewaren").tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Een collega veranderde dit ook")
    expect(phone.get_by_role("heading", level=1)).to_be_focused()
    question = phone.get_by_role("group", name=SUMMARY)
    for text in (MINE, THEIRS, "Voor die tijd: niet ingevuld"):
        expect(question).to_contain_text(text)
    expect(
        phone.get_by_text("De rest hebben we al samengevoegd: Zoekwoorden, Waar lees je meer.")
    ).to_be_visible()
    assert phone.locator("input:checked").count() == 0

    phone.get_by_role("button", name="Bewaar mijn keuze").tap()
    expect(phone.get_by_role("alert")).to_contain_text(f"Kies bij '{SUMMARY}' welke goed is.")
    assert not violations(phone)
    question.get_by_text(MINE).tap()
    phone.get_by_role("button", name="Bewaar mijn keuze").tap()

    expect(phone.get_by_text("Bewaard. Dank je.")).to_be_visible()
    for text in (MINE, "pannenkoek"):
        expect(phone.locator("main")).to_contain_text(text)
    website = phone.get_by_role("link", name="Waar lees je meer?")
    expect(website).to_have_attribute("href", "https://www.soep.example")
    expect(phone.locator("main")).not_to_contain_text(THEIRS)
