"""The same three buurten come out of every format, spelling and coordinate system."""

import zipfile

import pandas as pd
import pytest

from geodata.crs import to_wgs84
from importers.boundaries import read_file
from tests.unit.importers.boundaries.plots import (
    BUURTEN,
    CAMEL,
    MUNICIPALITY,
    OLD,
    SNAKE,
    buurten,
    features,
    gemeenten,
    of_level,
    square,
    wijken,
    write,
    write_geojson,
)


def read(path):
    return read_file(path, vintage=2024, municipality=MUNICIPALITY)


def zip_of(path, *folders):
    """A zip of all files beside `path` with its stem."""
    archive = path.with_suffix(".zip")
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        for part in sorted(path.parent.glob(f"{path.stem}.*")):
            if part != archive:
                opened.write(part, "/".join([*folders, part.name]))
    return archive


def check_the_three(found, *, tolerance=0.01):
    here = of_level(found, "buurt")
    assert {code: area.name for code, area in here.items()} == BUURTEN
    assert here["BU00140100"].boundary.symmetric_difference(square(1, 0)).area < tolerance
    assert (here["BU00140000"].inhabitants, here["BU00140000"].households) == (1000, 400)
    assert here["BU00140000"].figures["percent_aged_0_to_14"] == 10.5
    assert here["BU00140000"].parent_code == "WK001400"
    assert here["BU00140000"].hectares == pytest.approx(100, abs=0.01)
    assert here["BU00140000"].boundary.covers(square(0.4, 1.4, 0.1))


@pytest.mark.parametrize("spelling", [SNAKE, CAMEL, OLD], ids=["snake", "camel", "old"])
@pytest.mark.parametrize("suffix", [".gpkg", ".geojson", ".fgb"])
def test_every_format_in_every_spelling(tmp_path, suffix, spelling):
    check_the_three(read(write(buurten(spelling), tmp_path / f"grenzen{suffix}")))


@pytest.mark.parametrize("crs", ["EPSG:28992", "EPSG:4326", "EPSG:4258", "EPSG:3857", "EPSG:32631"])
def test_any_declared_coordinate_system(tmp_path, crs):
    # WGS84 and ETRS89 differ by centimetres along the whole edge.
    check_the_three(read(write(buurten().to_crs(crs), tmp_path / "grenzen.gpkg")), tolerance=500)


def test_geojson_without_a_coordinate_system_is_in_degrees(tmp_path):
    path = write_geojson(tmp_path / "grenzen.geojson", features(buurten()))
    assert "crs" not in path.read_text()
    check_the_three(read(path), tolerance=10)


@pytest.mark.parametrize("folders", [(), ("map", "diep")])
def test_zipped_shapefile_with_headings_cut_to_ten_characters(tmp_path, folders):
    path = write(buurten(OLD), tmp_path / "buurt.shp")
    check_the_three(read(zip_of(path, *folders)))


def test_zip_with_a_shapefile_for_each_level(tmp_path):
    with zipfile.ZipFile(tmp_path / "cbs.zip", "w") as opened:
        for frame, stem in [(buurten(OLD), "buurt_2024"), (wijken(), "wijk_2024")]:
            write(
                frame.rename(columns={"gemeentecode": "GM_CODE", "aantal_inwoners": "AANT_INW"}),
                tmp_path / f"{stem}.shp",
            )
            for part in tmp_path.glob(f"{stem}.*"):
                opened.write(part, part.name)
    found = read(tmp_path / "cbs.zip")
    check_the_three(found)
    assert [area.name for area in of_level(found, "wijk").values()] == ["Centrum", "Buitenwijk"]


def test_zip_with_a_geopackage(tmp_path):
    check_the_three(read(zip_of(write(buurten(), tmp_path / "WijkBuurtkaart.gpkg"))))


