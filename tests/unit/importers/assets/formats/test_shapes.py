"""Lines and areas that were asked for come whole, in RD New, whatever the format and the system."""

from __future__ import annotations

import json

import geopandas
import pytest
import shapely

from geodata.crs import RD_NEW, to_wgs84
from importers.assets import Choices

AREAS = Choices(as_areas=True)
FIELD = shapely.box(232_000, 582_000, 233_500, 584_000)
PATH = shapely.LineString([(232_500, 582_500), (234_000, 582_500)])
SPOT = shapely.Point(232_600, 582_600)


@pytest.fixture
def table():
    names = ["Plein", "Ommetje", "Kast"]
    return geopandas.GeoDataFrame({"naam": names}, geometry=[FIELD, PATH, SPOT], crs=RD_NEW)


def shapes_of(found):
    return {record.name: record.shape and shapely.from_wkb(record.shape) for record in found.records}


@pytest.mark.parametrize(
    ("name", "crs"),
    [
        ("map.gpkg", RD_NEW),
        ("map.gpkg", "EPSG:4326"),
        ("map.gpkg", "EPSG:3857"),
        ("map.geojson", "EPSG:4326"),
        ("map.geojson", RD_NEW),
        ("map.fgb", RD_NEW),
    ],
)
def test_each_format_and_system_gives_the_same_shape(read_list, table, tmp_path, name, crs):
    path = tmp_path / f"made-{name}"
    table.to_crs(crs).to_file(path)
    found = read_list(path.read_bytes(), name=name, choices=AREAS)
    shapes = shapes_of(found)

    assert shapely.hausdorff_distance(shapes["Plein"], FIELD) < 0.1
    assert shapely.hausdorff_distance(shapes["Ommetje"], PATH) < 0.1
    assert shapes["Kast"] is None
    assert found.shapes == 2
    assert any("We nemen de buurten waar het ligt." in issue.reason for issue in found.issues)
    assert not any(shapes_of(read_list(path.read_bytes(), name=name)).values()), "only when asked"


def turned(shape):
    return shapely.transform(shape, lambda axes: axes[:, ::-1])


def degrees(shape):
    return shapely.transform(shape, lambda axes: [to_wgs84(*one) for one in axes.tolist()])


@pytest.mark.parametrize(
    "written", [turned(degrees(FIELD)), FIELD, turned(FIELD)], ids=["turned", "metres", "turned metres"]
)
def test_a_shape_that_is_turned_or_in_the_other_system_is_put_right_with_its_point(
    read_list, feature, written
):
    one = feature("Plein", geometry=json.loads(shapely.to_geojson(written)))
    content = json.dumps({"type": "FeatureCollection", "features": [one]})
    assert read_list(content, name="x.geojson", choices=AREAS).rows_refused == 1
    found = read_list(content, name="x.geojson", choices=Choices(as_areas=True, repair=True))

    assert shapely.hausdorff_distance(shapes_of(found)["Plein"], FIELD) < 0.1


def test_a_bow_tie_and_a_group_of_points_are_read_as_well(read_features, feature):
    bow = {
        "type": "Polygon",
        "coordinates": [[[6.5, 53.2], [6.6, 53.3], [6.6, 53.2], [6.5, 53.3], [6.5, 53.2]]],
    }
    dots = {"type": "MultiPoint", "coordinates": [[6.5, 53.2], [6.6, 53.3]]}

    found = read_features(feature("Strik", geometry=bow), feature("Stippen", geometry=dots))

    assert [record.name for record in found.records] == ["Strik", "Stippen"]
