"""Scenario D: whether it still is so, answered in one tap where the record is met, and taken back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations

DUE = "Klopt Moestuin nog?"


@pytest.mark.parametrize("address", ["/start", "/lijst?q=moestuin"])
def test_one_tap_answers_where_it_is_met_and_another_takes_it_back(phone, address):
    phone.goto(address)
    asked = phone.get_by_role("form", name=DUE).first
    asked.get_by_role("button", name="Klopt nog", exact=True).tap()
    expect(phone.get_by_role("status").filter(has_text="Dank je.")).to_be_focused()
    assert not violations(phone)

    phone.get_by_role("button", name="Ongedaan maken").tap()
    expect(phone.get_by_role("form", name=DUE).first).to_be_visible()


def test_the_map_asks_in_the_card_of_a_pin(phone, town):
    phone.goto(f"/?pick={town.records['Moestuin']}")
    card = phone.locator("#card")
    card.get_by_role("button", name="Klopt nog", exact=True).tap()
    expect(card.get_by_role("status").filter(has_text="Dank je.")).to_be_visible()

    card.get_by_role("button", name="Ongedaan maken").tap()
    expect(card.get_by_role("form", name=DUE)).to_be_visible()


def test_what_lies_still_is_told_in_two_taps_and_the_record_says_so(phone, town):
    record = f"/buurtkrachten/{town.records['Moestuin']}"
    phone.goto(record)
    phone.locator("summary", has_text="Anders…").tap()
    phone.get_by_role("link", name="Ligt stil").tap()
    phone.get_by_role("button", name="Weet ik niet").tap()
    expect(phone.get_by_text("Jij zei net: ligt stil.")).to_be_visible()
    assert not violations(phone)

    phone.get_by_role("button", name="Ongedaan maken").tap()
    expect(phone.get_by_role("form", name=DUE)).to_be_visible()
