"""When something is there: the line that follows what is typed, and the week that follows its choices."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.town import SANNE


def test_the_next_time_follows_what_is_typed_and_a_moment_comes_without_leaving_the_page(visit, town):
    page = visit("phone", SANNE)
    page.goto(f"/buurtkrachten/{town.records['Buurthuis De Wierde']}/wijzig")
    page.get_by_role("heading", name="Waar en wanneer").click()
    said = page.locator("[data-rhythm-said]")
    expect(said).to_contain_text("Elke dinsdag tot en met vrijdag 10.00–16.00 uur.")
    page.get_by_role("button", name="Nog een moment").click()

    added = page.get_by_role("group", name="Moment 3")
    expect(added.get_by_label("Hoe vaak?")).to_be_focused()
    added.get_by_label("Hoe vaak?").select_option("Elke maand")
    added.get_by_label("Welke van de maand?").select_option("De eerste")
    added.get_by_role("checkbox", name="zaterdag").check()
    added.get_by_label("Van", exact=True).fill("13:00")
    added.get_by_label("Tot", exact=True).fill("12:00")
    expect(said).to_have_text("De eindtijd is eerder dan de begintijd.")
    added.get_by_label("Tot", exact=True).fill("16:00")

    expect(said).to_contain_text("elke eerste zaterdag van de maand 13.00–16.00 uur")
    expect(said).to_contain_text(re.compile(r"Volgende keer: \w+dag \d+ \w+"))


def test_a_choice_keeps_the_week_that_somebody_looks_at(visit, town):
    page = visit("desk", SANNE)
    page.goto("/rooster?week=2027-W10")
    names = page.locator(".week-moment__name")
    expect(names).to_have_count(5)
    page.get_by_label("Zoek op naam of onderwerp").fill("eettafel")

    expect(names).to_have_text(["Eettafel Hamrik"])
    expect(page.get_by_role("heading", level=2)).to_contain_text("Week 10")
    expect(page.get_by_role("link", name="Lijst")).to_have_attribute(
        "href", re.compile(r"/lijst\?q=eettafel$")
    )
