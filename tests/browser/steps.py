"""What a person does on a page: tap, walk by Tab, put something on the map."""

from __future__ import annotations

import re
from itertools import count

from playwright.sync_api import Locator, Page, expect

from geodata.crs import to_wgs84

LON, LAT = (float(degrees) for degrees in to_wgs84(232_750.0, 583_000.0))
"""The middle of Hamrik, near the records of Team Hamrik."""
_numbers = count(1)


def new_name(what: str) -> str:
    """A name that no other test of this worker uses."""
    return f"{what} nummer {next(_numbers)}"


class Taps:
    """A thumb that counts."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, target: Locator) -> None:
        target.tap()
        self.count += 1


def tab_to(page: Page, target: Locator, *, most: int = 80) -> None:
    """Press Tab until the focus is there, as somebody without a mouse must."""
    for _ in range(most):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{target} is not reached within {most} presses of Tab")


def answer(page: Page, name: str) -> None:
    """The four questions of the form, with what stands on the screen."""
    page.get_by_label("Hoe heet het?").fill(name)
    page.locator("label.tile", has_text="Initiatief").click()
    theme(page, "Groen en duurzaam").click()
    page.locator("label", has_text="Zelf gezien").click()


def theme(page: Page, label: str) -> Locator:
    """The chip of a theme, unfolded when it is not among the usual ones."""
    chip = page.locator("label.chip", has_text=label)
    if not chip.is_visible():
        page.get_by_text("Meer thema's").click()
    return chip


def save(page: Page) -> int:
    """Press Bewaren; the id of the record that is there now."""
    page.get_by_role("button", name="Bewaren", exact=True).click()
    return saved_id(page)


def saved_id(page: Page) -> int:
    """The id of the record whose page after saving this is."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Het staat op de kaart. Dank je.")
    found = re.search(r"/buurtkrachten/(\d+)/vastgelegd", page.url)
    assert found, page.url
    return int(found[1])


def put_on_the_map(page: Page, name: str, *, buurt: str = "BU00140000") -> int:
    """Through the form, for a whole buurt."""
    page.goto(f"/buurtkrachten/nieuw?buurt={buurt}")
    answer(page, name)
    return save(page)


def rows(page: Page) -> Locator:
    """The names in a list of records."""
    return page.locator("#results .result-row a.row-link")


def text_without_header(page: Page) -> str:
    """What the page itself says; the header names whoever is signed in."""
    return page.locator("main").inner_text()
