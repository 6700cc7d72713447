"""Spreadsheets from people: any delimiter, encoding and order, with all that stands around the rows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from importers.assets import source_named
from importers.assets.reading.limits import Limits
from importers.records import ImportRefused


def reasons(result, row):
    return [issue.reason for issue in result.issues if issue.row == row]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_usual_way_of_writing_a_spreadsheet_gives_the_same_record(read_list, delimiter, encoding):
    rows = [
        "Naam|Soort|Thema|Straat|Huisnummer|Postcode|Plaats",
        "Café De Pan|plek|eten|Elzenlaan|3|9741NA|Groningen",
    ]
    text = "\r\n".join(rows).replace("|", delimiter)
    record = read_list(text.encode(encoding)).records[0]
    assert (record.row, record.name, record.kind, record.themes) == (
        2,
        "Café De Pan",
        "place",
        ("eten-en-koken",),
    )
    assert record.address == "Elzenlaan 3, 9741 NA Groningen"
    assert record.lon is None


def test_a_file_that_is_not_utf8_is_read_and_said_to_be(read_list):
    result = read_list("Naam;Soort\nCafé;plek\n".encode("cp1252"))
    assert result.records[0].name == "Café"
    assert "Windows" in result.issues[0].reason


def test_headings_are_found_below_a_title_and_what_stood_above_is_reported(read_list):
    result = read_list("Lijst buurthuizen;;\nstand 2026;;\n\nNaam;Soort;Adres\nDe Pan;plek;Elzenlaan 3\n")
    assert [record.row for record in result.records] == [5]
    assert result.rows_read == 1
    assert reasons(result, 1) == ["Staat boven de koppen."]
    assert reasons(result, 2) == ["Staat boven de koppen."]


def test_empty_rows_do_not_count_and_rows_keep_the_number_of_the_spreadsheet(read_list):
    result = read_list("Naam;Soort\n;\n\n  ;  \nDe Pan;plek\n")
    assert result.rows_read == 1
    assert result.records[0].row == 5


def test_section_headings_and_repeated_headings_are_refused_with_a_reason(read_list):
    result = read_list("Naam;Soort;Adres\nBuurthuizen;;\nDe Pan;plek;Elzenlaan 3\nNaam;Soort;Adres\n")
    assert [record.name for record in result.records] == ["De Pan"]
    assert "tussenkop" in reasons(result, 2)[0]
    assert "koppen" in reasons(result, 4)[0]
    assert result.rows_read == 3
    assert result.rows_refused == 2


def test_a_row_whose_cells_shifted_is_refused(read_list):
    result = read_list("Naam,Soort,Adres\nDe Pan,plek,Elzenlaan 3, Groningen\nDe Kan,plek,Elzenlaan 4,\n")
    assert [record.name for record in result.records] == ["De Kan"]
    assert "meer cellen" in reasons(result, 2)[0]


def test_an_open_quote_refuses_the_file_and_does_not_swallow_rows(read_list):
    with pytest.raises(ImportRefused, match="aanhalingsteken"):
        read_list('Naam;Soort\n"De Pan;plek\nDe Kan;plek\n')


@pytest.mark.parametrize("cell", ["x" * 131_073, '"' + "niet dicht\n" * 20_000])
def test_a_cell_past_what_can_be_read_says_how_long_one_may_be(read_list, cell):
    with pytest.raises(ImportRefused, match=r"meer dan 131\.072 tekens.*aanhalingsteken"):
        read_list(f"naam;soort\nKoor;netwerk\nKoor Zuid;{cell}\n")


def test_texts_over_several_lines_become_one_line_and_one_row(read_list):
    result = read_list('Naam;Soort;Omschrijving\nDe Pan;plek;"Elke dinsdag\r\nsamen  eten"\nDe Kan;plek;x\n')
    assert result.records[0].summary == "Elke dinsdag samen eten"
    assert [record.row for record in result.records] == [2, 3]


@pytest.mark.parametrize("text", ["=1+1", "+31", "-xyz", "@naam", "=HYPERLINK(0)"])
def test_the_sign_that_our_exports_put_before_a_formula_is_taken_off(read_list, text):
    result = read_list(f"Naam;Adres\n'{text};Elzenlaan 1\n'{text}';Elzenlaan 2\n's Avonds eten;x\n")
    assert [record.name for record in result.records] == [text, f"{text}'", "'s Avonds eten"]


def test_invisible_and_turning_signs_go_and_joiners_stay(read_list):
    result = read_list("Naam;Soort\nDe\u202e Pan\u200b;plek\nخانه\u200cها;plek\n")
    assert [record.name for record in result.records] == ["De Pan", "خانه\u200cها"]
    assert reasons(result, 2) == ["Er stonden onzichtbare tekens in."]


def test_accents_written_apart_are_put_together(read_list):
    assert read_list("Naam;Soort\nCafe\u0301;plek\n").records[0].name == "Café"


def test_columns_are_guessed_shown_and_what_is_left_out_is_said(read_list):
    result = read_list(
        "Naam (initiatief);Type;Telefoon;E-mail contactpersoon;Contactpersoon;Titel;Kleur\n"
        "De Pan;plek;0501234567;a@b.nl;Jan;X;rood\n"
    )
    used = {column.heading: column.field for column in result.columns}
    assert used == {
        "Naam (initiatief)": None,
        "Type": "kind_words",
        "Telefoon": None,
        "E-mail contactpersoon": None,
        "Contactpersoon": None,
        "Titel": "name",
        "Kleur": None,
    }
    said = {issue.field: issue.reason for issue in result.issues if issue.row is None and issue.field in used}
    assert "persoon" in said["Telefoon"]
    assert "persoon" in said["E-mail contactpersoon"]
    assert "persoon" in said["Contactpersoon"]
    assert "Een andere kolom" in said["Naam (initiatief)"]
    assert "kennen we niet" in said["Kleur"]
    for canary in ("0501234567", "a@b.nl", "Jan"):
        assert canary not in repr(result)


def test_a_source_can_name_columns_but_never_a_personal_one(read_list):
    columns = {"Kleur": "tags", "telefoon": "summary", "Soort": None}
    source = replace(source_named("eigen_lijst"), columns=columns)
    result = read_list("Naam;Soort;Telefoon;kleur\nDe Pan;plek;0501234567;rood\n", source=source)
    assert [column.field for column in result.columns] == ["name", None, None, "tags"]
    assert (result.records[0].tags, result.records[0].summary) == (("rood",), "")


def test_telephone_numbers_and_addresses_of_persons_in_texts_stay_out_of_records_and_issues(read_list):
    result = read_list(
        "Naam;Soort;Omschrijving;Website;Adres\n"
        "De Pan;plek;Bel 06-12 34 56 78 of +31 (0)50 123 45 67;mailto:jan@voorbeeld.nl;Elzenlaan 3\n"
        "050 1234567;plek;x;y;z\n"
        "Jan jan@voorbeeld.nl;;;;\n"
        "Moestuin 2026;plek;sinds 1998, 12 bakken;;Laan 1940-1945 12\n"
    )
    assert result.records[0].summary == "Bel … of …"
    assert result.records[1].summary == "sinds 1998, 12 bakken"
    assert result.records[1].address == "Laan 1940-1945 12"
    for canary in ("12 34 56 78", "123 45 67", "jan@voorbeeld", "1234567"):
        assert canary not in repr(result)


@pytest.mark.parametrize(
    "word", ["geen vast adres", "via Facebook", "Online", "-", "wisselende locaties", "n.v.t."]
)
def test_words_that_are_no_address_are_left_out_and_said(read_list, word):
    result = read_list(f"Naam;Soort;Adres\nDe Pan;plek;{word}\n")
    assert result.records[0].address == ""
    assert [issue.field for issue in result.issues if issue.row == 2] == ["address"]


def test_a_postcode_that_the_address_already_holds_is_not_repeated(read_list):
    result = read_list("Naam;Adres;Postcode;Plaats\nDe Pan;Elzenlaan 3 9741na Groningen;9741 NA;Groningen\n")
    assert result.records[0].address == "Elzenlaan 3 9741na Groningen"


@pytest.mark.parametrize(
    ("limits", "part"),
    [(Limits(rows=2), "meer dan 2 rijen"), (Limits(columns=1), "2 kolommen"), (Limits(megabytes=0), "0 MB")],
)
def test_a_file_past_a_limit_is_refused_with_that_limit(read_list, limits, part):
    with pytest.raises(ImportRefused, match=part):
        read_list("Naam;Soort\nA;plek\nB;plek\nC;plek\n", limits=limits)


def test_a_huge_cell_refuses_its_row_only(read_list):
    result = read_list(f"Naam;Soort\n{'x' * 2001};plek\nDe Pan;plek\n")
    assert [record.name for record in result.records] == ["De Pan"]
    assert "2001 tekens" in reasons(result, 2)[0]
    assert max(len(issue.value) for issue in result.issues) <= 80


def test_a_name_of_120_signs_is_in_and_of_121_is_not(read_list):
    result = read_list(f"Naam;Soort\n{'x' * 120};plek\n{'y' * 121};plek\n;plek\n")
    assert [record.row for record in result.records] == [2]
    assert "nu 121" in reasons(result, 3)[0]
    assert "geen naam" in reasons(result, 4)[0]
