"""The map page: what it starts with, its list and card, and what stands there without JavaScript."""

from __future__ import annotations

import gzip
import json
import re

import pytest
from justhtml import JustHTML

from app.models.people import Role
from app.models.record import Aware, Kind, Precision, Visibility
from app.services.record.content import Where
from app.web.record.map.packing import packed
from geodata.crs import to_wgs84
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.people import make_team, make_team_buurt, make_user, sign_in, viewer_of
from tests.factories.record import IN_HAMRIK, make_asset
from tests.factories.training import make_claim, make_module, make_programme, make_session

LON, LAT = to_wgs84(*IN_HAMRIK)
BOX = f"{LON - 0.01:.3f},{LAT - 0.006:.3f},{LON + 0.01:.3f},{LAT + 0.006:.3f}"
ELSEWHERE = "6.40,53.10,6.42,53.12"
HOSTILE = "</script><img src=x onerror=alert(1)>${alert(1)}`"
SHOWN = {"aware": Aware.YES, "precision": Precision.EXACT}


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


def browser(app, *roles, team=None):
    made = another(app)
    sign_in(made, make_user(team=team, roles=[role.value for role in roles or (Role.MEMBER,)]))
    return made


@pytest.fixture
def client(app, team):
    return browser(app, team=team)


def read(client, address="/"):
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return JustHTML(answer.text, sanitize=False, fragment=not answer.text.lstrip().startswith("<!doctype"))


def start_of(client, query=""):
    page = client.get(f"/?{query}").text
    block = re.search(r'<script type="application/json" id="map-start">(.*?)</script>', page, re.DOTALL)
    return json.loads(block[1])


def names(page):
    return [link.to_text().strip() for link in page.query(".result-row .row-link")]


def words(page, selector):
    return " ".join(found.to_text(separator=" ").strip() for found in page.query(selector))


def test_the_map_starts_in_the_buurten_of_the_team(client, city):
    (south, west), (north, east) = start_of(client)["box"]

    lon, lat = to_wgs84(*city.place_in("BU00140000"))
    assert west < lon < east
    assert south < lat < north
    assert east - west < 0.03


def test_who_has_no_buurten_starts_with_the_whole_municipality(app, city):
    given = start_of(browser(app, Role.MANAGER))

    assert given["box"] == given["whole"]


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ("53.235,6.535,15", [53.235, 6.535, 15.0]),
        ("53.235,6.535,13.5", [53.235, 6.535, 13.5]),
        ("0,0,3", None),
        ("53.2,6.5,99", None),
        ("nan,6.5,14", None),
        ("ergens", None),
    ],
)
def test_a_link_opens_the_map_where_it_looked(client, view, expected):
    assert start_of(client, f"view={view}")["view"] == expected


def test_a_link_with_a_box_opens_the_map_at_that_box(client):
    (south, west), (north, east) = start_of(client, f"bbox={BOX}")["box"]

    assert f"{west:.3f},{south:.3f},{east:.3f},{north:.3f}" == BOX


def test_a_link_restores_the_choices_in_the_form(client, city):
    page = read(client, "/?theme=eten-en-koken&kind=place&buurt=BU00140100&q=taal&freshness=due")

    checked = {(box.attrs["name"], box.attrs["value"]) for box in page.query("input[checked]")}
    assert checked == {
        ("theme", "eten-en-koken"),
        ("kind", "place"),
        ("buurt", "BU00140100"),
        ("freshness", "due"),
    }
    assert page.query("input[name=q]")[0].attrs["value"] == "taal"


def test_without_a_choice_every_kind_shows(client):
    page = read(client)

    kinds = page.query("input[name=kind]")
    assert len(kinds) == 5
    assert all("checked" in kind.attrs for kind in kinds)


def test_a_choice_leads_back_one_step_at_a_time(client, city):
    page = read(client, "/?theme=eten-en-koken&buurt=BU00140100")

    ways = {link.to_text().split(",")[0].strip(): link.attrs["href"] for link in page.query(".chosen .chip")}
    assert ways["Laanzicht"] == "/?theme=eten-en-koken"
    assert ways["Eten en koken"] == "/?buurt=BU00140100"


