"""Signing in and out, and what a visitor sees who comes where nothing is, or where she may not be."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.signing_in import fill_in
from tests.browser.town import NAMES, SANNE


def test_signing_in_leads_on_and_signing_out_ends_it(visit):
    page = visit("desk")
    page.goto("/buurten/BU00140000")
    expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")
    page.get_by_label("E-mail").fill(SANNE)
    page.get_by_label("Wachtwoord", exact=True).fill("niet goed")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("alert")).to_be_focused()
    assert not violations(page)
    fill_in(page, SANNE)
    expect(page.get_by_role("heading", level=1)).to_have_text("Hamrik")

    page.get_by_text("Team Hamrik").first.click()
    expect(page.get_by_text(NAMES[SANNE])).to_be_visible()
    assert not violations(page)
    page.get_by_role("button", name="Uitloggen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")
    page.goto("/lijst")
    expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")
    page.go_back()
    expect(page.get_by_text(NAMES[SANNE])).to_have_count(0)


@pytest.mark.parametrize("width", ["phone", "desk"])
@pytest.mark.parametrize(("address", "status"), [("/nergens", 404), ("/beheer", 403), ("/lijst?bbox=x", 422)])
def test_a_refusal_says_what_it_is_and_where_to_go(visit, width, address, status):
    page = visit(width, SANNE)
    assert page.goto(address).status == status

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert not violations(page)
    page.get_by_role("link", name="Naar het begin").click()
    expect(page).to_have_url("/start")
