"""Scenario A5: a straatronde with a list, on a phone, from the buurt to 'gezocht, niet gevonden'."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.steps import answer, new_name

OVERSLAAN = re.compile("^Overslaan")


def test_a_walk_from_the_buurt_to_what_was_not_found(phone):
    phone.goto("/buurten/BU00140000")
    phone.get_by_role("link", name="Straatronde").tap()
    phone.get_by_role("button", name="Neem het lijstje mee").tap()
    expect(phone.get_by_text("in de volgorde waarin je loopt")).to_be_visible()
    first = phone.get_by_role("form", name=re.compile("^Klopt .* nog")).first
    yes = first.get_by_role("button", name="Klopt nog", exact=True)
    over = phone.get_by_role("button", name=OVERSLAAN).first
    sizes = [one.bounding_box() for one in (yes, over)]
    assert sizes[0]["width"] == sizes[1]["width"]
    assert sizes[0]["height"] == sizes[1]["height"] >= 44

    yes.tap()
    expect(phone.get_by_role("status").filter(has_text="Dank je.")).to_be_focused()
    assert not violations(phone)
    phone.get_by_role("button", name="Ongedaan maken").tap()
    expect(phone.get_by_role("button", name=OVERSLAAN).first).to_be_visible()

    phone.goto("/start")
    phone.get_by_role("region", name="Ga verder met je straatronde").get_by_role("link").nth(1).tap()
    expect(phone.get_by_role("link", name="Klaar met lopen")).to_be_visible()
    many = phone.get_by_role("button", name=OVERSLAAN).count()
    phone.get_by_role("button", name=OVERSLAAN).first.tap()
    expect(phone.get_by_role("button", name=OVERSLAAN)).to_have_count(many - 1)

    phone.get_by_role("link", name="Zet iets op de kaart").tap()
    expect(phone.get_by_label("Zelf gezien")).to_be_checked()
    answer(phone, new_name("Bankje"))
    phone.get_by_role("button", name="Bewaren", exact=True).tap()
    expect(phone.get_by_text("Vul het aan of maak het ongedaan")).to_be_visible()

    phone.get_by_role("link", name="Klaar met lopen").tap()
    phone.get_by_label("Geld en rondkomen").check()
    assert not violations(phone)
    phone.get_by_role("button", name="Klaar", exact=True).tap()
    expect(phone.get_by_text("gezocht, niet gevonden")).to_be_visible()
    phone.get_by_role("button", name="Toch nog niet klaar").tap()
    expect(phone.get_by_role("link", name="Klaar met lopen")).to_be_visible()
