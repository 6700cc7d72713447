"""axe-core finds nothing on any page, at both widths, for who may open the most and who opens the least."""

from __future__ import annotations

import pytest

from app.models.people import Role
from tests.browser.axe import violations
from tests.browser.pages import pages
from tests.browser.town import ADMIN, SANNE

ROLES = {SANNE: {Role.MEMBER}, ADMIN: {Role.ADMIN, Role.COORDINATOR, Role.TRAINER}}


@pytest.mark.parametrize("width", ["phone", "desk"])
@pytest.mark.parametrize("who", [SANNE, ADMIN], ids=["member", "administrator"])
def test_no_page_has_a_barrier(visit, town_app, town, width, who):
    page = visit(width, who)
    found = []
    for address in pages(town_app, town, ROLES[who]):
        status = page.goto(address).status
        if page.locator(".leaflet-container").count():
            page.wait_for_load_state("networkidle")
        found += [f"{address}: {status}"] if status != 200 else []
        found += [f"{address}: {wrong}" for wrong in violations(page)]

    assert not found, "\n".join(found)
