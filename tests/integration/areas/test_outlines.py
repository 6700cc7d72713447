"""The document that the map draws its areas from."""

from __future__ import annotations

import gzip

import orjson

from app.models.areas import AreaLevel, VintageKind
from app.queries.areas.areas import area_options
from app.queries.areas.codes import names_of
from app.queries.areas.outlines import outlines
from tests.factories.areas import BUURTEN, make_buurt, make_city


def test_a_document_holds_each_area_of_the_level_with_what_the_map_needs(db):
    make_city()
    document = outlines(AreaLevel.BUURT)
    collection = orjson.loads(document.json)
    assert collection["vintage"] == {
        "year": 2024,
        "kind": "official",
        "attribution": "Bron: CBS / Kadaster, bewerkt",
    }
    assert [feature["id"] for feature in collection["features"]] == [buurt.code for buurt in BUURTEN]
    first = collection["features"][0]
    assert first["geometry"]["type"] == "Polygon"
    assert first["properties"] == {
        "code": "BU00140000",
        "name": "Hamrik",
        "level": "buurt",
        "parent": "WK001400",
        "lon": 6.551463,
        "lat": 53.227945,
        "inhabitants": 3200,
    }
    assert orjson.loads(outlines(AreaLevel.GEMEENTE).json)["features"][0]["properties"]["parent"] is None


def test_the_packed_form_is_the_same_document(db):
    make_city()
    document = outlines(AreaLevel.WIJK)
    assert gzip.decompress(document.gzipped) == document.json


def test_a_document_is_made_once_and_anew_after_a_load(db):
    make_city(year=2023)
    first = outlines(AreaLevel.BUURT)
    assert outlines(AreaLevel.BUURT) is first
    make_city(year=2024, buurten=BUURTEN[:4])
    second = outlines(AreaLevel.BUURT)
    assert len(orjson.loads(second.json)["features"]) == 4
    assert second.etag != first.etag


def test_schematic_cells_say_so_and_have_no_inhabitants(db):
    make_city(kind=VintageKind.SCHEMATIC)
    collection = orjson.loads(outlines(AreaLevel.BUURT).json)
    assert collection["vintage"]["kind"] == "schematic"
    assert {feature["properties"]["inhabitants"] for feature in collection["features"]} == {None}


def test_before_the_first_load_the_document_is_empty(db):
    assert orjson.loads(outlines(AreaLevel.BUURT).json)["features"] == []


def test_the_list_to_choose_from_stands_in_order_of_name_in_the_current_year(db):
    make_city(year=2023, buurten=[*BUURTEN, make_buurt("BU00140199", "Aa", BUURTEN[4].boundary.buffer(-600))])
    make_city(year=2024)
    options = area_options()
    assert [wijk.name for wijk in options] == ["Noorderham", "Zuiderlaan"]
    assert [buurt.name for buurt in options[0].buurten] == ["De Wierde", "Hamrik", "Kloosterhof"]
    assert [buurt.name for buurt in options[1].buurten] == ["Laanzicht", "'t Zuiderveld"]
    assert names_of([buurt.id for buurt in options[1].buurten]) == ["Laanzicht", "'t Zuiderveld"]