def test_own_buurten_stand_first_and_once(client):
    page = read(client)

    boxes = [box.attrs["value"] for box in page.query("input[name=buurt]")]
    assert boxes[0] == "BU00140000"
    assert len(boxes) == len(set(boxes)) == 5


def test_the_leergang_is_a_choice_for_who_may_see_it(app, team):
    held = make_session(make_module(make_programme(), title="Bijeenkomst over buurtkracht"))

    member, partner = browser(app, team=team), browser(app, Role.PARTNER)

    assert f'<option value="{held.module_id}">Bijeenkomst over buurtkracht' in member.get("/").text
    assert "Uit de leergang" not in partner.get("/").text


def test_the_list_comes_along_for_who_has_no_script(client, keeper):
    make_asset(keeper, name="Eettafel")
    make_asset(keeper, name="Telefooncirkel", where=Where(whole_municipality=True))

    page = client.get("/").text

    without_script = "".join(re.findall(r"<noscript>(.*?)</noscript>", page, re.DOTALL))
    assert "Eettafel" in without_script
    assert "Telefooncirkel" in without_script


def test_the_list_of_the_map_holds_what_lies_in_its_box(client, keeper):
    make_asset(keeper, name="Eettafel", **SHOWN)
    make_asset(keeper, name="Telefooncirkel", where=Where(whole_municipality=True))

    page = read(client, f"/buurtkrachten/in-beeld?bbox={BOX}")

    assert names(page) == ["Eettafel"]
    assert words(page, ".results-head strong") == "1 buurtkracht"
    assert "1 zonder vaste plek" in words(page, ".placeless")


def test_the_list_is_marked_and_sorted_as_asked(client, keeper):
    x, y = IN_HAMRIK
    far = make_asset(keeper, name="Aan de rand", where=Where(location=(x + 300, y)), **SHOWN)
    make_asset(keeper, name="In het midden", **SHOWN)

    near_first = read(client, f"/buurtkrachten/in-beeld?bbox={BOX}&pick={far.id}")
    by_name = read(client, f"/buurtkrachten/in-beeld?bbox={BOX}&sort=name")

    assert names(near_first) == ["In het midden", "Aan de rand"]
    assert names(by_name) == ["Aan de rand", "In het midden"]
    assert words(near_first, ".result-row--chosen .row-link") == "Aan de rand"


def test_an_empty_place_says_what_that_does_not_mean(client, city):
    page = read(client, f"/buurtkrachten/in-beeld?bbox={BOX}")

    assert "Dat betekent niet dat er niets is" in words(page, ".empty")
    assert page.query("[data-wijk]")[0].attrs["data-wijk"] == "WK001400"


def test_outside_the_municipality_there_is_no_wijk_to_show(client, city):
    page = read(client, f"/buurtkrachten/in-beeld?bbox={ELSEWHERE}")

    assert page.query("[data-wijk]")[0].attrs["data-wijk"] == ""


def test_more_than_fits_leads_to_the_whole_list(client, keeper):
    for number in range(52):
        make_asset(keeper, name=f"Eettafel {number}", **SHOWN)

    page = read(client, f"/buurtkrachten/in-beeld?bbox={BOX}")

    assert len(names(page)) == 50
    assert "Toon alle 52 in de lijst" in words(page, ".map-results__more")


@pytest.mark.parametrize(("accepts", "packs"), [("gzip, br", True), ("identity", False), ("gzip;q=0", False)])
def test_the_list_goes_over_the_wire_as_the_browser_takes_it(app, accepts, packs):
    rows = "<li>Eettafel</li>" * 100

    with app.test_request_context(headers={"Accept-Encoding": accepts}):
        answer = packed(rows)

    assert (answer.headers.get("Content-Encoding") == "gzip") is packs
    body = gzip.decompress(answer.get_data()) if packs else answer.get_data()
    assert body.decode() == rows
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_the_card_says_what_where_for_whom_and_from_which_bijeenkomst(client, keeper):
    asset = make_asset(
        keeper,
        name="Eettafel",
        summary="Elke dinsdag samen eten.",
        audiences=("ouderen",),
        offers=("space",),
        needs=("hands",),
        **SHOWN,
    )
    module = make_module(make_programme(), title="Wie wonen hier?")
    make_claim(asset.id, make_session(module), by=keeper)

    page = read(client, f"/buurtkrachten/{asset.id}/kaartje")

    assert words(page, "h2") == "Eettafel"
    card = words(page, ".record-card")
    for said in ("Initiatief of activiteit · Hamrik", "Elke dinsdag samen eten.", "Voor ouderen"):
        assert said in card
    for said in (
        "Heeft te bieden: ruimte",
        "Kan gebruiken: mensen die meehelpen",
        "Hielp mee: Wie wonen hier?",
    ):
        assert said in card
    (opens,) = page.query(".record-card__actions > a.nl-button")
    assert opens.attrs["href"] == f"/buurtkrachten/{asset.id}"


