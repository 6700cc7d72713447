"""A city of which every measure is known beforehand: what was planted is what is counted, C1 to C9.

Hamrik (3,200 people): a buurthuis in its middle and a walking group, both seen today and tied to each
other; a network that nobody checked for long, and something that was only read about. De Wierde (2,100): an
organisation whose check is due within thirty days. Laanzicht (4,100): somebody looked for green and found
none. 't Zuiderveld (40): nobody looked. Of Kloosterhof nobody knows how many live there.
"""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from app import clock
from app.models.areas import AreaGroup, AreaSet
from app.models.coverage import Round, RoundTheme
from app.models.record import Kind, KnownFrom, Precision, RelationType
from app.services.record.content import Where
from app.services.record.ties.relating import relate
from tests.factories.areas import BUURTEN, make_city
from tests.factories.record import make_asset
from tests.integration.coverage.conftest import HAMRIK, LAANZICHT, VELD, WIERDE

CLOSE = "BU00140002"
MEET, SPORT, GREEN, EAT = (
    "ontmoeten-en-verbinden",
    "bewegen-en-sport",
    "groen-en-duurzaam",
    "eten-en-koken",
)
AGES = {HAMRIK: (15, 20), WIERDE: (25, 10)}
PEOPLE = 3_200 + 2_100 + 4_100 + 40
USUAL = 1000 * 3 / PEOPLE


def with_figures(buurt):
    young, old = AGES.get(buurt.code, (None, None))
    figures = {"percent_aged_0_to_14": young, "percent_aged_65_and_over": old}
    return replace(buurt, figures=figures)


@pytest.fixture
def city(db):
    return make_city(buurten=[with_figures(buurt) for buurt in BUURTEN])


@pytest.fixture
def planted(db, city, keeper):
    house = make_asset(
        keeper,
        name="Buurthuis",
        kind=Kind.PLACE,
        themes=(MEET,),
        audiences=("ouderen",),
        languages=("nl", "ti"),
        precision=Precision.EXACT,
        where=Where(location=(232_750.0, 583_000.0)),
    )
    walking = make_asset(
        keeper, name="Wandelgroep", buurt=HAMRIK, themes=(SPORT,), audiences=("ouderen", "jongeren")
    )
    make_asset(keeper, name="Moestuin", buurt=HAMRIK, themes=(EAT,), known_from=KnownFrom.READ)
    with time_machine.travel(clock.now() - timedelta(days=900)):
        make_asset(keeper, name="Groen netwerk", kind=Kind.NETWORK, buurt=HAMRIK, themes=(GREEN,))
    with time_machine.travel(clock.now() - timedelta(days=350)):
        make_asset(keeper, name="Welzijn", kind=Kind.ORGANISATION, buurt=WIERDE, themes=(MEET,))
    relate(from_id=walking.id, to_id=house.id, kind=RelationType.USES_PLACE, viewer=keeper)
    day = clock.today() - timedelta(days=3)
    walk = Round(
        client_key=uuid4(),
        team_id=keeper.team_id,
        area_id=city.id(LAANZICHT),
        started_on=day,
        finished_on=day,
    )
    db.session.add(walk)
    db.session.flush()
    db.session.add(RoundTheme(round_id=walk.id, theme=GREEN, found=False))
    db.session.flush()


@pytest.fixture
def measured(inside, planted):
    def ask(code, **more):
        query = "&".join(f"{name}={value}" for name, value in more.items())
        return {
            one["code"]: one for one in inside.get(f"/api/v1/coverage?measure={code}&{query}").json["areas"]
        }

    return ask


KNOWN = {
    "C1": {HAMRIK: 2, WIERDE: 1, LAANZICHT: 0, VELD: 0, CLOSE: 0},
    "C2": {
        HAMRIK: 1000 * (2 + USUAL) / 4_200,
        WIERDE: 1000 * (1 + USUAL) / 3_100,
        LAANZICHT: 1000 * USUAL / 5_100,
        VELD: 1000 * USUAL / 1_040,
        CLOSE: None,
    },
    "C3": {HAMRIK: 100 * math.pi * 308**2 / (1_500 * 2_000), LAANZICHT: 0, VELD: 0},
    "C4": {HAMRIK: 2, WIERDE: 1, LAANZICHT: 0},
    "C5": {HAMRIK: 1 / 4, WIERDE: 0, LAANZICHT: None},
    "C6": {HAMRIK: 50, WIERDE: 100, LAANZICHT: None},
    "C7": {HAMRIK: 100 * 4 / 14, WIERDE: 100 / 14, LAANZICHT: 100 / 14, VELD: 0, CLOSE: 0},
    "C9": {HAMRIK: 2, WIERDE: 0, LAANZICHT: 0},
}


