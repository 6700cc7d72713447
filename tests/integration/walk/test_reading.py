"""Walk every address as everybody: what is private stays private, in each format, for each role."""

from __future__ import annotations

import re

import pytest

from app import clock
from app.models.people import Role
from app.policy import STAFF
from tests.integration.walk.conftest import CANARY
from tests.integration.walk.routes import addresses, rules

pytestmark = pytest.mark.every_page

FINE = {200, 302, 303, 304, 403, 404}
QUERIES = (
    "",
    "?part=results",
    "?q=kanarie",
    f"?op={clock.today()}&bbox=6.4,53.1,6.8,53.4&level=buurt&lon=6.55&lat=53.22",
)


ASKED = re.compile(r"""q(?:=|%3D)kanarie|["‘'“]kanarie["’'”]""")
"""The visitor's own question, which a page may repeat."""


def walked(app, world):
    for rule in rules(app, "GET"):
        for address in addresses(app, rule, world):
            for query in QUERIES:
                yield address + query
    yield from (f"/lijst/download?format={kind}" for kind in ("csv", "geojson"))
    yield from (f"/netwerk/download?wat={what}" for what in ("knopen", "verbindingen"))


@pytest.mark.parametrize("role", ["stranger", *(role.value for role in Role)])
def test_nothing_private_reaches_who_does_not_keep_it(app, db, world, outsiders, role):
    browser = outsiders[role]
    for address in walked(app, world):
        response = browser.get(address, headers={"HX-Request": "true"} if "part=" in address else {})
        text = ASKED.sub("", response.get_data(as_text=True))
        response.close()

        assert response.status_code in FINE | {400, 401, 422}, f"{address}: {response.status_code}"
        assert CANARY not in text, f"{role} reads it at {address}"
        assert world.true_lon not in text, f"{role} finds the place at {address}"
        assert world.true_lat not in text, f"{role} finds the place at {address}"


def test_its_keepers_do_read_it_so_the_walk_can_fail(app, world, keeper_browser):
    seen = "".join(
        keeper_browser.get(address).get_data(as_text=True)
        for rule in rules(app, "GET")
        for address in addresses(app, rule, world)
    )

    assert f"{CANARY}straat 12" in seen
    assert f"{CANARY}groep" in seen
    for private in ("gastvrouw", "nummer", "verhaal", "notitie", "opmerking", "verzoek"):
        assert f"{CANARY}{private}" in seen
    assert world.true_lon in seen


def test_what_is_not_for_a_visitor_is_answered_as_what_does_not_exist(world, outsiders):
    for secret in world.secret_ids:
        for role in STAFF:
            there = outsiders[role.value].get(f"/buurtkrachten/{secret}")
            nowhere = outsiders[role.value].get("/buurtkrachten/999999999")
            assert there.status_code == nowhere.status_code == 404
            assert there.data.replace(str(secret).encode(), b"") == nowhere.data.replace(
                b"999999999", b""
            ) or len(there.data) == pytest.approx(len(nowhere.data), abs=400)


def test_hostile_text_stays_text_on_every_page(app, world, keeper_browser):
    for rule in rules(app, "GET"):
        for address in addresses(app, rule, world):
            response = keeper_browser.get(address)
            text = response.get_data(as_text=True)
            if response.mimetype == "text/html":
                assert "<script>alert(1)" not in text, address
                assert "<img src=x" not in text, address
                assert "49 '" not in text, address


def test_no_page_asks_another_host_for_anything(app, world, keeper_browser):
    source = re.compile(r"""(?:src|srcset|href|action|poster|data)\s*=\s*["'](?:https?:)?//([^/"']+)""")
    link = re.compile(r"<a\s[^>]*>", re.DOTALL)
    for rule in rules(app, "GET"):
        for address in addresses(app, rule, world):
            response = keeper_browser.get(address)
            if response.mimetype == "text/html":
                page = link.sub("", response.get_data(as_text=True))
                assert not source.findall(page), address
