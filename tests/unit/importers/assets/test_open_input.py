"""Whatever stands in a file: no row disappears, only a refusal is raised, and records keep the rules."""

from __future__ import annotations

import json
import math
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from importers.address_rule import Address, agrees
from importers.assets import parse, read_assets, source_named
from importers.assets.privacy import mask
from importers.assets.reading.clean import INVISIBLE, cleaned
from importers.assets.words.vocabulary import AUDIENCES, KINDS, THEMES
from importers.records import ImportRefused

HEADINGS = st.sampled_from(
    ["Naam", "Soort", "Thema", "Doelgroep", "lon", "lat", "X", "Y", "Website", "id", "Telefoon", "vreemd"]
)
CELLS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["", "plek", "6,56", "53.21", "233000", "581000", "NaN", "-", "=1+1", "'=1+1", "\ufeff"]),
)


def check(result):
    refused = [issue.row for issue in result.issues if issue.action == "niet ingelezen"]
    taken = [record.row for record in result.records]
    assert len(refused) == len(set(refused))
    assert not set(refused) & set(taken)
    assert result.rows_read == len(taken) + result.rows_refused
    assert len({record.external_id for record in result.records}) == len(taken)
    for record in result.records:
        assert 1 <= len(record.name) <= 120
        assert not INVISIBLE.search(record.name)
        assert record.name.splitlines() == [record.name]
        assert record.kind in KINDS
        assert 1 <= len(record.themes) <= 3
        assert set(record.themes) <= set(THEMES)
        assert set(record.audiences) <= set(AUDIENCES)
        assert (record.lon is None) == (record.rd_y is None)
        assert record.rd_x is None or (0 <= record.rd_x <= 280_000 and 300_000 <= record.rd_y <= 625_000)
        assert record.website == "" or record.website.lower().startswith(("http://", "https://"))


def read_or_refuse(content: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        with suppress(ImportRefused):
            check(read_assets(path, source_named("eigen_lijst")))


@settings(max_examples=150)
@given(st.lists(HEADINGS, min_size=1, max_size=6), st.lists(st.lists(CELLS, max_size=6), max_size=8))
def test_any_table_gives_records_that_keep_the_rules(headings, rows):
    quoted = [";".join('"{}"'.format(cell.replace('"', '""')) for cell in row) for row in [headings, *rows]]
    read_or_refuse("\r\n".join(quoted).encode("utf-8", "replace"), "lijst.csv")


@settings(max_examples=150)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content):
    read_or_refuse(b"Naam;Soort\n" + content, "lijst.csv")
    read_or_refuse(b'{"type":"FeatureCollection","features":[' + content, "lijst.geojson")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=150)
@given(st.lists(st.fixed_dictionaries({"properties": JSON, "geometry": JSON}) | JSON, max_size=4))
def test_any_json_in_the_place_of_features_is_read_or_refused(features):
    content = json.dumps({"type": "FeatureCollection", "features": features})
    read_or_refuse(content.encode(), "lijst.geojson")


@given(st.floats(-1e6, 1e6, allow_nan=False).map(lambda number: round(number, 6)))
def test_a_number_is_read_with_point_and_comma_alike(number):
    text = f"{number:.6f}"
    assert parse.number(text) == parse.number(text.replace(".", ",")) == float(text)
    assert parse.number(f" {text} ") == float(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("233 482", 233482),
        ("1.234.567", 1234567),
        ("233.482", 233.482),
    ],
)
def test_thousands_are_read_when_they_can_be_nothing_else(text, number):
    assert parse.number(text) == number


@given(st.text(max_size=50))
def test_a_number_is_finite_or_none(text):
    number = parse.number(text)
    assert number is None or math.isfinite(number)


@given(st.text(max_size=50))
def test_cleaning_twice_is_cleaning_once_and_undoes_the_sign_of_our_exports(text):
    once = cleaned(text)
    if not once.startswith("'"):
        assert cleaned(once) == once
    if once[:1] in {"=", "+", "-", "@"}:
        assert cleaned(f"'{once}") == once


@given(st.text(max_size=60))
def test_a_website_can_be_opened_by_a_browser_and_by_nothing_else(text):
    address = parse.website(text)
    assert address is None or address.lower().startswith(("http://", "https://"))


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "ftp://x.nl",
        "//x.nl",
        "mailto:a@b.nl",
        "http://",
        "http://jan:geheim@x.nl",
        "localhost",
        "http://127.0.0.1/",
        "x y.nl",
        'http://x.nl/"><script>',
        "data:text/html,x",
        "JAVASCRIPT://x.nl/%0aalert(1)",
    ],
)
def test_other_addresses_are_no_website(text):
    assert parse.website(text) is None


@pytest.mark.parametrize("text", ["www.voorbeeld.nl", "https://voorbeeld.nl/a?b=c#d", "http://café.nl:8080/"])
def test_web_addresses_are_websites(text):
    assert parse.website(text).endswith(text)


@given(
    st.sampled_from(["06", "+316", "+31 6", "0031 6"]),
    st.integers(10_000_000, 99_999_999),
    st.text("-. ", max_size=2),
)
def test_a_mobile_number_never_stays(start, digits, between):
    text = f"Bel {start}{between}{digits} snel"
    assert mask(text) == "Bel … snel"


@given(st.text(max_size=80))
def test_no_question_is_believed_for_an_address_whose_number_it_does_not_hold(text):
    answer = Address(street="Elzenlaan", number="73012", postcode="9741NA", town="Groningen")
    if "73012" not in text:
        assert not agrees(text, answer)
