"""The list: the same choices, records and order as the map; fifty a page; a way out when nothing is found."""

from __future__ import annotations

import pytest
from justhtml import JustHTML

from app.models.people import Role
from app.models.record import Aware, Kind, Visibility
from app.services.record.content import Where
from geodata.crs import to_wgs84
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.people import make_team, make_team_buurt, make_user, sign_in, viewer_of
from tests.factories.record import IN_HAMRIK, make_asset
from tests.factories.training import make_claim, make_session
from tests.statements import statements_of

LON, LAT = to_wgs84(*IN_HAMRIK)
BOX = f"{LON - 0.01:.3f},{LAT - 0.006:.3f},{LON + 0.01:.3f},{LAT + 0.006:.3f}"
"""Around a place in BU00140000."""


@pytest.fixture
def city(db):
    return make_city()


@pytest.fixture
def team(city):
    made = make_team(name="Team Hamrik")
    make_team_buurt(team=made, area=city.areas["BU00140000"])
    return made


@pytest.fixture
def keeper(team):
    return viewer_of(make_user(team=team))


@pytest.fixture
def client(app, team):
    return browser(app, team=team)


def browser(app, *roles, team=None):
    made = another(app)
    sign_in(made, make_user(team=team, roles=[role.value for role in roles or (Role.MEMBER,)]))
    return made


def read(client, query=""):
    answer = client.get(f"/lijst?{query}")
    assert answer.status_code == 200, answer.text
    return JustHTML(answer.text, sanitize=False)


def names(page):
    return [link.to_text().strip() for link in page.query(".result-row .row-link")]


def count(page):
    return page.query(".results-head strong")[0].to_text().strip()


def links(page, text):
    return [link.attrs["href"] for link in page.query("a") if text in link.to_text()]


def test_records_stand_by_name_whatever_their_capitals_and_accents(client, keeper):
    for name in ("Zwemclub", "étoile", "Eettafel", "aardappelrooiers"):
        make_asset(keeper, name=name)

    page = read(client)

    assert names(page) == ["aardappelrooiers", "Eettafel", "étoile", "Zwemclub"]
    assert count(page) == "4 buurtkrachten"


def test_the_newest_come_first_when_asked(client, keeper):
    for name in ("Beta", "Alfa", "Gamma"):
        make_asset(keeper, name=name)

    assert names(read(client, "sort=new")) == ["Gamma", "Alfa", "Beta"]


def test_a_box_of_the_map_sorts_by_what_is_near_its_middle_and_can_be_taken_away(client, keeper):
    make_asset(keeper, name="Alfa, verder weg", where=Where(location=(233_140.0, 582_900.0)))
    make_asset(keeper, name="Beta, dichtbij", where=Where(location=IN_HAMRIK))
    make_asset(keeper, name="Overal", where=Where(whole_municipality=True))

    page = read(client, f"bbox={BOX}")

    assert names(page) == ["Beta, dichtbij", "Alfa, verder weg"]
    assert names(read(client, f"bbox={BOX}&sort=name")) == [
        "Alfa, verder weg",
        "Beta, dichtbij",
    ]
    (away,) = links(page, "Alleen dit stuk van de kaart")
    assert len(names(JustHTML(client.get(away).text, sanitize=False))) == 3
    assert [field.attrs["value"] for field in page.query("input[name=bbox]")] == [BOX]


def test_near_without_a_place_is_by_name(client, keeper):
    for name in ("Beta", "Alfa"):
        make_asset(keeper, name=name)
    page = read(client, "sort=near")

    assert names(page) == ["Alfa", "Beta"]
    assert not links(page, "Dichtbij eerst")


def test_the_list_is_what_the_map_shows_beside_itself(client, keeper):
    for number in range(4):
        make_asset(
            keeper,
            name=f"Nummer {number}",
            kind=Kind.PLACE,
            where=Where(location=(233_000.0 + number, 583_000.0)),
        )
    make_asset(keeper, name="Geen plek")

    for query in (f"kind=place&bbox={BOX}", f"kind=place&bbox={BOX}&sort=new", f"bbox={BOX}&sort=name"):
        beside = JustHTML(client.get(f"/buurtkrachten/in-beeld?{query}").text, sanitize=False, fragment=True)
        assert names(read(client, query)) == names(beside) != []


def test_fifty_a_page_with_the_choices_and_the_order_kept(client, keeper):
    for number in range(51):
        make_asset(keeper, name=f"Nummer {number:02}", kind=Kind.PLACE)

    first = read(client, "kind=place&sort=new")
    (following,) = links(first, "Volgende")
    second = JustHTML(client.get(following).text, sanitize=False)

    assert len(names(first)) == 50
    assert not links(first, "Vorige")
    assert names(second) == ["Nummer 00"]
    assert "51 tot en met 51 van 51" in second.query(".pagination")[0].to_text()
    (back,) = links(second, "Vorige")
    assert names(JustHTML(client.get(back).text, sanitize=False)) == names(first)


