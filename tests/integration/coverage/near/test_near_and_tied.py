"""What is near (C3) and how it hangs together (C5), each counted from what the visitor may see."""

from __future__ import annotations

import re

import pytest

from app.models.record import KnownFrom, Openness, Precision, RelationType
from app.queries.coverage.divisions import division
from app.queries.coverage.ties import tied
from app.queries.record.filters import AssetFilter
from app.rhythms import Pauses, Season
from app.services.record.content import Where
from app.services.record.ties.relating import relate
from tests.factories.record import make_asset, weekly
from tests.integration.coverage.conftest import HAMRIK, LAANZICHT, VELD, WIERDE


@pytest.fixture
def near(inside):
    def values(query=""):
        said = inside.get(f"/api/v1/coverage?measure=C3{query}").json["areas"]
        return {area["code"]: area["value"] for area in said}

    return values


def test_further_is_more_and_the_evening_and_the_summer_are_less(near, keeper):
    make_asset(keeper, name="Buurttuin", pauses=Pauses(seasons=(Season.SUMMER,)))
    first = near()

    assert 0 < first[HAMRIK] < 100
    assert near("&distance=800")[HAMRIK] > first[HAMRIK]
    assert near("&evening=yes")[HAMRIK] == 0, "nobody said that it is there in the evening"
    assert near("&summer=yes")[HAMRIK] == 0
    make_asset(keeper, name="Avondkoor", rhythm=weekly(begins=(19, 30), ends=(21, 0)))
    assert near("&evening=yes")[HAMRIK] == near("&summer=yes")[HAMRIK] == pytest.approx(first[HAMRIK])


def test_what_is_not_seen_for_members_or_without_a_place_is_near_nobody(near, keeper):
    make_asset(keeper, name="Gelezen", known_from=KnownFrom.READ)
    make_asset(keeper, name="Besloten club", openness=Openness.MEMBERS)
    make_asset(keeper, name="Voor de buurt", buurt=HAMRIK)

    assert near()[HAMRIK] == 0


def test_a_place_that_others_see_no_nearer_than_its_buurt_is_near_nobody_for_them(
    app, keeper, outsider, near
):
    from tests.integration.coverage.conftest import browser_of

    make_asset(keeper, name="Praatgroep", precision=Precision.BUURT)
    others = browser_of(app, outsider).get("/api/v1/coverage?measure=C3").json["areas"]

    assert near()[HAMRIK] > 0
    assert {area["code"]: area["value"] for area in others}[HAMRIK] == 0


def test_a_larger_part_is_the_mean_of_its_buurten_by_people_when_all_are_known(near, inside, keeper):
    make_asset(keeper, name="Boven", where=Where(location=(234_000.0, 581_000.0)))
    make_asset(keeper, name="Beneden", where=Where(location=(235_000.0, 581_500.0)))
    wijken = inside.get("/api/v1/coverage?measure=C3&level=wijk").json["areas"]
    said, by_buurt = {one["code"]: one for one in wijken}, near()
    people = {LAANZICHT: 4100, VELD: 40}
    expected = sum(by_buurt[code] * number for code, number in people.items()) / sum(people.values())

    assert said["WK001401"]["value"] == pytest.approx(expected)
    assert said["WK001400"]["value"] is None, "nobody knows how many live in Kloosterhof"
    assert said["WK001400"]["flags"] == ["unmeasured"]


def test_the_page_offers_what_near_means_and_refuses_another_distance(inside, keeper):
    make_asset(keeper)

    assert "Hoe ver lopen?" in inside.get("/dekking?maat=C3&afstand=800&avond=yes").text
    assert inside.get("/dekking?maat=C3&afstand=500").status_code == 422
    assert inside.get("/api/v1/coverage?measure=C3&distance=500").status_code == 400


def test_ties_per_record_the_largest_whole_and_who_holds_it_together(city, inside, keeper):
    walk, choir, garden = (make_asset(keeper, name=name, buurt=HAMRIK) for name in ("Wandel", "Koor", "Tuin"))
    make_asset(keeper, name="Alleen", buurt=HAMRIK)
    elsewhere = make_asset(keeper, name="Buurthuis", buurt=WIERDE)
    for one, other in ((walk, choir), (walk, garden), (garden, elsewhere)):
        relate(from_id=one.id, to_id=other.id, kind=RelationType.WORKS_WITH, viewer=keeper)
    ties = tied(AssetFilter(), keeper, division("buurt"))
    here, there = ties[city.id(HAMRIK)], ties[city.id(WIERDE)]

    assert (here.per_record, here.together, here.bridges) == (3 / 4, 3 / 4, 2)
    assert (there.per_record, there.together, there.bridges) == (1, 1, 0)
    said = inside.get("/api/v1/coverage?measure=C5").json["areas"]
    assert {area["code"]: area["value"] for area in said}[HAMRIK] == pytest.approx(3 / 4)
    assert "Zit vast aan elkaar" in inside.get("/dekking?maat=C5").text


def test_a_rate_ranks_nobody_whom_chance_can_not_tell_apart(inside, keeper):
    for number in range(60):
        make_asset(keeper, name=f"Groep {number}", buurt=WIERDE)
    make_asset(keeper, name="Koor", buurt=HAMRIK)
    page = inside.get("/dekking?maat=C2&volgorde=getal").text
    rows = re.findall(r'<tr><th scope="row">(.*?)</th>', page.partition("</table>")[0])
    said = [re.sub(r"<[^>]+>", " ", row).split("  ") for row in rows]
    names = [row[0].strip() for row in said]

    assert names == ["De Wierde", "&#39;t Zuiderveld", "Hamrik", "Laanzicht", "Kloosterhof"]
    assert "meer dan gewoon" in rows[0]
    assert "toeval telt zwaar" in rows[1]
    assert "dan gewoon" not in rows[1]
    assert "minder dan gewoon" in rows[2]
    assert "aantal inwoners niet bekend" in rows[4]


def test_a_file_says_chance_few_people_and_how_near_was_measured(inside, keeper):
    make_asset(keeper, name="Koor", buurt=HAMRIK)
    rates = inside.get("/dekking/download?wat=tabel&maat=C2&format=csv").get_data(as_text=True)
    states = inside.get("/dekking/download?wat=themas&format=csv").get_data(as_text=True)
    near = inside.get("/dekking/download?wat=tabel&maat=C3&avond=yes&format=csv").get_data(as_text=True)

    assert "te klein om iets te zeggen" in rates
    assert "minder dan 500 inwoners: toeval telt zwaar" in states
    assert "400 meter · ook ’s avonds · inwoners gelijk over hun buurt" in near
