"""A list of text in a zip: one of them is read as if it was sent itself, and nothing else gets out of it."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from importers.assets.reading.limits import Limits
from importers.records import ImportRefused
from tests.unit.importers.assets.making import zipped
from tests.unit.importers.assets.test_open_input import read_or_refuse

CSV = "naam;lon;lat\nDe Pan;6,56;53,21\n"
FEATURE = {
    "type": "Feature",
    "properties": {"naam": "De Pan"},
    "geometry": {"type": "Point", "coordinates": [6.56, 53.21]},
}
MAP = json.dumps({"type": "FeatureCollection", "features": [FEATURE]}).encode()


@pytest.mark.parametrize(
    ("members", "format_"),
    [
        ({"lijst.csv": CSV.encode()}, "csv"),
        ({"map/LIJST.CSV": CSV.encode("cp1252")}, "csv"),
        ({"lijst.tsv": CSV.replace(";", "\t").encode()}, "csv"),
        ({"kaart.geojson": MAP}, "geojson"),
        ({"kaart.json": MAP}, "geojson"),
        ({"lijst.json": b'[{"naam": "De Pan", "lon": 6.56, "lat": 53.21}]'}, "json"),
        (
            {"lijst.csv": CSV.encode(), "__MACOSX/._lijst.csv": b"\x00\x05\x16\x07", "lees.pdf": b"%PDF"},
            "csv",
        ),
    ],
    ids=["csv", "in a folder", "tsv", "geojson", "geojson as json", "json", "of a mac"],
)
def test_one_list_in_a_zip_is_read_as_itself(read_list, members, format_):
    found = read_list(zipped(members), name="lijst.zip")
    (record,) = found.records

    assert (record.name, record.lon, record.lat) == ("De Pan", 6.56, 53.21)
    assert found.recognised.format == format_
    assert not any("De naam past niet" in issue.reason for issue in found.issues)


@pytest.mark.parametrize(
    ("members", "part"),
    [
        ({"a.csv": b"x", "b.csv": b"y"}, "zitten 2 lijsten"),
        ({"a.csv": b" \n"}, "is leeg"),
        ({"a.csv": zipped({"b.csv": CSV.encode()})}, "iets anders dan de naam zegt"),
        ({"a.csv": b"%PDF-1.7"}, "iets anders dan de naam zegt"),
        ({"a.geojson": b"<OGRVRTDataSource/>"}, "iets anders dan de naam zegt"),
        ({"a.csv": b"\x00\x01\x02"}, "geen tekst"),
        ({"er/in.zip": zipped({"a.csv": b"b"}), "a.csv": b"x"}, "weer een ingepakt"),
        ({"../../etc/a.csv": CSV.encode()}, "pad naar buiten"),
        ({"/etc/a.csv": CSV.encode()}, "pad naar buiten"),
        ({"C:\\a.csv": CSV.encode()}, "pad naar buiten"),
        ({"a.csv": b"0;" * 20_000_000}, "veel te groot"),
    ],
    ids=["two", "empty", "zip", "pdf", "vrt", "no text", "nested", "up", "root", "drive", "bomb"],
)
def test_what_should_not_come_out_of_a_zip_does_not(read_list, members, part):
    with pytest.raises(ImportRefused, match=part):
        read_list(zipped(members), name="lijst.zip")


def test_a_packed_list_has_the_limits_of_a_list(read_list):
    rows = "".join(f"Plek {n};6,56;53,{n}\n" for n in range(90_000))
    with pytest.raises(ImportRefused, match="uitgepakt groter dan 1 MB"):
        read_list(
            zipped({"a.csv": f"naam;lon;lat\n{rows}".encode()}), name="a.zip", limits=Limits(megabytes=1)
        )
    with pytest.raises(ImportRefused, match="meer dan 10 rijen"):
        read_list(zipped({"a.csv": f"naam;lon;lat\n{rows}".encode()}), name="a.zip", limits=Limits(rows=10))


@settings(max_examples=4, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(["a.csv", "b.json", "c.geojson"]), st.binary(max_size=60), max_size=2))
def test_any_text_in_a_zip_is_read_or_refused(members):
    read_or_refuse(zipped(members), "lijst.zip")
