"""The script of the capture form: a place that is proposed, hints, kladjes, and no internet."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from geodata.crs import to_wgs84
from tests.browser.axe import violations
from tests.browser.town import COLLEAGUE, SANNE

NEW = "/buurtkrachten/nieuw"


def degrees(rd_x: float, rd_y: float) -> dict[str, float]:
    lon, lat = to_wgs84(rd_x, rd_y)
    return {"longitude": float(lon), "latitude": float(lat)}


IN_HAMRIK = degrees(232_700, 583_100)
IN_LAANZICHT = degrees(233_000, 581_000)
IN_DRENTHE = degrees(234_000, 560_000)


def words(page: Page):
    return page.locator("[data-place-words]")


def open_form(visit, width="phone", place=None, accuracy=12, *, allowed=False) -> Page:
    options = {"geolocation": {**place, "accuracy": accuracy}} if place else {}
    page = visit(width, SANNE, permissions=["geolocation"] if allowed else [], **options)
    page.goto(NEW)
    expect(words(page)).not_to_be_empty()
    return page


def allow_and_press_here(page: Page) -> None:
    page.context.grant_permissions(["geolocation"])
    page.get_by_role("button", name="Verander").click()
    page.get_by_label("Waar ik nu ben").click()


def test_the_buurt_is_proposed_as_an_answer_and_nothing_asks_for_the_phone(visit):
    page = open_form(visit, place=IN_HAMRIK)

    expect(words(page)).to_contain_text(re.compile(r"De hele buurt (Hamrik|De Wierde)\.\s*Klopt dit\?"))
    expect(page.get_by_label("Waar ik nu ben")).to_be_hidden()


def test_where_the_phone_is_counts_at_once_when_it_was_allowed_before(visit):
    page = open_form(visit, place=IN_HAMRIK, allowed=True)

    expect(words(page)).to_have_text(re.compile(r"Hier: Hamrik \(ongeveer 12 meter\)"))


@pytest.mark.parametrize(
    ("place", "accuracy"), [(IN_HAMRIK, 180), (IN_LAANZICHT, 12), (IN_DRENTHE, 12)], ids=str
)
def test_unasked_only_an_exact_place_in_an_own_buurt_counts(visit, place, accuracy):
    page = open_form(visit, place=place, accuracy=accuracy, allowed=True)
    page.wait_for_load_state("networkidle")

    expect(words(page)).to_contain_text("De hele buurt")
    assert page.locator("[name=lon]").input_value() == ""


@pytest.mark.parametrize(
    ("place", "accuracy", "said", "way"),
    [
        (IN_HAMRIK, 30, "Hier: Hamrik (ongeveer 30 meter)", "point"),
        (IN_HAMRIK, 180, "Je plek is niet precies (ongeveer 180 meter).", "area"),
        (IN_LAANZICHT, 12, "Deze plek ligt in een buurt van Team Laanzicht.", "point"),
        (IN_DRENTHE, 12, "Deze plek ligt buiten de gemeente Groningen.", "area"),
    ],
    ids=["exact", "imprecise", "other team", "outside"],
)
def test_where_i_am_now_says_what_was_found(visit, place, accuracy, said, way):
    page = open_form(visit, place=place, accuracy=accuracy)
    allow_and_press_here(page)

    expect(words(page)).to_contain_text(said)
    assert page.locator("[name=place]:checked").first.input_value() == way


def test_an_imprecise_place_becomes_its_buurt(visit):
    page = open_form(visit, place=degrees(235_000, 583_000), accuracy=180)
    allow_and_press_here(page)

    expect(words(page)).to_contain_text("Klopt Kloosterhof?")
    assert page.locator("[name=area]").input_value() == "BU00140002"


def test_without_a_place_the_phone_says_what_else_there_is(visit):
    page = open_form(visit)
    page.get_by_role("button", name="Verander").click()
    page.get_by_label("Waar ik nu ben").click()

    expect(words(page)).to_contain_text("Je telefoon geeft geen plek door. Kies een adres of een buurt.")
    expect(page.get_by_label("Welke buurt?")).to_be_visible()


def test_another_buurt_is_two_choices_away(visit):
    page = open_form(visit)
    page.get_by_role("button", name="Verander").click()
    page.get_by_label("Welke buurt?").select_option("BU00140101")

    expect(words(page)).to_contain_text("De hele buurt 't Zuiderveld.")
    expect(page.get_by_role("button", name="Verander")).to_be_focused()
    expect(page.get_by_label("Welke buurt?")).to_be_hidden()


def test_on_the_phone_the_map_comes_up_to_point_and_goes_again(visit):
    page = open_form(visit)
    page.get_by_role("button", name="Verander").click()
    page.get_by_label("Aanwijzen op de kaart").click()
    map_frame = page.locator("[data-capture-map]")
    expect(map_frame).to_be_visible()
    expect(page.locator(".pin-label")).to_have_text("hier")
    map_frame.tap(position={"x": 195, "y": 380})
    page.get_by_role("button", name="Deze plek").tap()

    expect(map_frame).to_be_hidden()
    expect(words(page)).to_contain_text("Hier:")
    assert float(page.locator("[name=lon]").input_value()) > 6


def test_at_the_desk_a_click_on_the_map_is_the_place_and_the_pin_has_the_kind(visit):
    page = open_form(visit, "desk")
    page.locator("label.tile", has_text="Plek").click()
    page.locator("[data-capture-map]").click(position={"x": 330, "y": 300})

    expect(words(page)).to_contain_text("Hier:")
    expect(page.locator(".pin-marker .pin--place")).to_be_visible()


def test_the_pin_can_be_dragged(visit):
    page = open_form(visit, "desk")
    page.locator("[data-capture-map]").click(position={"x": 330, "y": 300})
    expect(words(page)).to_contain_text("Hier:")
    before = page.locator("[name=lon]").input_value()
    pin = page.locator(".pin-marker").bounding_box()
    x, y = pin["x"] + pin["width"] / 2, pin["y"] + pin["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y, steps=6)
    page.mouse.up()

    expect(page.locator("[name=lon]")).not_to_have_value(before)


def test_a_name_hints_and_chooses_nothing(visit):
    page = open_form(visit)
    page.get_by_label("Hoe heet het?").fill("Moestuin achter de flat")

    expect(page.locator("label.tile", has_text="Initiatief")).to_contain_text("past misschien")
    first = page.locator(".chip-choices .chip").first
    expect(first).to_contain_text("Groen en duurzaam")
    expect(first).to_contain_text("past misschien")
    assert page.locator("[name=kind]:checked, [name=themes]:checked").count() == 0


def test_stopping_with_nothing_filled_in_just_stops(visit):
    page = open_form(visit)
    page.get_by_role("link", name="Stoppen").first.click()

    expect(page).to_have_url(re.compile(r"/(\?.*)?$"))


def test_a_kladje_waits_for_whoever_wrote_it_and_for_nobody_else(visit):
    page = open_form(visit)
    page.get_by_label("Hoe heet het?").fill("Oppasruil Elzenlaan")
    page.locator("label.tile", has_text="Collectieve oplossing").click()
    page.get_by_role("link", name="Stoppen").first.click()
    expect(page.get_by_role("heading", name="Je bent nog niet klaar.")).to_be_visible()
    page.get_by_role("button", name="Bewaar als kladje").click()
    page.wait_for_url(re.compile(r"/(\?.*)?$"))
    page.goto(NEW)
    expect(page.get_by_text("Je hebt nog een kladje")).to_contain_text("Oppasruil Elzenlaan")
    page.get_by_role("button", name="Verder invullen").first.click()

    expect(page.get_by_label("Hoe heet het?")).to_have_value("Oppasruil Elzenlaan")
    expect(page.locator("[name=kind][value=solution]")).to_be_checked()
    kept = page.evaluate("Object.keys(localStorage)")
    assert len(kept) == 1
    other = visit("phone", COLLEAGUE)
    other.goto(NEW)
    assert kept[0] != f"kladje-{other.locator('[data-user]').get_attribute('data-user')}"


@pytest.mark.parametrize(
    ("button", "left"), [("Verder invullen", 0), ("Weggooien", 0), ("Bewaar als kladje", 1)]
)
def test_stopping_asks_what_to_do_with_what_was_typed(visit, button, left):
    page = open_form(visit)
    page.get_by_label("Hoe heet het?").fill("Oppasruil")
    page.get_by_role("link", name="Stoppen").first.click()
    page.get_by_role("button", name=button).click()

    if button == "Verder invullen":
        expect(page.get_by_label("Hoe heet het?")).to_have_value("Oppasruil")
    else:
        page.wait_for_url(re.compile(r"/(\?.*)?$"))
    assert page.evaluate("Object.keys(localStorage).length") == left


def test_an_old_kladje_is_gone(visit):
    page = open_form(visit)
    user = page.locator("[data-user]").get_attribute("data-user")
    page.evaluate(
        """user => localStorage.setItem(`kladje-${user}`, JSON.stringify(
            {at: Date.now() - 8 * 24 * 3600 * 1000, held: [["name", "Oud"]]}))""",
        user,
    )
    page.reload()
    expect(words(page)).not_to_be_empty()

    assert page.evaluate("Object.keys(localStorage).length") == 0
    expect(page.get_by_text("Je hebt nog een kladje")).to_have_count(0)


def test_without_internet_the_text_stays_and_the_page_says_so(visit):
    page = open_form(visit)
    page.get_by_label("Hoe heet het?").fill("Oppasruil")
    page.context.set_offline(True)
    expect(page.get_by_text("Geen verbinding")).to_be_visible()
    page.get_by_role("button", name="Bewaren", exact=True).tap()

    expect(page.get_by_text("Je tekst staat als kladje op dit apparaat.")).to_be_visible()
    expect(page.get_by_label("Hoe heet het?")).to_have_value("Oppasruil")
    assert page.evaluate("Object.keys(localStorage).length") == 1
    page.context.set_offline(False)
    expect(page.get_by_text("Verbonden")).to_be_visible()


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_an_opened_place_and_the_question_at_the_end_are_in_nobodys_way(visit, width):
    page = open_form(visit, width)
    page.get_by_role("button", name="Verander").click()
    found = violations(page)
    page.get_by_label("Hoe heet het?").fill("Moestuin")
    expect(page.locator(".tile__hint")).to_be_visible()
    page.get_by_role("link", name="Stoppen").locator("visible=true").first.click()
    expect(page.get_by_role("heading", name="Je bent nog niet klaar.")).to_be_visible()

    assert not found + violations(page)


def test_the_place_of_a_record_can_be_pointed_at_anew(visit, town):
    page = visit("desk", SANNE)
    page.goto(f"/buurtkrachten/{town.records['Wandelgroep bij de vijver']}/wijzig")
    expect(words(page)).to_contain_text("Laat het zo: Hamrik")
    page.get_by_role("button", name="Verander").click()
    page.get_by_label("Aanwijzen op de kaart").click()
    expect(page.locator("[data-capture-map] .pin--initiative")).to_be_visible()
    page.get_by_role("button", name="Deze plek").click()

    expect(page.locator("[data-capture-map]")).to_be_hidden()
    expect(words(page)).to_contain_text("Hier: Hamrik")
    expect(page.get_by_role("button", name="Verander")).to_be_focused()