def test_the_pin_of_the_card_is_where_this_visitor_may_see_it(app, client, keeper, city):
    asset = make_asset(keeper, name="Praatgroep", precision=Precision.BUURT, aware=Aware.YES)
    stranger = browser(app, team=make_team(name="Team Laanzicht"))

    own, others = (pin_of(visitor, asset.id) for visitor in (client, stranger))

    assert (own["lon"], own["lat"]) == pytest.approx((LON, LAT), abs=1e-5)
    assert (others["lon"], others["lat"]) == pytest.approx(to_wgs84(*city.place_in("BU00140000")), abs=1e-5)
    assert others["precision"] == "buurt"


def pin_of(visitor, asset_id):
    page = read(visitor, f"/buurtkrachten/{asset_id}/kaartje")
    return json.loads(page.query("[data-pin]")[0].attrs["data-pin"])


def test_a_record_of_another_team_alone_has_no_card(app, keeper):
    hidden = make_asset(keeper, name="Praatgroep", visibility=Visibility.TEAM)
    stranger = browser(app, team=make_team(name="Team Laanzicht"))

    assert stranger.get(f"/buurtkrachten/{hidden.id}/kaartje").status_code == 404
    page = stranger.get(f"/?pick={hidden.id}")
    assert page.status_code == 200
    assert "Praatgroep" not in page.text


@pytest.mark.parametrize("pick", ["999999", "abc", "-1", "9" * 40, "١"])
def test_a_link_to_what_is_gone_still_opens_the_map(client, city, pick):
    page = read(client, f"/?pick={pick}")

    assert not page.query(".record-card")


def test_a_link_to_a_record_opens_its_card(client, keeper):
    asset = make_asset(keeper, name="Eettafel", kind=Kind.PLACE, **SHOWN)

    page = read(client, f"/?pick={asset.id}")

    assert words(page, ".record-card h2") == "Eettafel"
    assert start_of(client, f"pick={asset.id}")["pin"]["kind"] == "place"


def test_a_hostile_name_stays_a_name(client, keeper):
    asset = make_asset(keeper, name=HOSTILE, summary=HOSTILE, **SHOWN)

    whole = read(client, f"/?pick={asset.id}")
    given = start_of(client, f"pick={asset.id}")

    assert given["pin"]["name"] == HOSTILE
    assert not whole.query("img[src=x]")
    assert pin_of(client, asset.id)["name"] == HOSTILE


def test_the_line_about_what_has_no_place_follows_the_choice(client, keeper):
    make_asset(keeper, name="Telefooncirkel", where=Where(whole_municipality=True))

    any_kind = client.get("/buurtkrachten/zonder-plek").text
    places = client.get("/buurtkrachten/zonder-plek?kind=place").text

    assert "1 zonder vaste plek" in any_kind
    assert not places.strip()


def test_who_may_not_record_is_not_asked_to(app, city):
    partner = browser(app, Role.PARTNER)

    assert "record" not in start_of(partner)["addresses"]


def test_schematic_borders_say_that_they_are(app, db):
    from app.models.areas import VintageKind

    make_city(kind=VintageKind.SCHEMATIC)

    assert "Grenzen zijn schematisch" in browser(app).get("/").text


def test_before_the_first_boundaries_there_is_a_map_as_well(app, db):
    given = start_of(browser(app))

    assert given["box"] == given["whole"] == [[50.7, 3.3], [53.6, 7.25]]


def test_a_choice_that_cannot_be_is_refused_in_words(client):
    answer = client.get("/?kind=kasteel")

    assert answer.status_code == 422
    assert "kasteel" not in answer.text
