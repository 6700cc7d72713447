"""Two records at one place are one pin with a count, at every zoom; its list leads to each of them."""

from __future__ import annotations

import math
import re

from playwright.sync_api import Locator, Page, expect

from geodata.crs import to_wgs84
from tests.browser.axe import violations

LON, LAT = (float(number) for number in to_wgs84(232_790.0, 583_000.0))
HERE = re.compile("[23] op deze plek")
"""Two, and one more when another test of this run recorded something there."""
CLOSEST = f"/?view={LAT:.6f},{LON:.6f},19"


def pin_in_the_middle(page: Page) -> Locator:
    """Other tests of this run may have put as many at a place near by."""
    pins = page.get_by_title(HERE)
    expect(pins.first).to_be_visible()
    middle = middle_of(page.locator(".leaflet-container"))
    places = [middle_of(pin) for pin in pins.all()]
    return pins.nth(min(range(len(places)), key=lambda one: math.dist(places[one], middle)))


def middle_of(element: Locator) -> tuple[float, float]:
    box = element.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_one_pin_opens_the_list_of_what_is_there(desk):
    desk.goto(CLOSEST)
    pin = pin_in_the_middle(desk)
    expect(pin.locator(".pin--place")).to_be_visible()
    pin.click()

    card = desk.locator("#card")
    expect(card.get_by_role("heading", name=HERE)).to_be_focused()
    expect(desk.locator(".leaflet-cluster-spider-leg")).to_have_count(0)
    assert not violations(desk)
    card.get_by_role("link", name="Eettafel Hamrik").click()

    expect(card.get_by_role("heading", name="Eettafel Hamrik")).to_be_focused()
    desk.keyboard.press("Escape")
    expect(card).to_be_empty()
    expect(pin).to_be_visible()
