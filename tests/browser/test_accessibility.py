"""axe-core finds nothing on any page, at both widths for who may open most, on a phone for a colleague."""

from __future__ import annotations

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
NARROWEST = 320
"""What is left of 1280 pixels when somebody reads at 400 %."""


def too_wide(page: Page) -> list[str]:
    """What sticks out at the right, at this width and at the narrowest that a page must bear."""
    found = []
    size = page.viewport_size
    for width in (size["width"], NARROWEST):
        page.set_viewport_size({"width": width, "height": size["height"]})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"scrolls sideways at {width}: {page.evaluate(STICKING_OUT)}")
    page.set_viewport_size(size)
    return found


@pytest.mark.parametrize(
    ("width", "who"),
    [("phone", SANNE), ("phone", ADMIN), ("desk", ADMIN)],
    ids=["member on a phone", "administrator on a phone", "administrator at a desk"],
)
def test_no_page_has_a_barrier(visit, town_app, town, width, who):
    page = visit(width, who)
    found = []
    for address in pages(town_app, town, ROLES[who]):
        status = page.goto(address).status
        if page.locator(".leaflet-container").count():
            page.wait_for_load_state("networkidle")
        found += [f"{address}: {status}"] if status not in {200, 403} else []
        found += [f"{address}: {wrong}" for wrong in violations(page)]
        found += [f"{address}: {wide}" for wide in too_wide(page)]

    assert not found, "\n".join(found)
