"""The door: what is no list in a format that we read is refused with a sentence that says what to do."""

from __future__ import annotations

import pytest

from importers.assets import Reading, locate as locating, read_assets, source_named
from importers.assets.reading import text
from importers.records import ImportRefused

BIG_ENOUGH = "Naam;Soort\nDe Pan;plek\n"


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "leeg"),
        (b" \r\n\t ", "leeg"),
        (b"PK\x03\x04rest", "Excel"),
        (b"\xd0\xcf\x11\xe0rest", "Excel"),
        (b"%PDF-1.7", "PDF"),
        (b"\x1f\x8brest", "gzip"),
        (b"\x89PNGrest", "plaatje"),
        (b"Naam;Soort\nDe\x00Pan;plek\n", "geen tekst"),
        (bytes(range(256)), "geen tekst"),
        (b"\xff\xfeN", "geen tekst"),
        (b"hallo\nwereld\n", "koppen"),
        (b'"', "koppen|aanhalingsteken"),
        (b"<?xml version='1.0'?><a/>", "XML"),
        (b"Naam;Soort\n" + b"\x81\x8d", "geen tekst"),
    ],
)
@pytest.mark.parametrize("name", ["lijst.csv", "LIJST.TSV"])
def test_a_file_that_is_no_list_is_refused(read_list, content, part, name):
    with pytest.raises(ImportRefused, match=part):
        read_list(content, name=name)


@pytest.mark.parametrize("name", ["lijst.xlsx", "lijst", "lijst.geojson.exe", "lijst.vrt", "lijst.csv.gz"])
def test_the_name_decides_nothing_and_another_one_is_remarked(read_list, name):
    result = read_list(BIG_ENOUGH, name=name)
    assert [record.name for record in result.records] == ["De Pan"]
    assert result.recognised.format == "csv"
    assert "De naam past niet" in result.issues[0].reason


def test_a_missing_file_a_folder_and_a_device_are_refused(tmp_path):
    (tmp_path / "map.csv").mkdir()
    (tmp_path / "oneindig.csv").symlink_to("/dev/zero")
    for name, part in (("er_niet", "te openen"), ("map", "gewoon bestand"), ("oneindig", "gewoon bestand")):
        with pytest.raises(ImportRefused, match=part):
            read_assets(tmp_path / f"{name}.csv", source_named("eigen_lijst"))


def test_geojson_is_never_guessed_to_be_windows_text(read_list):
    with pytest.raises(ImportRefused, match="UTF-8"):
        read_list('{"type": "Café"}'.encode("cp1252"), name="lijst.json")


@pytest.mark.parametrize("name", ["", "x", "Lijst", "lijst-1", "a" * 41, "../lijst", "lijst\n"])
def test_a_name_that_can_not_be_a_key_is_no_source(name):
    with pytest.raises(ImportRefused, match="bron"):
        source_named(name)


def test_a_list_is_read_while_its_rows_are_taken(tmp_path, monkeypatch):
    monkeypatch.setattr(locating, "BATCH", 2)
    path = tmp_path / "lijst.csv"
    path.write_text("Naam;Soort\n" + "".join(f"Koor {n};netwerk\n" for n in range(9)) + ";netwerk\n")
    reading = Reading(path, source_named("eigen_lijst"))
    assert next(reading.records).name == "Koor 0"
    assert reading.findings().rows_read == 2
    rest = list(reading.records)
    found = reading.findings()
    assert (len(rest), found.rows_read, found.rows_refused) == (8, 10, 1)
    assert found.refused == (("", ""),)


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("Naam;Soort\nCafé € 5;plek\n".encode(), "utf-8"),
        ("Naam;Soort\nCafé € 5;plek\n".encode("utf-8-sig"), "utf-8"),
        ("Naam;Soort\nCafé € 5;plek\n".encode("utf-16"), "utf-16"),
        ("Naam;Soort\nCafé € 5;plek\n".encode("cp1252"), "cp1252"),
    ],
)
def test_a_sign_may_stand_on_the_edge_of_what_is_read_at_a_time(read_list, monkeypatch, content, encoding):
    for size in (1, 2, 3, 7):
        monkeypatch.setattr(text, "AT_A_TIME", size)
        result = read_list(content)
        assert [record.name for record in result.records] == ["Café € 5"]
        assert result.recognised.encoding == encoding


def test_what_ends_in_the_middle_of_a_sign_is_no_utf_8(read_list):
    assert read_list("Naam;Soort\nHet Café;plek\nDe é".encode()[:-1]).recognised.encoding == "cp1252"
