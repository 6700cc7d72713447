"""Scenario A10: "waardoor kwam je hierop?" may be skipped, and an answer waits for a second reader."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.steps import new_name, put_on_the_map, rows
from tests.browser.town import COLLEAGUE


def test_a_bijeenkomst_is_named_and_everybody_can_follow_it(phone, visit, town):
    name = new_name("Buurtmaaltijd")
    asset_id = put_on_the_map(phone, name)
    for number in (2, 3):
        phone.get_by_role("link", name="Overslaan").tap()
        phone.wait_for_url(f"**vraag={number}*")
    expect(phone.get_by_text("Waardoor kwam je hierop?")).to_be_visible()
    assert phone.locator("form.claim-question input:checked").count() == 0

    phone.get_by_text("Door de bijeenkomst van").tap()
    phone.get_by_role("button", name="Bewaren").tap()
    expect(phone.get_by_text("Kies hoe groot het verschil was.").first).to_be_visible()
    assert not violations(phone)
    phone.get_by_text("Het hielp mee").tap()
    phone.get_by_role("button", name="Bewaren").tap()
    expect(phone.get_by_text("Een collega leest mee.").first).to_be_visible()

    page = visit("desk", COLLEAGUE)
    page.goto(f"/buurtkrachten/{asset_id}")
    expect(page.get_by_text("Hielp mee · nog niet meegelezen")).to_be_visible()
    page.goto(f"/leergang/bijeenkomsten/{town.examples['session_id']}")
    expect(page.get_by_role("link", name=name)).to_be_visible()
    page.goto("/lijst")
    page.get_by_text("Meer", exact=True).click()
    page.get_by_label("Alles met een verband").check()
    expect(page.get_by_role("link", name="Wandelgroep bij de vijver")).to_have_count(0)
    expect(rows(page).filter(has_text=name)).to_be_visible()


def test_skipping_the_question_leaves_nothing(phone):
    asset_id = put_on_the_map(phone, new_name("Leesclub"))
    for number in (2, 3, 4):
        phone.get_by_role("link", name="Overslaan").or_(phone.get_by_role("button", name="Overslaan")).tap()
        phone.wait_for_url(f"**vraag={number}*")
    expect(phone.get_by_text("Waardoor kwam je hierop?")).to_be_hidden()

    phone.goto(f"/buurtkrachten/{asset_id}")
    expect(phone.get_by_text("nog niet meegelezen")).to_have_count(0)
