"""Scenario A11: what is heard often is said in two taps, taken back, and taken up as a buurtvraag."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.steps import Taps, theme


def test_two_taps_say_it_and_one_more_takes_it_back(phone):
    tap = Taps()
    phone.goto("/start")
    phone.get_by_role("link", name="Hoor ik vaker").tap()
    tap(theme(phone, "Groen en duurzaam"))
    tap(phone.get_by_role("button", name="Hamrik"))

    expect(phone.get_by_text("Bewaard. Dank je.")).to_be_visible()
    expect(phone.get_by_text("Groen en duurzaam in Hamrik")).to_be_visible()
    assert tap.count == 2
    phone.get_by_role("button", name="Ongedaan maken").tap()
    expect(phone.get_by_text("Ongedaan gemaakt.")).to_be_visible()
    expect(phone.get_by_text("Groen en duurzaam in Hamrik")).to_be_hidden()


def test_what_is_heard_often_becomes_a_buurtvraag_that_goes_on(desk):
    desk.goto("/vragen")
    desk.get_by_role("link", name="Samen oppakken?").click()
    desk.get_by_label("Wat zoeken of missen mensen hier?").fill("Er is geen plek om samen te tuinieren")
    assert not violations(desk)
    desk.get_by_role("button", name="Bewaren").click()

    expect(desk.get_by_role("heading", name="Er is geen plek om samen te tuinieren")).to_be_visible()
    expect(desk.get_by_text("3 keer gehoord")).to_be_visible()
    desk.get_by_label("We zijn bezig").check()
    desk.get_by_label("Waarom?").fill("We gaan kijken bij de school.")
    desk.get_by_role("button", name="Bewaren").click()
    expect(desk.get_by_text("We gaan kijken bij de school.")).to_be_visible()
    desk.goto("/vragen?toon=bezig")
    expect(desk.get_by_role("link", name="Er is geen plek om samen te tuinieren")).to_be_visible()


def test_one_like_it_appears_while_it_is_made(desk):
    desk.goto("/vragen/nieuw")
    theme(desk, "Ontmoeten en verbinden").click()
    desk.get_by_role("group", name="In welke buurten?").get_by_label("De Wierde").check()

    expect(desk.get_by_text("Lijkt dit op iets dat er al staat?")).to_be_visible()
    expect(desk.get_by_role("link", name="Ouders kennen elkaar niet overdag")).to_be_visible()