def test_geopackage_with_three_layers_keeps_each_level_as_drawn(tmp_path):
    path = tmp_path / "cbs.gpkg"
    write(buurten(), path, layer="buurten")
    write(wijken(), path, layer="wijken", append=True)
    write(gemeenten(), path, layer="gemeenten", append=True)
    found = read(path)
    check_the_three(found)
    assert [(area.code, area.inhabitants, area.derived) for area in found.areas[:3]] == [
        ("GM0014", 1760, False),
        ("WK001400", 1505, False),
        ("WK001401", 255, False),
    ]
    assert found.issues == ()


def test_plain_columns_tell_the_level_by_the_code(tmp_path):
    frame = buurten()[["buurtcode", "buurtnaam", "geometry"]]
    frame.columns = ["Code", "Naam", "geometry"]
    found = read(write(frame, tmp_path / "grenzen.geojson"))
    assert {code: area.name for code, area in of_level(found, "buurt").items()} == BUURTEN


def test_a_code_may_hold_letters_at_its_end(tmp_path):
    frame = buurten(buurtcode=["BU001400AD", "BU00140001", "BU00140100", "BU00150000"])
    assert "BU001400AD" in of_level(read(write(frame, tmp_path / "grenzen.gpkg")), "buurt")


def test_a_layer_without_codes_is_named_and_skipped(tmp_path):
    path = tmp_path / "cbs.gpkg"
    write(buurten(), path, layer="buurten")
    write(wijken()[["wijknaam", "geometry"]], path, layer="versiering", append=True)
    (issue,) = [issue for issue in read(path).issues if issue.action == "Overgeslagen."]
    assert issue.value == "versiering"


def test_the_set_says_where_it_came_from_and_of_which_year(tmp_path):
    found = read_file(write(buurten(), tmp_path / "a.gpkg"), vintage=2017, municipality=MUNICIPALITY)
    assert (found.source, found.vintage) == ("a.gpkg", 2017)


def test_a_year_at_the_end_of_a_heading_is_the_year_of_the_set(tmp_path):
    frame = wijken().rename(columns={"aantal_inwoners": "inwoners_2024"})
    assert of_level(read(write(frame, tmp_path / "w.gpkg")), "wijk")["WK001400"].inhabitants == 1505
    other = wijken().rename(columns={"aantal_inwoners": "inwoners_2019"})
    assert of_level(read(write(other, tmp_path / "o.gpkg")), "wijk")["WK001400"].inhabitants is None


def test_coordinates_come_out_where_they_went_in(tmp_path):
    found = read(write_geojson(tmp_path / "a.geojson", features(buurten())))
    corner_lon, corner_lat = to_wgs84(233_000.0, 581_000.0)
    west, south, *_ = to_wgs84_bounds(of_level(found, "gemeente")["GM0014"].boundary)
    assert (west, south) == pytest.approx((corner_lon, corner_lat), abs=1e-6)


def to_wgs84_bounds(boundary):
    rd_west, rd_south, rd_east, rd_north = boundary.bounds
    return *to_wgs84(rd_west, rd_south), *to_wgs84(rd_east, rd_north)


def test_of_a_file_of_the_whole_country_only_the_rows_of_the_municipality_are_read(tmp_path, monkeypatch):
    """With a file of 298 MB (14,500 buurten) memory grew by 58 MB, and by 317 MB when it was read whole."""
    import pyogrio.raw  # after the list of drivers

    many = 3_000
    country = buurten().iloc[[3] * many].assign(buurtcode=[f"BU0015{number:04d}" for number in range(many)])
    path = write(pd.concat([buurten(), country], ignore_index=True), tmp_path / "land.gpkg")
    met = []
    whole = pyogrio.raw.read

    def counted(*arguments, **options):
        found = whole(*arguments, **options)
        met.append(len(found[1]))
        return found

    monkeypatch.setattr(pyogrio.raw, "read", counted)
    found = read(path)

    assert met == [len(BUURTEN)]
    assert of_level(found, "buurt").keys() == BUURTEN.keys()
