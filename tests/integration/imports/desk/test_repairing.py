"""The desk offers to turn places, and does it after a yes."""

from __future__ import annotations

from tests.factories.people import post
from tests.integration.imports.desk.sending import counts, send

TURNED = "naam;lon;lat\nEettafel;53.2195;6.5610\nRuilkast;6.5620;53.2196\n"


def test_turning_is_offered_done_after_a_yes_and_taken_back(browser):
    at = send(browser, TURNED).location
    page = browser.get(at).text
    assert "Draai om" in page
    assert counts(page)["nieuw"] == "1"
    post(browser, f"{at}/omdraaien", {"repair": "yes"})
    page = browser.get(at).text
    assert counts(page)["nieuw"] == "2"
    assert "omgedraaid: 1 keer" in page
    post(browser, f"{at}/omdraaien", {"repair": ""})
    assert counts(browser.get(at).text)["nieuw"] == "1"


def test_a_next_file_of_the_source_is_asked_again(browser):
    at = send(browser, TURNED).location
    post(browser, f"{at}/omdraaien", {"repair": "yes"})
    assert counts(browser.get(send(browser, TURNED).location).text)["nieuw"] == "1"


def test_nothing_is_offered_when_all_is_right(browser):
    assert "Draai om" not in browser.get(send(browser).location).text
