"""A table of a page is read to the number, without what is there to be pressed."""

from __future__ import annotations

from datetime import date

import pytest

from app.exports.table_files import csv_of
from app.web.presentation.shown import shown_tables

PAGE = """
<table><caption>Niet mee</caption><tbody><tr><td>x</td></tr></tbody></table>
<table data-takes="0a1b2c3d" data-counted="Zo &amp; zo" data-day="2026-09-30">
  <caption class="visually-hidden">Wat we
     weten</caption>
  <thead><tr><th scope="col">Naam</th><th scope="col" class="number">Hoeveel er zijn</th>
    <th scope="col">Thema’s sinds</th><td></td></tr></thead>
  <tbody>
    <tr><th scope="row"><svg><title>pin</title></svg><a href="/">Hamrik</a><br><span>wijk</span></th>
      <td class="number">1.270</td><td data-as="2026-09-12">gisteren</td><td><button>Weg</button></td></tr>
    <tr><th scope="row">=SOM(1)</th><td class="number">{number}</td><td>–</td>
      <td><form><input><br><button>Weg</button></form></td></tr>
  </tbody>
</table>
"""


def rows(number="6,5"):
    (found,) = shown_tables(PAGE.replace("{number}", number))
    return found.as_table()


def test_what_stands_there_and_nothing_of_buttons():
    (found,) = shown_tables(PAGE)
    table = found.as_table()

    assert (found.mark, found.when(), table.title) == ("0a1b2c3d", date(2026, 9, 30), "Wat we weten")
    assert [column.heading for column in table.columns] == ["naam", "hoeveel_er_zijn", "themas_sinds"]
    assert rows().rows == [["Hamrik · wijk", 1270, "2026-09-12"], ["=SOM(1)", 6.5, None]]


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        ("0", 0),
        ("-3", -3),
        ("12.345.678", 12345678),
        ("2026", 2026),
        ("1.27", "1.27"),
        ("minder dan 5", "minder dan 5"),
    ],
)
def test_numbers_are_numbers_and_words_stay_words(shown, read):
    assert rows(shown).rows[1][1] == read


def test_a_text_is_no_formula_in_the_file_also_not_in_a_column_of_numbers():
    text = csv_of(rows("=1+1"), date(2026, 9, 30), invented=False).decode("utf-8-sig")
    first, headings, *lines = text.splitlines()

    assert first.startswith("# Wat we weten. Stand 2026-09-30. Zo geteld: Zo & zo ")
    assert headings == "naam;hoeveel_er_zijn;themas_sinds"
    assert lines == ["Hamrik · wijk;1270;2026-09-12", "'=SOM(1);'=1+1;"]
