"""Scenario B6: a colleague asks, the team that keeps it answers, and together they are on the map."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.steps import put_on_the_map
from tests.browser.town import NEIGHBOUR, SANNE


def test_ask_answer_and_done_together_without_a_script(visit):
    asking = visit("phone", NEIGHBOUR)
    group = put_on_the_map(asking, "Jongeren van het veldje", buurt="BU00140100")
    asking = visit("phone", NEIGHBOUR, java_script_enabled=False)
    asking.goto("/lijst?q=Buurthuis+De+Wierde")
    asking.get_by_role("link", name="Buurthuis De Wierde").first.click()
    asking.get_by_role("link", name="Vraag om contact").click()
    asking.get_by_label("Wat zoek je?").fill("We zoeken een plek binnen, op vrijdagavond.")
    asking.get_by_label("Namens welke groep vraag je dit?").select_option(str(group))
    asking.get_by_role("button", name="Vraag om contact").click()
    expect(asking.get_by_text("Verstuurd naar Team Hamrik.")).to_be_visible()

    keeping = visit("desk", SANNE)
    keeping.goto("/start")
    keeping.get_by_role("link", name="Een ander team vraagt jullie om contact").click()
    keeping.get_by_role("link", name="Buurthuis De Wierde").click()
    expect(keeping.get_by_label("Wat wil je zeggen?")).to_be_visible()
    assert not violations(keeping)
    keeping.get_by_label("Wat wil je zeggen?").fill("Dat kan. De beheerder weet ervan.")
    keeping.get_by_role("button", name="Verstuur").click()
    expect(keeping.get_by_text("Verstuurd.", exact=True)).to_be_visible()

    asking.reload()
    expect(asking.get_by_text("Dat kan. De beheerder weet ervan.")).to_be_visible()
    asking.get_by_role("button", name="Samen gedaan").click()
    expect(asking.get_by_text("Samen gedaan. De verbinding staat op de kaart.")).to_be_visible()
    asking.get_by_role("main").get_by_role("link", name="Buurthuis De Wierde").first.click()
    expect(asking).to_have_url(re.compile(r"/buurtkrachten/\d+$"))
    expect(asking.get_by_role("link", name="Jongeren van het veldje")).to_be_visible()
