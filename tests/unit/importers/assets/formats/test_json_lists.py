"""JSON that is no GeoJSON: lists of objects of programs, and answers of Overpass."""

from __future__ import annotations

import json

import pytest

from importers.records import ImportRefused

PLACE = {"lat": 53.21, "lon": 6.56}


def overpass(*elements, **members):
    return json.dumps({"version": 0.6, "osm3s": {}, "elements": list(elements), **members})


@pytest.mark.parametrize("wrap", [lambda rows: rows, lambda rows: {"aantal": 1, "results": rows}])
def test_a_list_of_objects_is_read_at_the_top_or_under_a_name(read_list, wrap):
    rows = [
        {"naam": "De Pan", "soort": "plek", "positie": PLACE},
        {"soort": "plek", "naam": "De Kan", "extra": None},
    ]
    result = read_list(json.dumps(wrap(rows)), name="lijst.json")
    assert [(record.name, record.lon) for record in result.records] == [("De Pan", 6.56), ("De Kan", None)]
    assert result.recognised.format == "json"


@pytest.mark.parametrize("text", ["[]", "[1, 2]", '{"results": []}', "[[]]"])
def test_a_list_of_other_things_is_refused(read_list, text):
    with pytest.raises(ImportRefused, match="CSV of GeoJSON"):
        read_list(text, name="lijst.json")


def test_what_is_no_object_between_objects_is_refused_as_a_row(read_list):
    result = read_list('[{"naam": "De Pan"}, 3]', name="lijst.json")
    assert (len(result.records), result.rows_refused) == (1, 1)


def test_elements_of_overpass_are_keyed_by_type_and_id_and_placed_by_their_middle(read_list):
    bounds = {"minlat": 53.2, "minlon": 6.5, "maxlat": 53.22, "maxlon": 6.6}
    result = read_list(
        overpass(
            {"type": "node", "id": 1, **PLACE, "tags": {"amenity": "library", "name": "Leeszaal"}},
            {"type": "way", "id": 1, "center": PLACE, "tags": {"leisure": "playground", "name": "Speeltuin"}},
            {"type": "relation", "id": 2, "bounds": bounds, "tags": {"club": "scout", "name": "De Vos"}},
            {"type": "node", "id": 9, **PLACE},
        ),
        name="export.json",
    )  # fmt: skip
    assert [(record.external_id, record.name) for record in result.records] == [
        ("node/1", "Leeszaal"),
        ("way/1", "Speeltuin"),
        ("relation/2", "De Vos"),
    ]
    assert result.records[2].lat == pytest.approx(53.21)
    assert result.rows_read == 3
    assert "1 onderdelen hebben geen kenmerken" in result.issues[0].reason


def test_what_is_no_asset_is_refused_with_its_tag_and_persons_are_left_out(read_list):
    result = read_list(
        overpass(
            {"type": "node", "id": 1, **PLACE, "tags": {"amenity": "parking", "name": "Parkeren"}},
            {"type": "node", "id": 2, **PLACE, "tags": {
                "amenity": "social_facility", "social_facility:for": "senior", "name": "Het Anker",
                "phone": "0612345678", "contact:email": "jan@voorbeeld.nl", "operator": "Jan Jansen"}},
        )
    )  # fmt: skip
    assert [record.name for record in result.records] == ["Het Anker"]
    assert [issue.value for issue in result.issues if issue.row == 1] == ["amenity=parking"]
    for canary in ("12345678", "jan@", "Jansen"):
        assert canary not in repr(result)


def test_an_answer_that_was_cut_off_is_said_not_to_be_whole(read_list):
    node = {"type": "node", "id": 1, **PLACE, "tags": {"amenity": "library", "name": "Leeszaal"}}
    result = read_list(overpass(node, remark="runtime error: Query timed out"))
    assert not result.recognised.is_whole
    assert "brak" in result.issues[0].reason
    assert read_list(overpass(node)).recognised.is_whole
