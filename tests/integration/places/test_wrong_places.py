"""A place that is not certain (A7): the whole buurt with a flag, never a guess, in the words of the plan."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import select

from app.models.record import Asset
from app.services.record.content import content_of
from geodata.crs import to_wgs84
from importers.addresses import Found
from tests.factories.postcodes import make_postcodes

OUTSIDE = "Deze plek ligt buiten de gemeente Groningen. Kies een andere plek, of kies een buurt."
DOWN = "Adressen zoeken lukt nu niet. Kies een buurt. De rest bewaren we gewoon."
UNSURE = "We weten niet zeker of dit adres goed is gevonden."


def where(db):
    return content_of(db.session.scalars(select(Asset)).one()).where


def test_without_the_service_a_known_postcode_gives_its_whole_buurt_with_a_flag(
    colleague, db, city, put_on_map
):
    make_postcodes()

    answer = put_on_map(colleague, place="address", address="Kerkpad 3, 9732 aa", area="BU00140000")

    assert where(db).service_area == (city.id("BU00140001"),)
    assert where(db).place_uncertain
    assert where(db).location is None
    assert where(db).place_note == "Kerkpad 3, 9732 aa"
    thanks = colleague.get(answer.location).get_data(as_text=True)
    assert UNSURE in thanks
    assert "We zetten het bij de hele buurt De Wierde. Je kunt het later verbeteren." in thanks


def test_a_postcode_alone_is_enough_to_know_the_buurt(colleague, db, city, put_on_map):
    make_postcodes()

    put_on_map(colleague, place="address", address="9732AA")

    assert where(db).service_area == (city.id("BU00140001"),)


def test_without_a_postcode_the_buurt_beside_the_address_counts(colleague, db, city, put_on_map):
    make_postcodes()

    put_on_map(colleague, place="address", address="bij de kerk", area="BU00140100")

    assert where(db).service_area == (city.id("BU00140100"),)
    assert where(db).place_uncertain


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("Kerkpad 3, 9999ZZ", DOWN),
        ("Kerkpad 3", DOWN),
        ("bij de kerk", "Zet er een huisnummer bij, en een postcode of plaats."),
        ("Dam 1, 1011AB", OUTSIDE),
    ],
)
def test_an_address_that_says_no_buurt_asks_for_one_and_keeps_what_was_typed(
    colleague, db, put_on_map, address, sentence
):
    make_postcodes()

    answer = put_on_map(colleague, place="address", address=address)

    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert sentence in page
    assert f'value="{address}"' in page
    assert db.session.scalars(select(Asset)).all() == []


def test_a_postcode_outside_the_municipality_with_a_buurt_beside_it_is_that_buurt_with_a_flag(
    colleague, db, city, put_on_map
):
    make_postcodes()

    put_on_map(colleague, place="address", address="Dam 1, 1011AB", area="BU00140000")

    assert where(db).service_area == (city.id("BU00140000"),)
    assert where(db).place_uncertain


def test_an_address_that_is_certain_goes_before_its_postcode(colleague, db, put_on_map, monkeypatch):
    make_postcodes()
    found = Found(
        lon=0, lat=0, rd_x=233_420.0, rd_y=583_300.0, label="Vijverlaan 12, 9732AA Groningen", buurtcode=""
    )
    monkeypatch.setattr("app.services.record.locating.search", lambda *_, **__: found)

    put_on_map(colleague, place="address", address="9732AA 12")

    assert where(db).location == (233_420.0, 583_300.0)
    assert not where(db).place_uncertain


@pytest.mark.parametrize(
    ("rd", "accuracy", "said"),
    [
        ((233_000, 583_000), "15", "Hier: Hamrik (ongeveer 15 meter)"),
        (
            (233_000, 583_000),
            "180",
            (
                "Je plek is niet precies (ongeveer 180 meter). Klopt Hamrik? "
                "Dan zetten we het bij de hele buurt."
            ),
        ),
        ((250_000, 500_000), "15", OUTSIDE),
        (
            (234_000, 583_000),
            "15",
            (
                "Deze plek ligt in een buurt van Team De Wierde. Zij houden het bij. "
                "Jouw team staat erbij als melder."
            ),
        ),
    ],
    ids=["exact", "imprecise", "outside", "other team"],
)
def test_the_sentence_about_a_point_is_that_of_the_plan(colleague, wierde, rd, accuracy, said):
    lon, lat = to_wgs84(*map(float, rd))

    part = colleague.get(f"/buurtkrachten/nieuw/plek?lon={lon}&lat={lat}&accuracy={accuracy}")

    assert said in words_of(part.get_data(as_text=True))


@pytest.mark.parametrize(
    "sentence",
    [
        "Je telefoon geeft geen plek door. Kies een adres of een buurt.",
        (
            "Mag Opbouwkaart één keer zien waar je bent? Alleen om de plek in te vullen. "
            "We houden niet bij waar je loopt."
        ),
    ],
    ids=["no location", "permission"],
)
def test_what_the_script_says_about_the_phone_is_that_of_the_plan(app, sentence):
    script = Path(app.root_path, "static/js/capture/place.js").read_text(encoding="utf-8")

    assert f'"{sentence}"' in script


def words_of(html: str) -> str:

    return " ".join(re.sub(r"</?[^>]+>", " ", html).split()).replace(" ?", "?").replace(" .", ".")