@pytest.mark.parametrize("page", ["0", "-1", "99", "999999", "99999999999999999999", "twee", ""])
def test_a_page_that_is_not_there_is_the_nearest_that_is(client, keeper, page):
    make_asset(keeper, name="Enige")

    assert names(read(client, f"page={page}")) == ["Enige"]


def test_every_choice_can_be_taken_back_alone_or_all_at_once(client, keeper):
    make_asset(keeper, themes=("eten-en-koken",), audiences=("ouderen",))
    page = read(client, "theme=eten-en-koken&audience=ouderen&buurt=BU00140000&sort=new")

    chips = [link.attrs["href"] for link in page.query("[data-chosen] .chip")]

    assert sorted(chips) == [
        "/lijst?audience=ouderen&buurt=BU00140000",
        "/lijst?theme=eten-en-koken&audience=ouderen",
        "/lijst?theme=eten-en-koken&buurt=BU00140000",
    ]
    assert links(page, "Wis alle keuzes") == ["/lijst"]


def test_the_switch_to_the_map_keeps_the_choices(client, city):
    (to_map,) = [link for link in links(read(client, "kind=place&q=thee"), "Kaart") if "?" in link]

    assert to_map == "/?q=thee&kind=place"


def test_all_kinds_are_as_good_as_none(client, keeper):
    make_asset(keeper)
    every = "&".join(f"kind={kind.value}" for kind in Kind)

    assert not [link for link in links(read(client, every), "Lijst") if "kind" in link]


def test_a_form_sent_without_a_script_sends_all_its_fields(client, keeper):
    make_asset(keeper, name="Theetuin", kind=Kind.PLACE)

    assert names(read(client, "q=theetuin&kind=place&module=&session=&team=&sort=name")) == ["Theetuin"]


def test_nothing_found_says_which_choice_to_take_back_and_what_that_gives(client, keeper):
    for name in ("Theetuin", "Moestuin"):
        make_asset(keeper, name=name, kind=Kind.PLACE, themes=("groen-en-duurzaam",))
    page = read(client, "kind=place&theme=eten-en-koken")

    text = page.query(".empty")[0].to_text()

    assert "Niets gevonden met deze keuzes." in text
    assert "Zonder ‘Eten en koken’ zijn het er 2." in text
    assert links(page, "Haal ‘Eten en koken’ weg") == ["/lijst?kind=place"]


def test_a_word_without_a_hit_and_an_empty_map_say_what_to_do(client, city):
    assert "Geen treffer voor ‘rolstoelmoestuin’" in client.get("/lijst?q=rolstoelmoestuin").text
    empty = client.get("/lijst").text
    assert "Hier staat nog niets." in empty
    assert "Dat betekent niet dat er niets is." in empty


def test_the_part_with_the_results_is_all_that_a_script_asks_for(client, keeper):
    make_asset(keeper, name="Theetuin")

    part = client.get("/lijst?part=results").text

    assert "Theetuin" in part
    assert "<html" not in part
    assert "part=" not in part


def test_an_unknown_choice_is_refused_in_words(client):
    answer = client.get("/lijst?kleur=rood")

    assert answer.status_code == 422
    assert "kleur" in answer.text


def test_outsiders_and_guests_find_only_what_they_may_see(app, client, keeper):
    make_asset(keeper, name="Alleen ons team", visibility=Visibility.TEAM)
    make_asset(keeper, name="Voor collega's")
    make_asset(keeper, name="Voor iedereen", visibility=Visibility.PUBLIC, aware=Aware.PUBLIC)

    assert names(read(client)) == ["Alleen ons team", "Voor collega's", "Voor iedereen"]
    assert names(read(browser(app, team=make_team()))) == ["Voor collega's", "Voor iedereen"]
    guest = read(browser(app, Role.PARTNER))
    assert names(guest) == ["Voor iedereen"]
    assert count(guest) == "1 buurtkracht"
    assert another(app).get("/lijst").status_code == 302


def test_what_came_from_the_leergang_can_be_chosen(client, keeper):
    fits = make_asset(keeper, name="Moestuin")
    make_asset(keeper, name="Iets anders")
    make_claim(fits.id, make_session(), by=keeper)

    assert names(read(client, "training=yes")) == ["Moestuin"]


def test_a_hostile_name_is_text(client, keeper):
    hostile = "</script><img src=x onerror=alert(1)>{{ 7 * 7 }}"
    make_asset(keeper, name=hostile)

    assert names(read(client)) == [hostile]


def test_more_records_cost_no_more_questions_to_the_database(client, keeper, db):
    make_asset(keeper)
    few = len(statements_of(db, lambda: client.get("/lijst")))
    for number in range(12):
        make_asset(keeper, name=f"Nummer {number}")

    assert len(statements_of(db, lambda: client.get("/lijst"))) == few <= 25
