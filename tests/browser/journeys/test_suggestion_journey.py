"""Scenario B8: a colleague corrects a record of another team, which decides per field and answers."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.town import NEIGHBOUR


def test_a_suggestion_is_made_decided_about_and_answered(phone, visit, town):
    record = f"/buurtkrachten/{town.records['Ruilkast']}"
    neighbour = visit("phone", NEIGHBOUR)
    neighbour.goto(record)
    neighbour.get_by_role("link", name="Stel een verandering voor").tap()
    neighbour.get_by_label("Zeg het in je eigen woorden").fill("De sleutel hangt nu bij de bakker.")
    neighbour.get_by_label("Vertel het in één of twee zinnen").fill(
        "Leen wat je nodig hebt en breng het terug."
    )
    neighbour.get_by_label("Naam", exact=True).fill("Spullenkast")
    neighbour.get_by_role("button", name="Stel dit voor").tap()
    expect(neighbour.get_by_text("Bewaard. Team Hamrik ziet je voorstel.")).to_be_visible()

    phone.goto(record)
    phone.get_by_role("link", name="Bekijk het voorstel").tap()
    phone.wait_for_url("**/voorstellen/*")
    phone.get_by_role("group", name="Naam").get_by_text("Niet overnemen").tap()
    phone.get_by_label("Woord terug bij Naam").fill("Zo heten ze al jaren.")
    phone.get_by_role("group", name="Vertel het").get_by_text("Overnemen", exact=True).tap()
    phone.get_by_text("We gaan ermee aan de slag").tap()
    phone.get_by_role("button", name="Bewaar wat jullie beslisten").tap()
    expect(phone.get_by_text("Wie het voorstelde, leest jullie antwoord.")).to_be_visible()

    neighbour.goto("/start")
    expect(neighbour.get_by_text("Naam: niet overgenomen (‘Zo heten ze al jaren.’)")).to_be_visible()
    assert not violations(neighbour)
