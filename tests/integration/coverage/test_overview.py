"""What is known per buurt and theme in a planted city, on page and in API, with the records behind it."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from app import clock
from app.database import database
from app.models.coverage import Round, RoundTheme
from app.models.record import Kind, KnownFrom, Precision, Status, Visibility
from app.queries.coverage.divisions import division
from app.queries.coverage.facts import NO_FACTS, State, facts
from app.queries.record.filters import AssetFilter
from tests.factories.partners import make_signals
from tests.factories.people import post
from tests.factories.record import make_asset
from tests.integration.coverage.conftest import HAMRIK, LAANZICHT, VELD, WIERDE, browser_of
from tests.statements import statements_of

GREEN, EAT, SPORT = "groen-en-duurzaam", "eten-en-koken", "bewegen-en-sport"


@pytest.fixture
def planted(db, city, keeper):
    """Hamrik: two fresh (one for its team), one never seen, one stopped. De Wierde: one long unchecked."""
    made = {
        "walk": make_asset(keeper, name="Wandelgroep", buurt=HAMRIK, themes=(SPORT,)),
        "secret": make_asset(
            keeper,
            name="Praatgroep",
            buurt=HAMRIK,
            themes=(GREEN,),
            visibility=Visibility.TEAM,
            sensitive=True,
            precision=Precision.BUURT,
        ),
        "read": make_asset(keeper, name="Moestuin", buurt=HAMRIK, themes=(EAT,), known_from=KnownFrom.READ),
    }
    make_asset(
        keeper, name="Oud koor", buurt=HAMRIK, themes=(EAT,), status=Status.STOPPED, status_reason="other"
    )
    with time_machine.travel(clock.now() - timedelta(days=900)):
        made["old"] = make_asset(keeper, name="Ruilkast", kind=Kind.PLACE, buurt=WIERDE, themes=(GREEN,))
    return made


def walk_of(db, viewer, area_id, themes, *, days_ago=3, found=False):
    day = clock.today() - timedelta(days=days_ago)
    walk = Round(
        client_key=uuid4(),
        team_id=viewer.team_id,
        area_id=area_id,
        started_on=day,
        finished_on=day,
    )
    db.session.add(walk)
    db.session.flush()
    db.session.add_all(RoundTheme(round_id=walk.id, theme=theme, found=found) for theme in themes)
    db.session.flush()
    return walk


def states(viewer, level="buurt"):
    found = facts(AssetFilter(), viewer, division(level))
    return lambda area_id, theme: found.get(area_id, NO_FACTS).cell(theme).state


def test_each_state_of_a_theme_in_a_buurt(db, city, keeper, planted):
    walk_of(db, keeper, city.id(LAANZICHT), (GREEN, SPORT))
    walk_of(db, keeper, city.id(LAANZICHT), (EAT,), days_ago=180)
    walk_of(db, keeper, city.id(VELD), (EAT,), found=True)
    state = states(keeper)

    assert state(city.id(HAMRIK), SPORT) is State.FOUND
    assert state(city.id(HAMRIK), EAT) is State.EXPIRED, "only read about, so nobody saw it yet"
    assert state(city.id(WIERDE), GREEN) is State.EXPIRED
    assert state(city.id(LAANZICHT), GREEN) is State.SEARCHED
    assert state(city.id(LAANZICHT), EAT) is State.UNSEARCHED, "after half a year looking counts no more"
    assert state(city.id(VELD), EAT) is State.UNSEARCHED
    assert states(keeper, "wijk")(city.id("WK001400"), SPORT) is State.FOUND


def test_what_a_visitor_may_not_see_counts_in_none_of_her_numbers(app, city, planted, keeper, outsider):
    mine = browser_of(app, keeper).get("/api/v1/coverage?measure=C1").json
    others = browser_of(app, outsider).get("/api/v1/coverage?measure=C1").json
    value = {"mine": mine, "others": others}
    in_hamrik = {who: {a["code"]: a["value"] for a in said["areas"]}[HAMRIK] for who, said in value.items()}

    assert in_hamrik == {"mine": 2, "others": 1}


def test_the_api_says_each_measure_with_limits_population_state_and_definition(inside, planted):
    answer = inside.get("/api/v1/coverage?measure=C2&level=buurt").json
    by_code = {area["code"]: area for area in answer["areas"]}
    people = 3200 + 2100 + 4100 + 40
    municipal = 1000 * 2 / people

    assert answer["municipal_rate"] == pytest.approx(municipal)
    assert (answer["definition_version"], answer["vintage"], answer["level"]) == ("1", 2024, "buurt")
    hamrik = by_code[HAMRIK]
    assert hamrik["value"] == pytest.approx((2 + municipal) / 4200 * 1000)
    assert (hamrik["n"], hamrik["population"], hamrik["state"]) == (2, 3200, "found")
    assert hamrik["low"] < hamrik["value"] < hamrik["high"]
    assert by_code[VELD]["flags"] == ["small_number", "within_chance"]
    assert by_code[VELD]["state"] == "unsearched"
    assert by_code[WIERDE]["state"] == "expired"
    of_theme = inside.get(f"/api/v1/coverage?measure=C1&theme={EAT}").json["areas"]
    assert {area["code"]: area["state"] for area in of_theme}[HAMRIK] == "expired"
    assert [area["value"] for area in inside.get("/api/v1/coverage?level=gemeente").json["areas"]] == [2]
    assert {a["code"]: a["value"] for a in inside.get("/api/v1/coverage?measure=C6").json["areas"]}[
        HAMRIK
    ] == pytest.approx(200 / 3)


@pytest.mark.parametrize(
    "query", ["measure=C99", "level=straat", "hoeveel=3", "as_of=gisteren", "as_of=9999-01-01", "theme="]
)
def test_what_it_does_not_know_is_refused(inside, query):
    assert inside.get(f"/api/v1/coverage?{query}").status_code == (200 if query == "theme=" else 400)


def test_a_finished_walk_changes_the_answer_that_was_kept(db, inside, keeper, city, planted):
    from app.services.coverage.walking import finish, start

    first = inside.get("/api/v1/coverage")
    walk = start(area_id=city.id(LAANZICHT), client_key=uuid4(), viewer=keeper)
    finish(round_id=walk, looked_for=[GREEN], viewer=keeper)
    db.session.flush()
    again = inside.get("/api/v1/coverage", headers={"If-None-Match": first.headers["ETag"]})

    assert again.status_code == 200
    assert {a["code"]: a["state"] for a in again.json["areas"]}[LAANZICHT] == "searched"


def test_every_number_of_the_matrix_opens_its_records(inside, planted):
    page = inside.get("/dekking").text
    assert "Van <strong>1</strong> van de 5 buurten weten we iets" in page
    links = re.findall(r'<a class="cell cell--(\w+)" href="([^"]+)">(\d+)', page)

    assert {state for state, _link, _number in links} == {"found", "expired"}
    for _state, link, number in links:
        listed = inside.get(html.unescape(link)).text
        assert len(set(re.findall(r'data-id="(\d+)"', listed))) == int(number), link


def test_a_period_counts_what_was_put_on_the_map_then_everywhere_alike(inside, planted):
    first = (clock.today() - timedelta(days=950)).isoformat()
    last = (clock.today() - timedelta(days=800)).isoformat()
    period = f"recorded_from={first}&recorded_until={last}"
    counted = {a["code"]: a["n"] for a in inside.get(f"/api/v1/coverage?measure=C6&{period}").json["areas"]}
    page = inside.get(f"/dekking?maat=C6&{period}").text

    assert counted == {code: int(code == WIERDE) for code in counted}
    assert "We tellen alleen wat in deze periode op de kaart kwam" in page
    ((link, number),) = set(re.findall(r'<a class="cell cell--expired" href="([^"]+)">(\d+)', page))
    listed = inside.get(html.unescape(link)).text
    assert "Ruilkast" in listed
    assert "Moestuin" not in listed
    assert number == "1"
    assert "Op de kaart gezet vanaf" in inside.get(f"/dekking/download?wat=tabel&format=csv&{period}").text


@pytest.mark.parametrize("measure", ["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C9"])
@pytest.mark.parametrize("level", ["buurt", "wijk", "gemeente"])
def test_each_measure_is_shown_for_each_level(inside, planted, measure, level):
    page = inside.get(f"/dekking?maat={measure}&indeling={level}&volgorde=getal")

    assert page.status_code == 200
    assert "Hoe tellen we dit?" in page.text


def test_other_divisions_count_their_buurten(db, inside, city, planted):
    from app.models.areas import AreaGroup, AreaSet

    division_ = AreaSet(
        name="Gebieden", groups=[AreaGroup(name="Noord", areas=[city.areas[HAMRIK], city.areas[WIERDE]])]
    )
    db.session.add(division_)
    db.session.flush()
    (area,) = inside.get(f"/api/v1/coverage?measure=C2&level=set-{division_.id}").json["areas"]

    assert (area["name"], area["n"], area["population"]) == ("Noord", 2, 5300)
    assert "Noord" in inside.get(f"/dekking?indeling=set-{division_.id}").text


def test_more_records_ask_no_more_of_the_database(db, inside, keeper, planted):
    inside.get("/dekking")
    make_asset(keeper, name="Naaiclub", buurt=WIERDE)
    few = len(statements_of(db, lambda: inside.get("/dekking")))
    for number in range(8):
        make_asset(keeper, name=f"Leesclub {number}", buurt=WIERDE)

    assert len(statements_of(db, lambda: inside.get("/dekking"))) <= few


def test_where_to_look_first_says_every_factor_and_what_chance_explains(db, app, city, keeper, inside):
    for number in range(30):
        make_asset(keeper, name=f"Groep {number}", buurt=WIERDE, themes=(GREEN,))
        make_asset(keeper, name=f"Club {number}", buurt=VELD, themes=(GREEN,))
    walk_of(db, keeper, city.id(LAANZICHT), (GREEN,))
    make_signals(keeper, 2, buurt=LAANZICHT, theme=GREEN)
    make_signals(keeper, 3, buurt=LAANZICHT, theme=GREEN, ago=400)
    page = inside.get("/dekking/eerst").text

    assert "Geen oordeel over een buurt" in page
    row = re.search(r"<tr>(?:(?!</tr>).)*Laanzicht.*?</tr>", page, re.DOTALL)[0]
    assert "gezocht, niet gevonden" in row
    assert "4.100" in row
    assert "2 signalen" in row, "what was heard more than a year ago counts no more"
    assert inside.get(f"/dekking/eerst?{GREEN}=0").text.count("Laanzicht") == 0
    assert inside.get(f"/dekking/eerst?{GREEN}=veel").status_code == 422


def test_without_anything_no_buurt_stands_out(inside):
    assert "Geen buurt springt eruit." in inside.get("/dekking/eerst").text


def test_another_day_counts_what_stood_there_then_and_opens_exactly_that(db, app, city, keeper, inside):
    with time_machine.travel(clock.now() - timedelta(days=100)):
        make_asset(keeper, name="Wandelgroep", buurt=HAMRIK, themes=(SPORT,))
        make_asset(keeper, name="Moestuin", buurt=WIERDE, themes=(EAT,), known_from=KnownFrom.READ)
    with time_machine.travel(clock.now() - timedelta(days=20)):
        make_asset(keeper, name="Leesclub", buurt=HAMRIK, themes=(SPORT,))
    walk_of(db, keeper, city.id(LAANZICHT), (GREEN,), days_ago=90)
    walk_of(db, keeper, city.id(VELD), (GREEN,), days_ago=10)
    db.session.flush()
    day = clock.today() - timedelta(days=60)
    known = facts(AssetFilter(), keeper, division("buurt"), day, with_checks=True)

    assert (known[city.id(HAMRIK)].fresh, known[city.id(HAMRIK)].checks) == (1, 1)
    assert known[city.id(HAMRIK)].strengths == 1
    assert known[city.id(WIERDE)].cell(EAT).state is State.EXPIRED
    assert known[city.id(LAANZICHT)].cell(GREEN).state is State.SEARCHED
    assert city.id(VELD) not in known, "nobody had walked there yet"
    said = inside.get(f"/api/v1/coverage?as_of={day}").json
    assert (said["as_of"], {a["code"]: a["value"] for a in said["areas"]}[HAMRIK]) == (day.isoformat(), 1)

    page = inside.get(f"/dekking?dag={day}").text
    assert "Zo stond het er op" in page
    links = re.findall(r'<a class="cell cell--(\w+)" href="(/toen[^"]+)">(\d+)', page)
    assert {state for state, _link, _number in links} == {"found", "expired"}
    for _state, link, number in links:
        assert f"<strong>{number} buurtkracht" in inside.get(html.unescape(link)).text, link


def test_a_choice_that_another_day_has_no_answer_to_is_refused(inside, planted):
    yesterday = clock.today() - timedelta(days=1)

    assert inside.get(f"/api/v1/coverage?as_of={yesterday}&cost=free").status_code == 400
    assert inside.get(f"/dekking?dag={yesterday}&cost=free").status_code == 422
    assert inside.get("/dekking?dag=morgen").status_code == 422


def test_where_to_look_first_can_be_asked_of_another_day_and_searched_from_a_line(
    db, app, city, keeper, inside
):
    with time_machine.travel(clock.now() - timedelta(days=40)):
        for number in range(30):
            make_asset(keeper, name=f"Groep {number}", buurt=WIERDE, themes=(GREEN,))
            make_asset(keeper, name=f"Club {number}", buurt=VELD, themes=(GREEN,))
    walk_of(db, keeper, city.id(LAANZICHT), (GREEN,), days_ago=20)
    before, since = (clock.today() - timedelta(days=days) for days in (30, 10))

    assert "Laanzicht</a></th>" not in inside.get(f"/dekking/eerst?dag={before}").text, "nobody had looked"
    page = inside.get(f"/dekking/eerst?dag={since}").text
    assert "Laanzicht</a></th>" in page
    assert f"Stand {since}" in inside.get(f"/dekking/eerst/download?format=csv&dag={since}").text
    line = re.search(r"<tr>(?:(?!</tr>).)*Laanzicht.*?</tr>", page, re.DOTALL)[0]
    chips = dict(re.findall(r'name="(\w+)" value="([^"]*)"', line))
    assert (chips["themes"], chips["buurten"], chips["deur"]) == (GREEN, LAANZICHT, "question")
    found = post(inside, "/partners", {name: chips[name] for name in ("themes", "buurten", "deur")}).text
    assert "Laanzicht" in found
    assert "Groen" in found


def test_another_wijk_of_the_matrix_leaves_everything_else_as_it_was_chosen(inside, keeper):
    make_asset(keeper, name="Koor", buurt=HAMRIK)
    page = inside.get("/dekking?maat=C3&afstand=800&avond=yes&volgorde=getal&theme=eten-en-koken&in=X").text
    form = page.partition('class="coverage__where"')[2].partition("</form>")[0]
    kept = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form))

    assert kept == {
        "maat": "C3",
        "afstand": "800",
        "avond": "yes",
        "volgorde": "getal",
        "theme": "eten-en-koken",
    }


def test_where_nobody_knows_how_many_live_the_page_says_so_and_what_to_do(inside, city, keeper):
    assert "We weten niet hoeveel mensen er wonen." not in inside.get("/dekking?maat=C3").text
    for area in city.areas.values():
        area.inhabitants = None
    database.session.flush()

    assert "We weten niet hoeveel mensen er wonen." in inside.get("/dekking?maat=C2").text
    assert "We weten niet hoeveel mensen er wonen." not in inside.get("/dekking?maat=C1").text
