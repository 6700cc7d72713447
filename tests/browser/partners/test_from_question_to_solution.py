"""Scenario B7: a buurtvraag becomes a solution that tells its story; and the screen of the team room."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.steps import theme
from tests.browser.town import SANNE


def ask_one(page, title):
    page.goto("/vragen/nieuw")
    page.get_by_label("Wat zoeken of missen mensen hier?").fill(title)
    theme(page, "Eten en koken").click()
    page.get_by_role("group", name="In welke buurten?").get_by_label("Hamrik").check()
    needs = page.get_by_role("group", name="Wat is er nodig?")
    needs.get_by_label("Ruimte").check()
    needs.get_by_label("Mensen die meehelpen").check()
    page.get_by_role("button", name="Bewaren").click()


def test_a_question_becomes_a_solution_with_its_partners(desk):
    ask_one(desk, "Er is geen plek om samen te koken")
    desk.get_by_role("link", name="Maak er een oplossing van").click()
    desk.get_by_label("Hoe heet het?").fill("Pan op Tafel")
    desk.get_by_label("Zoek een partner op naam").fill("wierde")
    desk.keyboard.press("Enter")
    desk.get_by_role("button", name="Voeg Buurthuis De Wierde toe").click()

    partner = desk.get_by_role("group", name="Buurthuis De Wierde")
    expect(partner).to_be_visible()
    desk.wait_for_load_state("load")
    expect(desk.get_by_label("Hoe heet het?")).to_have_value("Pan op Tafel")
    partner.get_by_label("Ruimte").check()
    expect(desk.get_by_text("Gedekt: ruimte.")).to_be_visible()
    expect(desk.get_by_text("Nog nodig: mensen die meehelpen.")).to_be_visible()
    assert not violations(desk)
    desk.get_by_label("Waar is het?").select_option(label="Buurthuis De Wierde")
    desk.get_by_label("Hoe vaak?").select_option(label="Elke week")
    desk.get_by_label("donderdag").check()
    desk.get_by_role("group", name="Moment 1").get_by_label("Van", exact=True).fill("17:00")
    desk.get_by_label("Begint net").check()
    desk.locator(".form-actions").get_by_role("button", name="Bewaren").click()

    expect(desk.get_by_role("heading", name="Het staat op de kaart. Dank je.")).to_be_visible()
    desk.get_by_role("link", name="Pan op Tafel").click()
    story = desk.get_by_role("region", name="Van vraag naar oplossing")
    expect(story.get_by_role("link", name="Er is geen plek om samen te koken")).to_be_visible()
    expect(story.get_by_text("Buurthuis De Wierde: ruimte")).to_be_visible()
    expect(story.get_by_text("Nog niet verteld.")).to_be_visible()
    expect(desk.get_by_role("link", name="Zet in je agenda")).to_be_visible()
    assert not violations(desk)
    story.get_by_role("link", name="Er is geen plek om samen te koken").click()
    expect(desk.get_by_text("Dit gaan we doen:")).to_be_visible()


def test_arrow_keys_turn_the_sheets_in_the_room_of_the_team_and_it_turns_itself_only_when_asked(visit):
    screen = visit("desk", SANNE)
    screen.goto("/teamkamer")
    heading = screen.get_by_role("heading", level=1)
    expect(heading).to_have_text("Nieuw op de kaart")
    assert not violations(screen)
    for words in ("Dit horen we vaker", "Deze week", "Klopt dit nog?", "Nieuw op de kaart"):
        screen.keyboard.press("ArrowRight")
        expect(heading).to_have_text(words)
    screen.keyboard.press("ArrowLeft")
    expect(heading).to_have_text("Klopt dit nog?")
    expect(screen).to_have_url(re.compile("blad=4"))
    assert not violations(screen)

    screen.get_by_role("button", name="Wissel vanzelf").click()
    expect(screen.get_by_role("button", name="Pauze")).to_be_visible()
    screen.keyboard.press("Escape")
    expect(screen.get_by_role("button", name="Wissel vanzelf")).to_be_visible()
    still = visit("phone", SANNE, reduced_motion="reduce")
    still.goto("/teamkamer?blad=2")
    expect(still.get_by_role("heading", level=1)).to_have_text("Dit horen we vaker")
    expect(still.get_by_role("button", name="Wissel vanzelf")).to_be_hidden()
