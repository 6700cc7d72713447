"""GeoJSON: points as they are, other shapes by a point on them, no other coordinate system by surprise."""

from __future__ import annotations

import json

import pytest

from importers.assets.reading.limits import Limits
from importers.records import ImportRefused

SQUARE = [[[6.5, 53.2], [6.6, 53.2], [6.6, 53.3], [6.5, 53.3], [6.5, 53.2]]]


def test_a_point_gives_the_place_in_both_systems_and_the_feature_id_the_key(read_features, feature):
    record = read_features({**feature(), "id": "node/12"}, feature("De Kan")).records[0]
    assert (record.external_id, record.lon, record.lat) == ("node/12", 6.56, 53.21)
    assert record.rd_x == pytest.approx(233_353, abs=2)
    assert record.rd_y == pytest.approx(581_011, abs=2)


@pytest.mark.parametrize(
    ("geometry", "words"),
    [
        ({"type": "Polygon", "coordinates": SQUARE}, "een vlak"),
        ({"type": "MultiPolygon", "coordinates": [SQUARE]}, "een vlak in delen"),
        ({"type": "LineString", "coordinates": [[6.5, 53.2], [6.6, 53.3]]}, "een lijn"),
        ({"type": "MultiPoint", "coordinates": [[6.5, 53.2], [6.6, 53.3]]}, "een groep punten"),
    ],
)
def test_a_shape_is_brought_in_by_a_point_on_it_and_said_so(read_features, feature, geometry, words):
    result = read_features(feature(geometry=geometry))
    assert 6.5 <= result.records[0].lon <= 6.6
    assert 53.2 <= result.records[0].lat <= 53.3
    assert f"maar {words}. We nemen een punt erin." in result.issues[0].reason
    assert (result.shapes, result.records[0].shape) == (1, None)


def test_a_feature_without_geometry_is_a_record_without_a_place(read_features, feature):
    assert read_features(feature(geometry=None)).records[0].lon is None


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Point", "coordinates": []},
        {"type": "Point", "coordinates": ["6.5", "53.2"]},
        {"type": "Point", "coordinates": [float("nan"), 53.2]},
        {"type": "Point", "coordinates": [True, 53.2]},
        {"type": "Point", "coordinates": {"lon": 6.5}},
        {"type": "Point"},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [[[6.5, 53.2]]]},
        {"type": "Spiral", "coordinates": [6.5, 53.2]},
        {},
        "POINT(6.5 53.2)",
        [6.5, 53.2],
    ],
)
def test_a_geometry_that_can_not_be_read_refuses_its_row_only(read_features, feature, geometry):
    result = read_features(feature("Slecht", geometry=geometry), feature("Goed", kleur="rood"))
    assert [record.name for record in result.records] == ["Goed"]
    assert result.rows_read == 2
    assert [(issue.row, issue.action) for issue in result.issues if issue.row == 1] == [(1, "niet ingelezen")]


@pytest.mark.parametrize("odd", [None, 3, "x", [], {"type": "Feature", "properties": [1]}])
def test_what_is_no_feature_is_refused_as_a_row(read_features, feature, odd):
    result = read_features(odd, feature())
    assert (result.rows_read, len(result.records)) == (2, 1)


def test_properties_may_differ_from_feature_to_feature_and_have_any_type(read_features, feature):
    result = read_features(
        feature("Een", thema="eten", osm_id=7),
        feature("Twee", soort="plek", omschrijving={"a": 1}, tags=["soep", "brood", 3]),
        feature(1984, omschrijving=None, thema=True),
    )
    assert result.records[0].external_id == "7"
    assert result.records[1].kind == "place"
    assert result.records[1].tags == ("soep", "brood", "3")
    assert [record.name for record in result.records] == ["Een", "Twee", "1984"]


@pytest.mark.parametrize("place", ["before", "after"])
def test_a_declared_rd_file_is_read_as_rd_wherever_the_declaration_stands(read_list, feature, place):
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}
    features = [feature(at=[233_353, 581_011])]
    members = {"type": "FeatureCollection", "crs": crs, "features": features}
    if place == "after":
        members = {"features": features, "crs": crs, "type": "FeatureCollection"}
    record = read_list(json.dumps(members), name="rd.json").records[0]
    assert (record.rd_x, record.rd_y) == (233_353, 581_011)
    assert record.lon == pytest.approx(6.56, abs=1e-4)


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:EPSG::3857", "EPSG:31370", "", None, 4326.5])
def test_another_coordinate_system_refuses_the_file(read_features, feature, name):
    with pytest.raises(ImportRefused, match="WGS84"):
        read_features(feature(), crs={"type": "name", "properties": {"name": name}})


def test_a_source_that_is_known_to_be_wgs84_refuses_an_rd_file(read_features, feature):
    crs = {"type": "name", "properties": {"name": "EPSG:28992"}}
    with pytest.raises(ImportRefused, match="RD-meters"):
        read_features(feature(at=[233_353, 581_011]), crs=crs, source="osm_horeca")


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "[]",
        '{"type": "FeatureCollection"}',
        '{"type": "FeatureCollection", "features": []}',
        '{"type": "FeatureCollection", "features": [{}, ]}',
        '{"type": "FeatureCollection", "features": [{"type": "Feature"}',
        '{"type": "FeatureCollection", "features": [{"type": "Feature"}]} {"more": 1}',
        '{"type": "FeatureCollection" "features": []}',
        '{"type": "Feature", "features": [{"type": "Feature", "properties": {"naam": "x"}}]}',
        '{"type": "FeatureCollection", "features": {"type": "Feature"}}',
        '{"n": ' + "9" * 5000 + "}",
    ],
)
def test_what_is_no_complete_feature_collection_is_refused(read_list, text):
    with pytest.raises(ImportRefused, match="GeoJSON"):
        read_list(text, name="lijst.geojson")


@pytest.mark.parametrize("start", ['{"a":', "[", '{"type": "FeatureCollection", "features": [{"x":'])
def test_deep_nesting_is_refused_and_does_not_exhaust_the_stack(read_list, start):
    deep = start * 100_000 if "features" not in start else start + "[" * 100_000
    with pytest.raises(ImportRefused):
        read_list(deep, name="lijst.geojson")


def test_a_vrt_in_disguise_is_not_opened(read_list, tmp_path):
    (tmp_path / "geheim.csv").write_text("Naam;Soort\nGeheim;plek\n")
    layer = f'<OGRVRTLayer name="x"><SrcDataSource>{tmp_path}/geheim.csv</SrcDataSource></OGRVRTLayer>'
    with pytest.raises(ImportRefused, match="XML"):
        read_list(f"<OGRVRTDataSource>{layer}</OGRVRTDataSource>", name="lijst.geojson")


def test_too_many_properties_or_features_are_refused(read_list, feature):
    wide = json.dumps({"type": "FeatureCollection", "features": [feature(**{f"k{n}": n for n in range(9)})]})
    with pytest.raises(ImportRefused, match="kenmerken"):
        read_list(wide, name="lijst.geojson", limits=Limits(columns=5))
    long = json.dumps({"type": "FeatureCollection", "features": [feature(str(n)) for n in range(4)]})
    with pytest.raises(ImportRefused, match="onderdelen"):
        read_list(long, name="lijst.geojson", limits=Limits(rows=3))
