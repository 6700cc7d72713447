"""axe-core finds nothing on any page, at both widths: as a colleague, else as an administrator."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Page

from app.models.people import Role
from tests.browser.axe import violations
from tests.browser.pages import pages
from tests.browser.town import ADMIN, SANNE

ROLES = {SANNE: {Role.MEMBER}, ADMIN: {Role.ADMIN, Role.COORDINATOR, Role.TRAINER}}
STICKING_OUT = """[...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
    .slice(0, 5).map((element) => element.tagName + "." + element.className)"""
TWICE = "document.documentElement.style.fontSize = '200%'"
WIDTHS = (390, 1280)
NARROWEST = 320
"""What is left of 1280 pixels when somebody reads at 400 %."""
SHARES = 2
"""In how many tests the pages of one visitor are walked, so that two workers can share them."""


def walked(app, town, who):
    """The pages for this visitor: an administrator only walks what a colleague may not open."""
    hers = list(pages(app, town, ROLES[SANNE]))
    return hers if who == SANNE else [page for page in pages(app, town, ROLES[who]) if page not in hers]


def barriers(page: Page) -> list[str]:
    """What is wrong with the page as it was loaded, at both widths and the narrowest it must bear."""
    found = []
    size = page.viewport_size
    for width in (*WIDTHS, NARROWEST):
        page.set_viewport_size({"width": width, "height": size["height"]})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"scrolls sideways at {width}: {page.evaluate(STICKING_OUT)}")
        if width != NARROWEST:
            found += [f"at {width}: {wrong}" for wrong in violations(page)]
    page.set_viewport_size(size)
    return found


@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize(
    ("width", "who"), [("phone", SANNE), ("desk", ADMIN)], ids=["a colleague", "an administrator"]
)
def test_no_page_has_a_barrier(visit, town_app, town, width, who, share):
    page = visit(width, who)
    found = []
    for address in walked(town_app, town, who)[share::SHARES]:
        status = page.goto(address).status
        if page.locator(".leaflet-container").count():
            page.wait_for_load_state("networkidle")
        found += [f"{address}: {status}"] if status not in {200, 403} else []
        found += [f"{address}: {wrong}" for wrong in barriers(page)]

    assert not found, "\n".join(found)


def test_text_of_twice_the_size_stays_on_the_screen_and_the_tabs_apart(visit):
    page = visit("phone", SANNE)
    page.goto("/buurten")
    # The longest name of a buurt in Groningen.
    name = "Hortusbuurt-Ebbingekwartier"
    page.locator(".area-links a").first.evaluate("(link, name) => { link.textContent = name }", name)
    page.evaluate(TWICE)
    assert page.evaluate("document.documentElement.scrollWidth") == page.viewport_size["width"]

    page.goto("/leergang")
    page.evaluate(TWICE)
    assert page.evaluate("document.documentElement.scrollWidth") == page.viewport_size["width"]
    words = page.locator(".tabs__link").evaluate_all(
        """links => links.map((link) => {
            const range = document.createRange();
            range.selectNodeContents(link.lastChild);
            const { left, right } = range.getBoundingClientRect();
            return [left, right];
        })"""
    )
    assert len(words) == 5
    assert all(one[1] <= other[0] for one, other in pairwise(words)), words
