"""Spreadsheets as people make them: titles above, merged cells, several sheets, days and numbers."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from importers.assets import Choices
from importers.assets.reading.limits import Limits
from importers.records import ImportRefused
from tests.unit.importers.assets.making import ods, xlsx, zipped

HEADINGS = ("Naam", "Soort", "Thema", "lon", "lat")
ROW = ("De Pan", "plek", "eten", 6.56, 53.21)


def test_a_sheet_gives_the_same_record_as_the_same_rows_in_csv(read_list):
    as_csv = read_list("Naam;Soort;Thema;lon;lat\nDe Pan;plek;eten;6,56;53,21\n").records
    for name, content in (
        ("lijst.xlsx", xlsx({"Blad1": [HEADINGS, ROW]})),
        ("lijst.ods", ods([HEADINGS, ROW])),
    ):
        result = read_list(content, name=name)
        assert result.records == as_csv
        assert result.recognised.format == name[-4:].lstrip(".")
        assert (result.recognised.heading_row, result.recognised.sheet) == (1, "Blad1")
        assert result.issues == ()


def test_titles_above_the_headings_and_empty_rows_keep_the_numbers_of_the_spreadsheet(read_list):
    rows = [("Lijst 2026",), (), ("stand van", date(2026, 10, 1)), HEADINGS, (), ROW]
    result = read_list(xlsx({"Blad1": rows}), name="lijst.xlsx")
    assert result.recognised.heading_row == 4
    assert [record.row for record in result.records] == [6]
    assert [issue.value for issue in result.issues] == ["Lijst 2026", "stand van 2026-10-01"]


def test_a_cell_merged_over_rows_holds_for_each_and_one_over_columns_for_none(read_list):
    rows = [
        ("Buurthuizen van de stad", "", ""),
        ("Thema", "Naam", "Soort"),
        ("eten", "De Pan", "plek"),
        ("", "De Kan", "plek"),
        ("sport", "De Bal", "plek"),
    ]
    result = read_list(xlsx({"Blad1": rows}, merged=["A1:C1", "A3:A4"]), name="lijst.xlsx")
    assert [record.themes for record in result.records] == [
        ("eten-en-koken",),
        ("eten-en-koken",),
        ("bewegen-en-sport",),
    ]
    assert result.recognised.heading_row == 2


def test_the_sheet_that_looks_like_a_list_is_read_and_another_can_be_chosen(read_list):
    book = xlsx(
        {
            "Toelichting": [("Hoe lees je dit?",), ("Gewoon",)],
            "Lijst": [HEADINGS, ROW],
            "Oud": [HEADINGS, ("De Kan", *ROW[1:])],
            "Stil": [HEADINGS, ("Geheim", *ROW[1:])],
        },
        hidden=["Stil"],
    )
    first = read_list(book, name="lijst.xlsx")
    assert (first.recognised.sheet, [one.name for one in first.records]) == ("Lijst", ["De Pan"])
    assert first.recognised.sheets == ("Toelichting", "Lijst", "Oud")
    assert first.issues[0].value == "Toelichting, Oud"
    chosen = read_list(book, name="lijst.xlsx", choices=Choices(sheet="Oud"))
    assert [one.name for one in chosen.records] == ["De Kan"]
    hidden = read_list(book, name="lijst.xlsx", choices=Choices(sheet="Stil"))
    assert hidden.recognised.sheet == "Lijst"


def test_numbers_days_and_yes_are_written_as_people_do(read_list):
    rows = [
        ("id", "Naam", "Zoekwoorden"),
        (12.0, "De Pan", datetime(2026, 10, 1, 14, 30)),  # noqa: DTZ001 - a spreadsheet knows no zone
        (13, "De Kan", True),
    ]
    records = read_list(xlsx({"Blad1": rows}), name="lijst.xlsx").records
    assert [(record.external_id, record.tags) for record in records] == [
        ("12", ("2026-10-01 14:30",)),
        ("13", ("ja",)),
    ]


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (zipped({"xl/workbook.xml": b"<rommel", "[Content_Types].xml": b""}), "beschadigd"),
        (zipped({"mimetype": b"x", "content.xml": b"<geen/>"}), "beschadigd|werkblad"),
        (zipped({"lees.doc": b"Naam;Soort\n"}), "zip"),
        (zipped({"xl/../../etc/passwd": b"x"}), "pad naar buiten"),
        (zipped({"xl/workbook.xml": b"x", "er/in.zip": zipped({"a": b"b"})}), "weer een ingepakt"),
        (zipped({"xl/worksheets/sheet1.xml": b" " * 30_000_000}), "veel te groot"),
        (zipped({f"xl/{number}": b"" for number in range(2_001)}), "meer dan 2000"),
    ],
    ids=["broken", "no sheet", "other", "path", "nested", "bomb", "many"],
)
def test_a_zip_that_is_broken_too_big_or_points_elsewhere_is_refused(read_list, content, part):
    with pytest.raises(ImportRefused, match=part):
        read_list(content, name="lijst.xlsx")


def test_a_sheet_with_too_many_rows_or_one_cell_far_away_is_refused(read_list):
    many = xlsx({"Blad1": [HEADINGS, *[ROW] * 5]})
    with pytest.raises(ImportRefused, match="meer dan 3 rijen"):
        read_list(many, name="lijst.xlsx", limits=Limits(rows=3))
    far = xlsx({"Blad1": [HEADINGS, ROW]})
    far = _replaced(far, "xl/worksheets/sheet1.xml", b'r="E2"', b'r="XFD1048576"')
    with pytest.raises(ImportRefused, match=r"rijen|ingewikkeld"):
        read_list(far, name="lijst.xlsx", limits=Limits(seconds=10))


def _replaced(content: bytes, member: str, old: bytes, new: bytes) -> bytes:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    assert old in members[member]
    return zipped({**members, member: members[member].replace(old, new)})