@pytest.mark.parametrize("code", KNOWN)
def test_each_measure_has_the_value_that_was_planted(measured, code):
    found = measured(code)

    for buurt, value in KNOWN[code].items():
        tolerance = 0.005 if code == "C3" else 1e-9
        expected = None if value is None else pytest.approx(value, rel=tolerance)
        assert found[buurt]["value"] == expected, buurt


def test_each_buurt_has_exactly_the_state_that_was_planted(measured):
    states = {code: one["state"] for code, one in measured("C1").items()}

    assert states == {
        HAMRIK: "found",
        WIERDE: "found",
        LAANZICHT: "searched",
        VELD: "unsearched",
        CLOSE: "unsearched",
    }
    assert measured("C1", theme=GREEN)[HAMRIK]["state"] == "expired", "past its date is never found"
    assert measured("C1", theme=EAT)[HAMRIK]["state"] == "expired", "only read about is never found"
    assert measured("C1", theme=EAT)[HAMRIK]["value"] == 0


def test_the_interval_is_exact_and_a_small_number_says_so(measured):
    found = measured("C2")

    assert found[HAMRIK]["low"] == pytest.approx(0.2422 / 3.2, abs=1e-3)
    assert found[HAMRIK]["high"] == pytest.approx(7.2247 / 3.2, abs=1e-3)
    assert (found[LAANZICHT]["low"], found[VELD]["flags"]) == (0, ["small_number", "within_chance"])
    assert found[CLOSE]["flags"] == ["inhabitants_unknown"]


def test_who_is_reached_stands_beside_who_lives_there_and_never_in_one_number(measured, inside):
    hamrik, laanzicht = (measured("C9")[code] for code in (HAMRIK, LAANZICHT))

    assert hamrik["audiences"] == {"ouderen": 2, "jongeren": 1}
    assert (hamrik["languages"], hamrik["for_anybody"]) == ({"nl": 1, "ti": 1}, 0)
    assert hamrik["composition"]["percent_aged_0_to_14"] == 15
    assert hamrik["composition_year"] == 2024
    assert (laanzicht["composition"], laanzicht["composition_year"]) == ({}, None)
    page = inside.get("/dekking?maat=C9").text
    assert "65 jaar en ouder 20 %" in page
    assert "Tigrinya" in page
    link = page.split("voor Ouderen")[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    assert "Buurthuis" in inside.get(link).text
    assert "Moestuin" not in inside.get(link).text
    said = inside.get("/dekking/download?wat=tabel&maat=C9&format=csv").text
    assert "procent_0–14_jaar" in said
    assert "Ouderen 2, Jongeren 1" in said


def test_of_a_group_of_buurten_who_live_there_is_the_mean_by_people(db, city, measured):
    areas = {"Noord": (HAMRIK, WIERDE), "Zuid": (HAMRIK, LAANZICHT)}
    groups = [
        AreaGroup(name=name, areas=[city.areas[code] for code in codes]) for name, codes in areas.items()
    ]
    division = AreaSet(name="Gebieden", groups=groups)
    db.session.add(division)
    db.session.flush()
    north, south = measured("C9", level=f"set-{division.id}").values()

    expected = (3_200 * 15 + 2_100 * 25) / 5_300
    assert north["composition"]["percent_aged_0_to_14"] == pytest.approx(expected)
    assert south["composition"] == {}, "of one of the two it is not known"
    assert north["audiences"] == {"ouderen": 2, "jongeren": 1}


def test_of_another_day_it_says_for_whom_it_was_then(inside, planted, keeper, city):
    with time_machine.travel(clock.now() - timedelta(days=40)):
        make_asset(keeper, name="Jongerenkoor", buurt=VELD, audiences=("jongeren",))
    day = clock.today() - timedelta(days=30)
    then = inside.get(f"/api/v1/coverage?measure=C9&as_of={day}").json["areas"]

    assert {one["code"]: one["audiences"] for one in then}[VELD] == {"jongeren": 1}
    assert {one["code"]: one["value"] for one in then}[HAMRIK] == 0
