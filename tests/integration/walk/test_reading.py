"""Walk every address as everybody: what is private stays private, in each format, for each role."""

from __future__ import annotations

import re

import pytest

from app import clock
from app.models.people import Role
from app.policy import ROLES_WITH, STAFF, Permission
from tests.integration.walk.conftest import CANARY
from tests.integration.walk.routes import addresses, rules
from tests.integration.walk.tables import left_behind, tables_of
from tests.integration.walk.test_writing import snapshot
from tests.papers import text_of

pytestmark = pytest.mark.every_page

FINE = {200, 302, 303, 304, 403, 404}
QUERIES = (
    "?part=results&q=kanarie",
    f"?op={clock.today()}&bbox=6.4,53.1,6.8,53.4&level=buurt&lon=6.55&lat=53.22",
)
DOWNLOADS = (
    *(f"/lijst/download?format={kind}" for kind in ("csv", "geojson")),
    *(f"/netwerk/download?wat={what}" for what in ("knopen", "verbindingen")),
    *(f"/dekking/download?format=csv&wat={what}" for what in ("tabel", "themas")),
    *(f"/{what}/download?format=csv" for what in ("dekking/eerst", "opbrengst")),
    *(f"/leergang/uitrol/download?format=csv&wat={what}" for what in ("teams", "maanden")),
)
READ_AT_LENGTH = (Role.MEMBER, Role.ADMIN, Role.PRIVACY, Role.PARTNER)
LIKE_A_MEMBER = STAFF.difference(READ_AT_LENGTH)
"""Rows are shown to them as to every colleague: of these each page is read as it is, without a query."""
HOSTILE = ("<script>alert(1)", "<img src=x", "49 '")
OUTSIDE = re.compile(r"""(?:src|srcset|href|action|poster|data)\s*=\s*["'](?:https?:)?//([^/"']+)""")
LINK = re.compile(r"<a\s[^>]*>", re.DOTALL)
ASKED = re.compile(r"""q(?:=|%3D)kanarie|["‘'“]kanarie["’'”]""")
"""The visitor's own question, which a page may repeat."""


def walked(app, world, role):
    """What she asks. At a door that stays closed she asks once: it is there before what is asked is seen."""
    for rule in rules(app, "GET"):
        needed = app.view_functions[rule.endpoint].permission
        enters = needed is Permission.OPEN or role in ROLES_WITH[needed]
        queries = QUERIES if enters and role not in LIKE_A_MEMBER else ()
        for address in addresses(app, rule, world):
            yield from (address + query for query in ("", *queries))
    yield from DOWNLOADS


def check_privacy(app, world, outsiders, role):
    for address in walked(app, world, role):
        headers = {"HX-Request": "true"} if "part=" in address else {}
        response = outsiders[role].get(address, headers=headers)
        text = ASKED.sub("", text_of(response))
        response.close()

        assert response.status_code in FINE | {400, 401, 422}, f"{address}: {response.status_code}"
        assert CANARY not in text, f"{role} reads it at {address}"
        assert world.true_lon not in text, f"{role} finds the place at {address}"
        assert world.true_lat not in text, f"{role} finds the place at {address}"


@pytest.mark.parametrize("role", ["stranger", *READ_AT_LENGTH])
def test_nothing_private_reaches_who_does_not_keep_it(app, world, outsiders, role):
    check_privacy(app, world, outsiders, role)


def test_nothing_private_reaches_who_is_like_a_member(app, world, outsiders):
    for role in sorted(LIKE_A_MEMBER):
        check_privacy(app, world, outsiders, role)


def test_its_keepers_do_read_it_and_what_holds_for_every_page_that_they_read(app, db, world, keeper_browser):
    """One walk for five things: that the walk above can fail, that hostile text stays text, that no page asks
    another host, that tables can be taken, and that reading never writes but that what is private was read.
    """
    seen, takes, before = [], {}, snapshot(db)
    for rule in rules(app, "GET"):
        for number, address in enumerate(addresses(app, rule, world)):
            response = keeper_browser.get(address)
            if number == 0:
                keeper_browser.head(address)
            text = text_of(response)
            seen.append(text)
            if response.mimetype == "text/html":
                assert not [mark for mark in HOSTILE if mark in text], address
                assert not OUTSIDE.findall(LINK.sub("", text)), address
                assert not left_behind(text), address
                takes |= {caption: (address, mark) for caption, mark in tables_of(text) if mark}
    after = snapshot(db)
    assert {name for name in after if after[name] != before[name]} == {"access_log"}
    everything = "".join(seen)
    assert len(takes) > 10, "the walk meets tables"
    for caption, (address, mark) in takes.items():
        file = keeper_browser.get(address, query_string={"neem": mark, "als": "csv"})
        first, headings, *lines = file.data.decode("utf-8-sig").splitlines()
        assert caption.rstrip(".") in first.replace('""', '"'), address
        assert "CC BY 4.0" in first, address
        assert all(line.count(";") >= headings.count(";") for line in lines), address

    assert f"{CANARY}straat 12" in everything
    assert f"{CANARY}groep" in everything
    for private in ("gastvrouw", "nummer", "verhaal", "notitie", "opmerking", "verzoek"):
        assert f"{CANARY}{private}" in everything
    assert world.true_lon in everything


def test_what_is_not_for_a_visitor_is_answered_as_what_does_not_exist(world, outsiders):
    for secret in world.secret_ids:
        for role in STAFF:
            there = outsiders[role.value].get(f"/buurtkrachten/{secret}")
            nowhere = outsiders[role.value].get("/buurtkrachten/999999999")
            assert there.status_code == nowhere.status_code == 404
            assert there.data.replace(str(secret).encode(), b"") == nowhere.data.replace(
                b"999999999", b""
            ) or len(there.data) == pytest.approx(len(nowhere.data), abs=400)
