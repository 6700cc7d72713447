"""Sources that can't be used are refused as a whole, with a sentence that says what to do."""

import http.server
import json
import os
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest
import shapely

from importers.boundaries import read_file
from importers.records import ImportRefused
from tests.unit.importers.boundaries.plots import (
    BUURTEN,
    MUNICIPALITY,
    SQUARES,
    buurten,
    features,
    square,
    write,
    write_geojson,
)


def refusal(path, municipality=MUNICIPALITY):
    with pytest.raises(ImportRefused) as caught:
        read_file(path, vintage=2024, municipality=municipality)
    return caught.value.message


def swapped(frame):
    return frame.set_geometry(shapely.transform(frame.geometry.values, lambda points: points[:, ::-1]))


def test_areas_that_overlap_by_more_than_a_sliver(tmp_path):
    shapes = [*SQUARES[:2], square(0.9, 0)]
    message = refusal(write(buurten(shapes=shapes), tmp_path / "a.gpkg"))
    assert "BU00140001 en BU00140100 overlappen elkaar (10.0 hectare)" in message
    assert "Verbeter de grenzen" in message


def test_a_thin_area_that_another_covers_is_no_sliver(tmp_path):
    west, south, east, _ = square(0, 0).bounds
    canal = shapely.box(west, south, east, south + 8)
    assert "overlappen" in refusal(write(buurten(shapes=[*SQUARES[:2], canal]), tmp_path / "a.gpkg"))


def test_a_file_without_codes(tmp_path):
    frame = buurten()[["buurtnaam", "geometry"]]
    message = refusal(write(frame, tmp_path / "a.gpkg"))
    assert "geen kaartlaag met codes" in message
    assert "BU00140000" in message


def test_codes_that_are_not_of_cbs(tmp_path):
    frame = buurten()[["buurtcode", "geometry"]].assign(buurtcode=list("ABCD"))
    assert "Nodig is een kolom met CBS-codes" in refusal(write(frame, tmp_path / "a.gpkg"))


def test_a_row_of_ours_without_a_good_code(tmp_path):
    frame = buurten(buurtcode=["BU0014000", "BU00140001", "BU00140100", "BU00150000"])
    assert "Rij 1 van a heeft geen goede code" in refusal(write(frame, tmp_path / "a.gpkg"))


def test_a_bad_code_of_another_municipality_is_none_of_our_business(tmp_path):
    frame = buurten(buurtcode=[*BUURTEN, "X"])
    found = read_file(write(frame, tmp_path / "a.gpkg"), vintage=2024, municipality=MUNICIPALITY)
    assert len(found.areas) == 6


@pytest.mark.parametrize("crs", ["EPSG:28992", "EPSG:4326"])
def test_swapped_axes(tmp_path, crs):
    frame = swapped(buurten().to_crs(crs))
    message = refusal(write(frame, tmp_path / "a.gpkg"))
    assert "staan omgedraaid (bij BU00140000, BU00140001, BU00140100)" in message
    assert "Wissel ze om" in message


def test_metres_in_a_file_that_says_degrees(tmp_path):
    content = json.loads(buurten().to_json())["features"]
    message = refusal(write_geojson(tmp_path / "a.geojson", content))
    assert "meters in RD" in message


@pytest.mark.parametrize("offset", [(-300_000, 0), (0, 2_000_000), (400_000, 0)])
def test_places_outside_the_netherlands(tmp_path, offset):
    frame = buurten().translate(*offset).to_frame("geometry").assign(buurtcode=[*BUURTEN, "BU00150000"])
    assert "buiten Nederland" in refusal(write(frame, tmp_path / "a.gpkg"))


@pytest.mark.parametrize("suffix", [".gpkg", ".fgb", ".shp"])
def test_a_file_that_does_not_say_its_coordinate_system(tmp_path, suffix):
    frame = buurten()[["buurtcode", "geometry"]].set_crs(None, allow_override=True)
    with pytest.warns(UserWarning, match="crs"):
        path = write(frame, tmp_path / f"a{suffix}")
    assert "welk coördinatenstelsel" in refusal(path)


def test_a_file_of_another_municipality(tmp_path):
    message = refusal(write(buurten(), tmp_path / "a.gpkg"), municipality="GM0363")
    assert "geen gebied van GM0363" in message


@pytest.mark.parametrize("code", ["0014", "GM14", "GM0014' OR '1'='1", "gm0014", ""])
def test_a_municipality_that_is_no_code(tmp_path, code):
    assert "geen gemeentecode" in refusal(write(buurten(), tmp_path / "a.gpkg"), municipality=code)


@pytest.mark.parametrize("name", ["a.kml", "a.csv", "a.gml", "a.vrt", "a", "a.gpkg.txt"])
def test_a_kind_that_we_do_not_read(tmp_path, name):
    (tmp_path / name).write_text("buurtcode,naam\n")
    assert "GeoPackage (.gpkg)" in refusal(tmp_path / name)


