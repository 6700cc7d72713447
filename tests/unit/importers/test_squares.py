"""Squares of 100 metres, in files made after the documentation of the CBS."""

from __future__ import annotations

import pytest

from importers.records import ImportRefused
from importers.squares import Square, read_squares

HEAD = "crs28992res100m;aantal_inwoners;aantal_mannen\n"


@pytest.fixture
def read(tmp_path):
    def made(content, name="vakken.csv"):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return read_squares(path)

    return made


def test_a_code_says_where_the_square_lies_and_the_rest_of_the_row_is_left_alone(read):
    found = read(HEAD + "E2335N5821;120;60\nE0001N3000;5;-99997\n")

    assert found.squares == (
        Square(rd_x=233_500, rd_y=582_100, people=120),
        Square(rd_x=100, rd_y=300_000, people=5),
    )
    assert found.source == "vakken.csv"


def test_too_few_to_be_told_is_secret_and_never_nought(read):
    found = read(HEAD + "E2335N5821;120;60\nE2336N5821;-99997;-99997\nE2337N5821;0;0\nE2338N5821;;\n")

    assert [one.people for one in found.squares] == [120]
    assert found.secret == ((233_600, 582_100),)


def test_what_is_no_square_or_no_number_is_told_with_its_row(read):
    found = read(HEAD + "E2335N5821;120;60\nBU00140000;40;20\nE2336N5821;veel;20\n")

    assert len(found.squares) == 1
    assert [(issue.row, issue.value) for issue in found.issues] == [(3, "BU00140000"), (4, "veel")]


@pytest.mark.parametrize(
    "heading",
    [
        "C28992R100,INW2014",
        "C28992R100,INWONER",
        "c28992r100,aantal_inwoners",
        "crs28992res100m,aantal_inwoners",
        "crs28992res100m,aantalInwoners",
        "Vierkant,Aantal inwoners",
    ],
)
def test_each_year_writes_the_same_otherwise(read, heading):
    assert read(heading + "\nE2335N5821,35\n").squares[0].people == 35


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("naam;plaats\nKoor;Noord\n", "geen vakken van 100 meter"),
        ("crs28992res100m;woningen\nE2335N5821;3\n", "geen vakken van 100 meter"),
        ("crs28992res500m;aantal_inwoners\nE2335N5820;300\n", "500 meter"),
        (HEAD + "E2335N5821;-99997;1\n", "geen vakken van 100 meter"),
        (HEAD + "E2335N5821;5;1\nE2335N5821;10;1\n", "E2335N5821 staat er twee keer in"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused_with_what_to_do(read, content, said):
    with pytest.raises(ImportRefused) as refused:
        read(content)

    assert said in refused.value.message


def test_a_table_as_the_cbs_makes_it_is_read_by_two_of_its_columns(read):
    """Some 130 columns, semicolons, a mark of UTF-8, and -99997 and -99995 all over."""
    others = [f"aantal_woningen_{number}" for number in range(127)]
    head = ["crs28992res100m", "aantal_inwoners", "aantal_mannen", *others]
    rows = [
        ["E2335N5821", "55", "25", *["-99997"] * 127],
        ["E2336N5821", "-99997", "-99997", *["5"] * 127],
        ["E2337N5821", "-99995", "-99997", *["-99995"] * 127],
        ["E2338N5821", "10", "5", *["0"] * 127],
    ]
    found = read("\ufeff" + "\n".join(";".join(row) for row in [head, *rows]) + "\n")

    assert [one.people for one in found.squares] == [55, 10]
    assert found.secret == ((233_600, 582_100), (233_700, 582_100)), "unknown, and never nought"
    assert found.issues == ()


def test_a_geopackage_of_squares_is_read_apart(tmp_path):
    import geopandas
    from shapely import MultiPolygon, box

    path = tmp_path / "cbs_vk100_2023.gpkg"
    geopandas.GeoDataFrame(
        {
            "crs28992res100m": ["E2335N5821", "E2336N5821"],
            "aantal_inwoners": [120, -99997],
            "gemiddelde_woz_waarde_woning": [215.0, -99997.0],
        },
        geometry=[
            MultiPolygon([box(233_500, 582_100, 233_600, 582_200)]),
            MultiPolygon([box(233_600, 582_100, 233_700, 582_200)]),
        ],
        crs="EPSG:28992",
    ).rename_geometry("geom").to_file(path, driver="GPKG", layer="vierkant_100m_2023")
    found = read_squares(path)

    assert found.squares == (Square(rd_x=233_500, rd_y=582_100, people=120),)
    assert found.secret == ((233_600, 582_100),)
