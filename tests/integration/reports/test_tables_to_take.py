"""Tables of pages as files: the numbers of the screen, a line that says what they are, and no formula."""

from __future__ import annotations

import csv
import html
import io
import re

import openpyxl
import pytest
from sqlalchemy import update

from app.models.areas import Area
from app.models.people import Setting
from app.web.presentation.taking import mark_of
from tests.factories.people import make_demo
from tests.factories.record import make_asset

TABLES = (
    ("/dekking/download?wat=tabel", "Hoeveel is er? (C1, versie 1, Buurten). Stand 2026-10-05."),
    ("/dekking/download?wat=themas&indeling=wijk", "Wat weten we per thema (Wijken). Stand 2026-10-05."),
    ("/dekking/eerst/download?", "Waar eerst kijken? Stand 2026-10-05."),
    ("/netwerk/download?wat=knopen", "Netwerk: knopen. Stand 2026-10-05."),
)


LISTS = (
    ("/lijst/download?theme=eten-en-koken", ("Buurtkrachten. Gemaakt op: 2026-10-05.", "Keuze: Eten")),
    (
        "/opbrengst/download?wat=tellingen",
        ("Wat bracht de leergang? Tellingen. Stand: 2026-10-05.", "Hoe tellen we:"),
    ),
)


def read_csv(answer):
    """The line on top, and the rows by heading."""
    first, *rest = answer.data.decode("utf-8-sig").splitlines()
    return first, list(csv.DictReader(rest, delimiter=";"))


@pytest.mark.parametrize(("address", "said"), TABLES)
def test_each_table_says_what_when_how_and_under_which_licence(browse, town, address, said):
    browser = browse(town)
    sheet = openpyxl.load_workbook(io.BytesIO(browser.get(f"{address}&format=xlsx").data)).worksheets[0]
    first, _rows = read_csv(browser.get(f"{address}&format=csv"))

    for line in (sheet["A1"].value, first):
        assert said in line
        assert "Zo geteld:" in line
        assert "CC BY 4.0" in line
    assert browser.get(f"{address}&format=doc").status_code == 422


@pytest.mark.parametrize(("address", "said"), LISTS)
def test_long_lists_say_it_above_their_headings_too(browse, town, address, said):
    with browse(town).get(f"{address}&format=csv") as answer:
        first, headings, *_lines = answer.data.decode("utf-8-sig").splitlines()

    assert first.lstrip('"').startswith("# ")
    assert all(words in first for words in (*said, "CC BY 4.0"))
    assert headings.startswith(("id;naam;", "niveau;onderdeel;"))


def test_a_table_of_any_page_is_taken_along_as_it_is_shown(browse, manager, town):
    browser = browse(manager)
    page = browser.get("/dekking/verloop?maat=C1&indeling=buurt").text
    (address,) = re.findall(r'href="([^"]*als=csv[^"]*)"', page)

    first, rows = read_csv(browser.get(html.unescape(address)))

    assert first.startswith("# Hoeveel is er? Per kwartaal. Stand 2026-10-05. Zo geteld: C1, versie 1:")
    assert {row["naam"]: list(row.values())[-1] for row in rows}["Hamrik"] == "2"
    assert browser.get("/dekking/verloop?maat=C1&neem=00000000&als=csv").status_code == 404
    assert browser.get("/dekking/verloop?maat=C1&neem=00000000&als=doc").status_code == 422


def test_who_may_not_see_a_page_gets_no_file_of_its_tables(client, browse, town):
    for address in ("/beheer/teams", "/rapporten/1"):
        answer = browse(town).get(f"{address}?neem={mark_of('Teams')}&als=csv")
        assert answer.status_code in {403, 404}
        assert answer.mimetype == "text/html"
    assert client.get(f"/beheer/teams?neem={mark_of('Teams')}&als=csv").status_code in {302, 401}


def test_the_numbers_are_those_of_the_page(browse, town):
    browser = browse(town)
    _said, rows = read_csv(browser.get("/dekking/download?wat=tabel&maat=C2&format=csv"))
    hamrik = next(row for row in rows if row["naam"] == "Hamrik")

    page = browser.get("/dekking?maat=C2").text
    rate = float(hamrik["per_1.000_inwoners"].replace(",", "."))
    assert f'<td class="number">{rate:.1f}</td>'.replace(".", ",") in page
    assert (hamrik["geteld"], hamrik["inwoners"], hamrik["stand"]) == ("3", "3200", "gevonden")


def test_a_choice_of_the_page_is_that_of_the_file_and_is_said(browse, town):
    make_asset(town, name="Koken", themes=("eten-en-koken",))
    said, rows = read_csv(browse(town).get("/dekking/download?wat=tabel&theme=eten-en-koken&format=csv"))

    assert "keuze: " in said
    assert [row["geteld"] for row in rows if row["naam"] == "Hamrik"] == ["1"]
    page = browse(town).get("/dekking?theme=eten-en-koken").text
    assert "theme=eten-en-koken&amp;wat=tabel&amp;format=csv" in page


def test_a_name_that_would_like_to_be_a_formula_is_a_text(browse, town, db):
    db.session.execute(update(Area).where(Area.code == "BU00140000").values(name='=HYPERLINK("http://x")'))
    browser = browse(town)

    _said, rows = read_csv(browser.get("/dekking/download?wat=tabel&format=csv"))
    assert '\'=HYPERLINK("http://x")' in [row["naam"] for row in rows]
    book = openpyxl.load_workbook(io.BytesIO(browser.get("/dekking/download?wat=tabel&format=xlsx").data))
    cells = [cell for row in book.worksheets[0] for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert '=HYPERLINK("http://x")' in [cell.value for cell in cells]


def test_a_file_of_a_demo_says_so_in_each_row(browse, town):
    make_demo()
    said, rows = read_csv(browse(town).get("/dekking/download?wat=tabel&format=csv"))

    assert "Voorbeeldgegevens: alles is verzonnen." in said
    assert {row["let_op"] for row in rows} == {"Voorbeeldgegevens: alles is verzonnen."}


def test_a_team_is_counted_only_when_the_works_council_agreed(browse, town, db):
    browser = browse(town)
    assert browser.get(f"/opbrengst/download?team={town.team_id}&format=csv").status_code == 422
    db.session.add(Setting(name="works_council", value=1))
    db.session.flush()
    assert browser.get(f"/opbrengst/download?team={town.team_id}&format=csv").status_code == 422
