"""Only the drivers on the list, and only files that are really there."""

import os
import subprocess
import sys

import pytest

from geodata import ALLOWED_DRIVERS
from geodata.gdal import check_drivers, local_file


def drivers_after(statements):
    """The drivers that a fresh process has after these statements."""
    code = f"{statements}; print('|'.join(pyogrio.list_drivers()))"
    clean = {name: value for name, value in os.environ.items() if name != "OGR_SKIP"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=clean, check=True)
    assert done.stderr == ""
    return set(done.stdout.strip().split("|"))


def test_a_process_that_imports_geodata_first_has_exactly_the_drivers_on_the_list():
    assert drivers_after("import geodata, pyogrio") == ALLOWED_DRIVERS


def test_without_geodata_there_are_drivers_that_fetch():
    assert {"OGR_VRT", "WFS"} <= drivers_after("import pyogrio")


def test_reading_is_refused_where_gdal_got_away_with_more_drivers(monkeypatch):
    import pyogrio

    monkeypatch.setattr(pyogrio, "list_drivers", lambda: {"GPKG": "rw", "OGR_VRT": "r"})
    with pytest.raises(RuntimeError, match="OGR_VRT"):
        check_drivers()


@pytest.mark.parametrize(
    "name",
    [
        "/vsicurl/http://127.0.0.1/a.geojson",
        "/vsizip/a.zip/a.shp",
        "/VSImem/a.gpkg",
        "http://127.0.0.1/a.geojson",
        "zip://a.zip!a.shp",
        '{"type": "FeatureCollection", "features": []}',
        "no-such-file.gpkg",
        ".",
    ],
)
def test_names_that_are_no_file_are_refused(name):
    with pytest.raises(ValueError, match=r"refused|ordinary"):
        local_file(name)


def test_a_file_that_is_there_gets_its_absolute_path(tmp_path, monkeypatch):
    (tmp_path / "a.gpkg").touch()
    monkeypatch.chdir(tmp_path)
    assert local_file("a.gpkg") == (tmp_path / "a.gpkg").resolve()
