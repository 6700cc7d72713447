"""Whatever stands in a file of any format: it is read by the rules or refused with a sentence."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from importers.assets.reading.apart.cells import text_of
from importers.assets.reading.formats.json_stream import first_key
from importers.assets.reading.recognise import format_of
from importers.assets.words.guessing import EMPTY, UNKNOWN, Guesser
from importers.records import ImportRefused
from tests.unit.importers.assets.making import ods, xlsx
from tests.unit.importers.assets.test_open_input import CELLS, HEADINGS, JSON, read_or_refuse

SHEET_CELLS = (
    CELLS.map(lambda text: "".join(sign for sign in text if sign.isprintable() and sign.isascii()))
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.booleans()
    | st.dates()
    | st.none()
)
APART = settings(max_examples=4, suppress_health_check=[HealthCheck.too_slow])
"""Each example is a process of its own."""


@APART
@given(st.lists(HEADINGS, min_size=1, max_size=5), st.lists(st.lists(SHEET_CELLS, max_size=5), max_size=5))
def test_any_sheet_gives_records_that_keep_the_rules(headings, rows):
    read_or_refuse(xlsx({"Blad1": [headings, *rows]}), "lijst.xlsx")
    read_or_refuse(ods([headings, *rows]), "lijst.ods")


KML = (
    b"<kml xmlns='http://www.opengis.net/kml/2.2'><Placemark><name>De Pan</name><Point><coordinates>6.5,53.2"
)
STARTS = {
    "xlsx": xlsx({"Blad1": [("Naam", "lon", "lat"), ("De Pan", 6.56, 53.21)]}),
    "ods": ods([("Naam",), ("De Pan",)]),
    "gpkg": b"SQLite format 3\x00\x10\x00\x01\x01\x00\x40\x20\x20",
    "fgb": b"fgb\x03fgb\x00",
    "kml": KML + b"</coordinates></Point></Placemark></kml>",
    "gpx": b"<gpx version='1.1' creator='x'><wpt lat='53.2' lon='6.5'><name>De Pan</name></wpt></gpx>",
}


@pytest.mark.parametrize("name", STARTS)
@APART
@given(st.data())
def test_a_damaged_file_is_read_or_refused(name, data):
    content = bytearray(STARTS[name])
    for at in data.draw(st.lists(st.integers(8, len(content) - 1), max_size=6)) if len(content) > 9 else ():
        content[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(8, len(content)))
    read_or_refuse(bytes(content[:cut]) + data.draw(st.binary(max_size=50)), f"lijst.{name}")


@settings(max_examples=150)
@given(
    st.lists(JSON, max_size=4) | st.dictionaries(st.sampled_from(["data", "results", "x"]), JSON, max_size=2)
)
def test_any_json_is_read_or_refused(found):
    read_or_refuse(json.dumps(found).encode(), "lijst.json")


ELEMENTS = st.fixed_dictionaries(
    {"type": st.sampled_from(["node", "way", "relation"]) | JSON, "id": JSON},
    optional={
        "lat": JSON,
        "lon": JSON,
        "center": JSON,
        "bounds": JSON,
        "tags": st.dictionaries(st.sampled_from(["name", "amenity", "club", "x:for"]), JSON, max_size=4)
        | JSON,
    },
)


@settings(max_examples=150)
@given(st.lists(ELEMENTS | JSON, max_size=4), JSON)
def test_any_answer_of_overpass_is_read_or_refused(elements, remark):
    read_or_refuse(json.dumps({"elements": elements, "remark": remark}).encode(), "export.json")


@given(st.binary(max_size=80))
def test_the_format_of_any_bytes_is_one_word(head):
    assert format_of(head).isalnum()
    assert format_of(b"<" + head).isalnum()


@given(st.text(max_size=60))
def test_looking_for_a_key_never_fails(text):
    assert first_key(text, {"features"}) in {"", "features"}
    assert first_key("{" + text, {"features"}) in {"", "features"}


@given(st.text(max_size=30), st.sampled_from(["what", "who"]))
def test_a_guess_is_a_meaning_with_a_reason_or_a_search_word(word, group):
    guess = Guesser(EMPTY, EMPTY).guess(word, group)
    assert (guess.meaning is None) == (guess.reason == UNKNOWN)


@given(
    st.none()
    | st.booleans()
    | st.floats()
    | st.dates()
    | st.datetimes()
    | st.times()
    | st.timedeltas()
    | st.text()
)
def test_any_cell_is_a_text_without_nan(value):
    text = text_of(value)
    assert isinstance(text, str)
    assert isinstance(value, str) or text not in {"nan", "inf", "-inf", "None", "NaT"}


@pytest.mark.parametrize("number", ["NaN", "nan", "inf", "-Infinity", "1e5", "0x10"])
def test_what_is_no_number_is_no_coordinate(read_list, number):
    for content, name in (
        (f"Naam;lon;lat\nDe Pan;{number};53.2\n", "lijst.csv"),
        (xlsx({"Blad1": [("Naam", "lon", "lat"), ("De Pan", number, 53.2)]}), "lijst.xlsx"),
        (json.dumps([{"naam": "De Pan", "lon": number, "lat": 53.2}]), "lijst.json"),
    ):
        result = read_list(content, name=name)
        assert (len(result.records), result.rows_refused) == (0, 1), name


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_json_with_numbers_that_are_none_keeps_to_the_rules(read_list, value):
    point = f'{{"type": "Point", "coordinates": [{value}, 53.2]}}'
    one = f'{{"type": "Feature", "properties": {{"naam": "De Pan", "x": {value}}}, "geometry": {point}}}'
    result = read_list(f'{{"type": "FeatureCollection", "features": [{one}]}}', name="x.geojson")
    assert result.rows_refused == 1
    node = (
        f'{{"type": "node", "id": 1, "lat": {value}, "lon": 6.5, "tags": {{"club": "x", "name": "De Pan"}}}}'
    )
    (record,) = read_list(f'{{"elements": [{node}]}}', name="x.json").records
    assert record.lon is None


@pytest.mark.parametrize("name", ["x.csv", "x.xlsx", "x.gpkg", "x.kml", "x.json", "x.zip"])
def test_an_empty_file_is_refused_whatever_it_is_called(read_list, name):
    for content in (b"", b"  \n", b"\xef\xbb\xbf"):
        with pytest.raises(ImportRefused):
            read_list(content, name=name)
