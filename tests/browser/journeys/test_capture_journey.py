"""Scenario A1: in the street, on a phone, something is on the map within a minute; and the same at a desk."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from geodata.crs import to_wgs84
from tests.browser.axe import violations
from tests.browser.steps import (
    LAT,
    LON,
    Taps,
    answer,
    new_name,
    put_on_the_map,
    rows,
    save,
    saved_id,
    text_without_header,
    theme,
)
from tests.browser.town import COLLEAGUE, NAMES, NEIGHBOUR, SANNE

HERE = {
    "geolocation": {"longitude": LON, "latitude": LAT, "accuracy": 12},
    "permissions": ["geolocation"],
}


def test_on_the_phone_it_takes_at_most_eight_taps(visit):
    page, tap, name = visit("phone", SANNE, **HERE), Taps(), new_name("Pluktuin")
    page.goto("/")

    tap(page.get_by_role("navigation", name="Snel naar").get_by_role("link", name="Op de kaart"))
    tap(page.get_by_label("Hoe heet het?"))
    page.keyboard.type(name)
    tap(page.locator("label.tile", has_text="Initiatief"))
    chip = page.locator("label.chip", has_text="Groen en duurzaam")
    if not chip.is_visible():
        tap(page.get_by_text("Meer thema's"))
    tap(chip)
    tap(page.locator("label", has_text="Zelf gezien"))
    expect(page.locator("[data-place-words]")).to_contain_text("Hier: Hamrik (ongeveer 12 meter)")
    tap(page.get_by_role("button", name="Bewaren", exact=True))
    asset_id = saved_id(page)

    assert tap.count <= 8
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.get_by_text("Binnen 300 meter staat 1 ding over hetzelfde.")).to_be_visible()
    place = page.request.get(f"/api/v1/assets?q={name}").json()["features"][0]["geometry"]["coordinates"]
    assert place == pytest.approx([LON, LAT], abs=0.00002)
    page.goto(f"/lijst?q={name}")
    expect(rows(page)).to_have_text([name])
    page.goto(f"/buurtkrachten/{asset_id}")
    said = text_without_header(page)
    for part in ("loopt", "Klopte nog vandaag", "Team Hamrik", "Hamrik"):
        assert part.lower() in said.lower(), part


def test_at_the_desk_it_is_pointed_at_on_the_map(desk):
    name = new_name("Geveltuin")
    lon, lat = (float(number) for number in to_wgs84(234_000.0, 583_000.0))
    desk.goto(f"/?view={lat:.5f},{lon:.5f},16")
    desk.get_by_role("button", name="Zet hier iets op de kaart").click()
    box = desk.locator("#map").bounding_box()
    desk.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    expect(desk.locator("[data-place-words]")).to_contain_text("Hier: De Wierde")
    answer(desk, name)
    asset_id = save(desk)

    place = desk.request.get(f"/api/v1/assets?q={name}").json()["features"][0]["geometry"]["coordinates"]
    assert place == pytest.approx([lon, lat], abs=0.0003)
    desk.get_by_role("link", name="Naar de kaart").click()
    expect(desk.locator("#card").get_by_role("heading", name=name)).to_be_visible()
    expect(desk.locator("#card")).to_contain_text("De Wierde")
    assert f"pick={asset_id}" in desk.url


def test_colleagues_find_it_at_once_and_nowhere_the_name_of_whoever_saw_it(phone, visit):
    name = new_name("Naaicafé")
    asset_id = put_on_the_map(phone, name)
    for who in (COLLEAGUE, NEIGHBOUR):
        page = visit("desk", who)
        page.goto(f"/?q={name}")
        expect(rows(page)).to_have_text([name])
        rows(page).click()
        expect(page.locator("#card").get_by_role("heading", name=name)).to_be_visible()
        said = page.locator("main").inner_html()
        page.goto(f"/lijst?q={name}")
        expect(rows(page)).to_have_text([name])
        said += page.locator("main").inner_html()
        page.goto(f"/buurtkrachten/{asset_id}")
        said += page.locator("main").inner_html()
        page.goto("/buurten/BU00140000")
        expect(page.locator("main")).to_contain_text(name)
        said += page.locator("main").inner_html()
        for address in (f"/api/v1/assets?q={name}", f"/api/v1/pins?q={name}"):
            said += page.request.get(address).text()

        assert NAMES[SANNE].split()[1] not in said


def test_in_a_buurt_of_another_team_they_keep_it_and_hers_looks_along(visit):
    lon, lat = (float(number) for number in to_wgs84(235_000.0, 581_000.0))
    page = visit("phone", SANNE)
    page.goto(f"/buurtkrachten/nieuw?lon={lon}&lat={lat}")
    expect(page.locator("[data-place-words]")).to_contain_text("in een buurt van Team Laanzicht")
    answer(page, new_name("Duofiets"))
    asset_id = save(page)

    expect(page.locator("main")).to_contain_text("Team Laanzicht houdt dit bij")
    page.goto(f"/buurtkrachten/{asset_id}")
    expect(page.locator("main")).to_contain_text("Team Hamrik kijkt mee.")


def test_taken_back_it_is_gone_from_every_list(phone):
    name = new_name("Vergissing")
    put_on_the_map(phone, name)
    phone.get_by_role("button", name="Ongedaan maken").tap()

    expect(phone.get_by_text("Het staat niet meer op de kaart.")).to_be_visible()
    phone.goto(f'/lijst?q="{name}"')
    expect(rows(phone)).to_have_count(0)


def test_what_is_missing_is_said_and_nothing_typed_is_lost(phone):
    phone.goto("/buurtkrachten/nieuw")
    phone.get_by_label("Hoe heet het?").fill("Ruilwinkel")
    phone.get_by_role("button", name="Bewaren", exact=True).tap()

    summary = phone.get_by_role("alert")
    expect(summary).to_contain_text("Nog 3 dingen:")
    expect(summary).to_be_focused()
    assert not violations(phone)
    expect(phone.get_by_label("Hoe heet het?")).to_have_value("Ruilwinkel")
    summary.get_by_role("link", name="Kies minstens 1 thema.").tap()
    expect(theme(phone, "Groen en duurzaam")).to_be_visible()


def test_pressing_twice_makes_one_record(desk):
    name = new_name("Dubbele klik")
    desk.goto("/buurtkrachten/nieuw")
    answer(desk, name)
    desk.get_by_role("button", name="Bewaren", exact=True).dblclick()
    saved_id(desk)

    desk.goto(f"/lijst?q={name}")
    expect(rows(desk)).to_have_count(1)
