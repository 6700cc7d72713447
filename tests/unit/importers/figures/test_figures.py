"""Key figures from a file and from StatLine: what is unknown stays so, with the reason."""

from __future__ import annotations

import pytest

from importers.figures import Told, read_figure_file, read_statline
from importers.records import ImportRefused, Unreachable
from tests.unit.importers.figures.statline_stand_in import statline

NOT_GIVEN = "CBS geeft dit cijfer niet (‘.’)."
COLUMNS = {
    "shapefile": ("BU_CODE,AANT_INW,AANTAL_HH,STED", "BU00140000,4440,-99999999,1"),
    "snake case": ("buurtcode;aantal_inwoners;aantal_huishoudens", "BU00140000;4440;-99997"),
    "StatLine": ("Codering_3\tAantalInwoners_5\tHuishoudensTotaal_29", "BU00140000  \t    4440\t-99995"),
}


@pytest.mark.parametrize("spelling", COLUMNS)
def test_the_three_spellings_of_cbs_are_read_alike(tmp_path, spelling):
    file = tmp_path / "kwb.csv"
    file.write_text("\ufeff" + "\n".join(COLUMNS[spelling]), encoding="utf-8")

    table = read_figure_file(file, year=2024)

    told = table.areas["BU00140000"]
    assert told["inhabitants"] == Told(4440)
    assert told["households"].value is None
    assert "CBS geeft dit cijfer niet (code -9999" in told["households"].reason
    assert (table.year, table.source) == (2024, "kwb.csv")


def test_decimal_commas_points_and_empty_cells(tmp_path):
    file = tmp_path / "kwb.csv"
    rows = ("gwb_code;p_65_eo_jr;oad;woz;mannen", "WK001400;12,5;.;;x", "Totaal;1;2;3;4")
    file.write_bytes("\n".join(rows).encode("cp1252"))

    table = read_figure_file(file, year=2023, source="CBS")

    assert table.areas["WK001400"] == {
        "percent_aged_65_and_over": Told(12.5),
        "addresses_per_km2": Told(None, NOT_GIVEN),
        "mean_home_value_thousand_euros": Told(None),
        "men": Told(None, "dit is geen getal."),
    }
    assert [(issue.row, issue.value) for issue in table.issues] == [(3, "Totaal")]


@pytest.mark.parametrize(
    ("content", "said"),
    [("a;b\n1;2", "geen kolom met codes"), ("buurtcode;b\nBU00140000;2", "geen kolom met een cijfer")],
)
def test_a_file_without_its_columns_is_refused(tmp_path, content, said):
    file = tmp_path / "kwb.csv"
    file.write_text(content)
    with pytest.raises(ImportRefused, match=said):
        read_figure_file(file, year=2024)
    with pytest.raises(ImportRefused, match="niet te lezen"):
        read_figure_file(tmp_path / "weg.csv", year=2024)


def asked(server, **over):
    fields = {"year": 2024, "municipality": "GM0014", "base_url": server.base_url, "allow_loopback": True}
    return read_statline(**{**fields, **over})


def test_statline_gives_every_page_of_every_level_of_one_municipality():
    with statline() as server:
        table = asked(server)

    assert table.source == "CBS StatLine 85984NED"
    assert table.areas["BU00140000"] == {
        "inhabitants": Told(3210),
        "households": Told(1605),
        "dwellings": Told(1712),
    }
    assert {
        code: told["inhabitants"].value for code, told in table.areas.items() if "inhabitants" in told
    } == {
        "BU00140000": 3210,
        "BU00140001": None,
        "WK001400": 5310,
        "GM0014": 9440,
    }
    assert table.areas["BU00140001"]["inhabitants"].reason == NOT_GIVEN
    assert "code -99997" in table.areas["BU00140001"]["households"].reason
    assert {path.split("/")[4] for path in server.asked} == {"85984NED"}


def test_an_answer_to_another_question_is_refused():
    with statline() as server:
        server.ignores_filter = True
        with pytest.raises(ImportRefused, match="anders dan gevraagd"):
            asked(server)


def test_a_year_without_a_table_and_a_server_that_is_away():
    with statline() as server:
        with pytest.raises(ImportRefused, match="kennen we geen tabel"):
            asked(server, year=2016)
        server.status = 503
        with pytest.raises(Unreachable):
            asked(server)