@pytest.mark.parametrize("suffix", [".gpkg", ".geojson", ".fgb", ".zip", ".shp"])
@pytest.mark.parametrize("content", [b"", b"geen kaart", b"{}", b"PK\x03\x04"])
def test_what_is_no_map_file_inside(tmp_path, suffix, content):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content)
    message = refusal(path)
    assert "aal het" in message or "Haal" in message


@pytest.mark.parametrize("suffix", [".gpkg", ".geojson", ".fgb"])
def test_a_file_without_areas(tmp_path, suffix):
    assert "is leeg" in refusal(write(buurten()[:0], tmp_path / f"a{suffix}"))


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.8, 0.95])
@pytest.mark.parametrize("suffix", [".gpkg", ".geojson", ".fgb", ".zip", ".shp", ".dbf"])
def test_a_file_that_was_cut_off(tmp_path, suffix, kept):
    shapes = [shape.segmentize(5) for shape in SQUARES]
    main = suffix if suffix in {".gpkg", ".geojson", ".fgb"} else ".shp"
    path = write(buurten(shapes=shapes)[["buurtcode", "geometry"]], tmp_path / f"a{main}")
    if suffix == ".zip":
        path = tmp_path / "a.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as opened:
            for part in tmp_path.glob("a.[!z]*"):
                opened.write(part, part.name)
    victim = path.with_suffix(suffix)
    victim.write_bytes(victim.read_bytes()[: int(victim.stat().st_size * kept)])
    refusal(path)


def test_an_area_without_a_boundary(tmp_path):
    message = refusal(write(buurten(shapes=[*SQUARES[:2], None]), tmp_path / "a.gpkg"))
    assert "ontbreekt de grens: BU00140100" in message


def test_a_boundary_without_surface(tmp_path):
    line = shapely.Polygon([(233_000, 581_000), (234_000, 581_000), (233_000, 581_000)])
    assert "BU00140100 is geen vlak" in refusal(
        write(buurten(shapes=[*SQUARES[:2], line]), tmp_path / "a.gpkg")
    )


def test_points_are_no_areas(tmp_path):
    frame = buurten().set_geometry(buurten().centroid)
    assert "geen kaartlaag" in refusal(write(frame, tmp_path / "a.gpkg"))


def test_a_zip_with_nothing_for_us(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as opened:
        opened.writestr("lees-mij.txt", "niets")
    assert "zit geen kaartbestand" in refusal(tmp_path / "a.zip")


def test_a_zip_that_unpacks_to_too_much(tmp_path, monkeypatch):
    monkeypatch.setattr("importers.boundaries.archive.MAX_UNPACKED_BYTES", 1_000_000)
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("a.geojson", " " * 1_000_001)
    assert "te groot" in refusal(tmp_path / "a.zip")


def test_a_zip_cannot_write_outside_its_folder(tmp_path):
    content = write_geojson(tmp_path / "inner.geojson", features(buurten())).read_text()
    folder = tmp_path / "ver" / "weg"
    folder.mkdir(parents=True)
    with zipfile.ZipFile(folder / "a.zip", "w") as opened:
        opened.writestr("../../ontsnapt.geojson", content)
    read_file(folder / "a.zip", vintage=2024, municipality=MUNICIPALITY)
    assert not list(tmp_path.rglob("*ontsnapt*"))


@pytest.mark.parametrize(
    "name", ["/vsicurl/http://127.0.0.1:9/a.geojson", "http://127.0.0.1:9/a.geojson", "weg.gpkg"]
)
def test_a_name_that_is_no_file(name):
    assert "geen bestand op deze computer" in refusal(name)


VRT = """<OGRVRTDataSource><OGRVRTLayer name="{layer}">
<SrcDataSource>{target}</SrcDataSource><SrcLayer>{layer}</SrcLayer></OGRVRTLayer></OGRVRTDataSource>"""


def read_without_our_wall(path):
    """How many features a process reads that never imported geodata."""
    code = f"import pyogrio; print(pyogrio.read_info({str(path)!r})['features'])"
    clean = {name: value for name, value in os.environ.items() if name != "OGR_SKIP"}
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=clean, check=False
    )


def test_a_vrt_that_is_called_geojson_reads_no_other_file(tmp_path):
    secret = write(buurten(), tmp_path / "geheim.gpkg", layer="buurten")
    evil = tmp_path / "wijken.geojson"
    evil.write_text(VRT.format(layer="buurten", target=secret))
    # The trick is real: what it points at is a good file, which GDAL with all its drivers does read.
    assert read_without_our_wall(evil).stdout.strip() == "4"
    assert "is niet te lezen" in refusal(evil)


def test_a_vrt_that_is_called_geojson_calls_no_address(tmp_path):
    asked = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_GET  # noqa: N815 - the name that http.server looks for

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        evil = Path(tmp_path / "wijken.geojson")
        address = f"/vsicurl/http://127.0.0.1:{server.server_port}/a.geojson"
        evil.write_text(VRT.format(layer="a", target=address))
        refusal(evil)
        assert asked == []
        read_without_our_wall(evil)
        assert asked != []
        server.shutdown()
