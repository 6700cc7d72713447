"""Places on the screen: an address that is chosen while it is typed."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.locatieserver import ADDRESS

NEW = "/buurtkrachten/nieuw"


def test_an_address_is_chosen_by_the_arrow_keys_while_it_is_typed(phone, addresses):
    phone.goto(NEW)
    phone.get_by_role("button", name="Verander").click()
    phone.get_by_label("Adres of postcode").first.check()
    field = phone.get_by_role("combobox", name="Adres of postcode")
    field.press_sequentially("vijverl")

    expect(phone.get_by_role("option", name=ADDRESS)).to_be_visible()
    expect(phone.get_by_role("status").filter(has_text="1 mogelijkheid.")).to_be_visible()
    assert not violations(phone)
    field.press("ArrowDown")
    field.press("Enter")

    expect(field).to_have_value(ADDRESS)
    expect(phone.get_by_role("listbox")).to_be_hidden()
    expect(phone.locator("[data-place-words]")).to_contain_text(f"Bij {ADDRESS}.")
