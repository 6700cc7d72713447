"""Maps of a GIS: the same record from each format, read apart from us and within limits."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import geopandas
import numpy as np
import pytest
import shapely

from importers.assets import Choices, read_assets, source_named
from importers.assets.reading.apart import asking
from importers.assets.reading.limits import Limits
from importers.records import ImportRefused
from tests.unit.importers.assets.making import zipped

PAN = shapely.Point(6.56, 53.21)
KML = """<?xml version="1.0" encoding="UTF-8"?>
<!-- van een kaart -->
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>Lijst</name>
<Placemark id="x.1"><name>De Pan</name><description><![CDATA[Samen <b>eten</b> &amp; praten]]></description>
<ExtendedData><Data name="Thema"><value>eten</value></Data></ExtendedData>
<Point><coordinates>6.56,53.21,0</coordinates></Point></Placemark></Folder></Document></kml>"""
GPX = """<?xml version="1.0"?><gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">
<wpt lat="53.21" lon="6.56"><name>De Pan</name><desc>Samen eten</desc></wpt></gpx>"""


def frame(*shapes, crs="EPSG:4326", **columns):
    count = len(shapes)
    given = {"Naam": ["De Pan"] * count, "Thema": ["eten"] * count, **columns}
    return geopandas.GeoDataFrame(given, geometry=list(shapes), crs=crs)


def written(folder: Path, table, name: str) -> bytes:
    table.to_file(folder / name)
    if not name.endswith(".shp"):
        return (folder / name).read_bytes()
    parts = [path for path in folder.iterdir() if path.stem == Path(name).stem]
    return zipped({f"kaart/{path.name}": path.read_bytes() for path in parts})


@pytest.mark.parametrize(
    ("name", "format_"),
    [("map.gpkg", "gpkg"), ("map.shp", "shapefile"), ("map.fgb", "flatgeobuf")],
)
def test_each_format_gives_the_record_whatever_it_is_called(read_list, tmp_path, name, format_):
    found = read_list(written(tmp_path, frame(PAN), name), name="lijst.csv")
    (record,) = found.records
    assert (record.name, record.themes, record.lon) == ("De Pan", ("eten-en-koken",), pytest.approx(6.56))
    assert found.recognised.format == format_


def test_kml_kmz_and_gpx_give_the_record_without_markup_and_without_how_it_is_drawn(read_list):
    for content, name in (
        (KML, "x.kml"),
        (zipped({"doc.kml": KML.encode(), "p.png": b""}), "x.kmz"),
        (GPX, "x.gpx"),
    ):
        found = read_list(content, name=name)
        (record,) = found.records
        assert (record.name, record.lat) == ("De Pan", 53.21)
        assert record.summary in {"Samen eten & praten", "Samen eten"}
        assert found.recognised.format == name[2:]
        assert "altitudeMode" not in [column.heading for column in found.columns]
    assert read_list(KML, name="x.kml").records[0].themes == ("eten-en-koken",)


def test_another_coordinate_system_that_the_file_declares_becomes_ours(read_list, tmp_path):
    for crs in ("EPSG:28992", "EPSG:3857", "EPSG:25832"):
        moved = frame(PAN).to_crs(crs)
        (record,) = read_list(written(tmp_path, moved, f"{crs[5:]}.gpkg"), name="map.gpkg").records
        assert (record.lon, record.lat) == (pytest.approx(6.56, abs=1e-6), pytest.approx(53.21, abs=1e-6))


def test_areas_and_lines_become_a_point_on_them_and_nothing_is_a_record_without_place(read_list, tmp_path):
    ring = PAN.buffer(0.01).difference(PAN.buffer(0.005))
    line = shapely.LineString([(6.5, 53.2), (6.6, 53.2)])
    table = frame(ring, line, None, Naam=["Ring", "Lijn", "Niets"])
    found = read_list(written(tmp_path, table, "map.gpkg"), name="map.gpkg")
    places = {record.name: record.lon and shapely.Point(record.lon, record.lat) for record in found.records}
    assert ring.covers(places["Ring"])
    assert line.distance(places["Lijn"]) < 1e-9
    assert places["Niets"] is None
    assert [issue.row for issue in found.issues if "geen punt" in issue.reason] == [1, 2]


def test_a_shape_of_a_million_corners_is_refused_as_a_row(read_list, tmp_path, feature, read_features):
    turns = np.linspace(0, 2 * np.pi, 1_000_000)
    round_ = shapely.Polygon(np.column_stack([6.56 + np.cos(turns) / 100, 53.21 + np.sin(turns) / 100]))
    found = read_list(written(tmp_path, frame(round_, PAN, Naam=["Rond", "Punt"]), "map.fgb"), name="map.fgb")
    assert [record.name for record in found.records] == ["Punt"]
    geometry = json.loads(shapely.to_geojson(round_))
    assert read_features(feature(geometry=geometry)).rows_refused == 1


def test_the_layer_that_looks_like_a_list_is_read_and_another_can_be_chosen(read_list, tmp_path):
    path = tmp_path / "map.gpkg"
    frame(PAN).rename(columns={"Naam": "a", "Thema": "b"}).to_file(path, layer="grenzen")
    frame(PAN).to_file(path, layer="plekken")
    frame(PAN, Naam=["De Kan"]).to_file(path, layer="oud")
    found = read_list(path.read_bytes(), name="map.gpkg")
    assert (found.recognised.sheet, found.recognised.sheets) == ("plekken", ("grenzen", "plekken", "oud"))
    old = read_list(path.read_bytes(), name="map.gpkg", choices=Choices(sheet="oud"))
    assert [record.name for record in old.records] == ["De Kan"]


LAYER = "<OGRVRTLayer name='x'><SrcDataSource>{}</SrcDataSource></OGRVRTLayer>"
VRT = f"<OGRVRTDataSource>{LAYER}</OGRVRTDataSource>"


def test_a_file_that_names_files_of_the_server_reads_none_of_them_whatever_it_is_called(read_list, tmp_path):
    secret = tmp_path / "geheim.csv"
    secret.write_text("Naam;Soort\nGeheim;plek\n")
    vrt = VRT.format(secret).encode()
    names = ("x.geojson", "x.kml", "x.gpkg")
    disguised = [(name, vrt) for name in names]
    disguised += [
        (f"{member}.zip", zipped({member: vrt})) for member in ("x.shp", "x.gpkg", "x.kml", "x.fgb", "x.gpx")
    ]
    entity = f'<!DOCTYPE k [<!ENTITY x SYSTEM "{secret}">]>'
    disguised += [("e.kml", KML.replace("<kml", f"{entity}<kml", 1).encode())]
    disguised += [("c.kml", f"<kml><OGRVRTDataSource>{vrt.decode()}</OGRVRTDataSource></kml>".encode())]
    for name, content in disguised:
        with pytest.raises(ImportRefused) as refused:
            read_list(content, name=name)
        assert "Geheim" not in refused.value.message


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"SQLite format 3\x00" + b"x" * 200, "x.gpkg"),
        (b"fgb\x03fgb\x01" + b"\xff" * 100, "x.fgb"),
        (b"<kml><Document>", "x.kml"),
        (b"<gpx></gpx>", "x.gpx"),
        (zipped({"a.shp": b"x"}), "x.zip"),
        (zipped({"a.kml": b""}), "x.kmz"),
    ],
)
def test_a_broken_map_is_refused_with_a_sentence(read_list, content, name):
    with pytest.raises(ImportRefused, match=r"beschadigd|staat niets"):
        read_list(content, name=name)


def test_one_driver_is_there_for_one_file():
    code = (
        "from geodata import allow_only; from geodata.gdal import check_drivers\n"
        "allow_only(frozenset({'LIBKML'})); check_drivers(frozenset({'LIBKML'}))\n"
        "import pyogrio; print(*pyogrio.list_drivers())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["LIBKML"]


@pytest.mark.parametrize(
    ("change", "value"),
    [("MEMORY", 50), ("OUTPUT", 0), ("CHILD", "importers.er_niet")],
    ids=["memory", "disk", "child that does not start"],
)
def test_a_child_that_comes_to_no_answer_is_a_refusal(read_list, tmp_path, monkeypatch, change, value):
    content = written(tmp_path, frame(PAN), "map.gpkg")
    monkeypatch.setattr(asking, change, value)
    with pytest.raises(ImportRefused, match="ingewikkeld"):
        read_list(content, name="map.gpkg")


def test_a_child_that_works_too_long_is_ended(tmp_path):
    path = tmp_path / "map.kml"
    placemarks = "".join(
        f"<Placemark><name>Plek {n}</name><Point><coordinates>6.5,53.2</coordinates></Point></Placemark>"
        for n in range(60_000)
    )
    path.write_text(f"<kml><Document>{placemarks}</Document></kml>")
    with pytest.raises(ImportRefused, match="ingewikkeld"):
        read_assets(path, source_named("eigen_lijst"), limits=Limits(seconds=1))


def test_a_child_knows_no_setting_of_ours_and_leaves_nothing_on_the_disk(read_list, monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "x" * 40)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    seen = {}
    run = asking.subprocess.run
    monkeypatch.setattr(
        asking.subprocess, "run", lambda *args, **more: seen.update(more) or run(*args, **more)
    )
    read_list(KML, name="x.kml")
    assert set(seen["env"]) == {"PATH", "LANG", "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"}
    assert not list(tmp_path.glob("opbouwkaart-*"))
