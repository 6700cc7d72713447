"""A table of postcodes as administrators have it: several spellings; mistakes are told, not repaired."""

from __future__ import annotations

from pathlib import Path

import pytest

from geodata.crs import to_rd
from importers.postcodes import read_postcodes
from importers.postcodes.placing import NOTHING
from importers.records import ImportRefused

LON, LAT = 6.5581, 53.2275
RD_X, RD_Y = to_rd(LON, LAT)


def table(tmp_path: Path, content: str | bytes, name: str = "postcodes.csv"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_postcodes(path)


@pytest.mark.parametrize(
    "content",
    [
        f"postcode6,lat,lon,buurtcode\n9717AB,{LAT},{LON},\n",
        f"PC6;Lengtegraad;Breedtegraad\n9717 ab;{LON};{LAT}\n".replace(".", ","),
        f"Postcode\tX-coördinaat (RD)\tY-coördinaat (RD)\n9717AB\t{RD_X:.2f}\t{RD_Y:.2f}\n",
        f'"postcode";"rd_x";"rd_y"\n"9717AB";"{RD_X:.1f}";"{RD_Y:.1f}"\n'.replace(".", ","),
        f"id,postcode,centroide_ll\npcd-1,9717AB,POINT({LON} {LAT})\n",
        f"postcode,centroide_rd\n9717AB,POINT({RD_X:.3f} {RD_Y:.3f})\n",
        f"Postcodes van de stad\n\nzipcode,longitude,latitude\n9717AB,{LON},{LAT}\n",
        b"\xef\xbb\xbf" + f"POSTCODE,LNG,LAT\r\n9717AB,{LON},{LAT}\r\n".encode(),
        f"postcode,x,y\n9717AB,{RD_X:.2f},{RD_Y:.2f}\n".encode("utf-16"),
    ],
)
def test_each_usual_spelling_gives_the_same_place(tmp_path, content):
    [point] = table(tmp_path, content).points

    assert point.postcode == "9717AB"
    assert (point.lon, point.lat) == pytest.approx((LON, LAT), abs=2e-6)
    assert (point.rd_x, point.rd_y) == pytest.approx((RD_X, RD_Y), abs=0.2)


def test_of_several_addresses_with_one_postcode_the_middle_counts(tmp_path):
    found = table(
        tmp_path, "postcode;x;y\n9717AB;233000;582000\n9717AB;233100;582050\n9711AA;233500;581500\n"
    )

    assert [(point.postcode, point.rd_x, point.rd_y) for point in found.points] == [
        ("9711AA", 233_500, 581_500),
        ("9717AB", 233_050, 582_025),
    ]


def test_a_row_that_can_not_be_used_is_told_with_its_number_and_the_rest_is_read(tmp_path):
    rows = ["9717", "0717AB", "9717AB", "9718AB", "9719AB", "9711AA", "9712AA"]
    places = [f"{LON},{LAT}"] * 3 + ["0,0", "onbekend,", f"{LAT},{LON}", f"{LON},{LAT}"]
    content = "postcode,lon,lat\n" + "\n".join(map(",".join, zip(rows, places, strict=True)))

    found = table(tmp_path, content)

    assert [point.postcode for point in found.points] == ["9712AA", "9717AB"]
    assert {issue.row: issue.reason for issue in found.issues} == {
        2: "Dit is geen postcode van vier cijfers en twee letters.",
        3: "Dit is geen postcode van vier cijfers en twee letters.",
        5: "Deze plek ligt niet in Nederland.",
        6: "De plek bestaat niet uit twee getallen.",
        7: "Lengte en breedte (of X en Y) staan verwisseld.",
    }
    assert (found.rows, found.refused) == (7, 5)


def test_a_postcode_whose_rows_lie_all_over_the_country_has_no_place(tmp_path):
    found = table(
        tmp_path, "postcode,x,y\n9717AB,233000,582000\n9717AB,120000,480000\n9711AA,233500,581500\n"
    )

    assert [point.postcode for point in found.points] == ["9711AA"]
    assert found.refused == 2


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "is leeg"),
        (b"PK\x03\x04zip", "Sla het op als CSV"),
        ("naam,lon,lat\nx,6.5,53.2\n", "geen rij met koppen"),
        ("postcode,naam\n9717AB,x\n", "geen kolommen met de plek"),
        (f"postcode,lon,lat\n9717AB,{LAT},{LON}\n", "Wissel de koppen van de twee kolommen om"),
        (f"postcode,x,y\n9717AB,{RD_Y:.1f},{RD_X:.1f}\n", "Wissel de koppen van de twee kolommen om"),
        (f"postcode,x,y\n9717AB,{LON},{LAT}\n", "Noem de kolommen lon en lat"),
        (f"postcode,lon,lat\n9717AB,{RD_X:.1f},{RD_Y:.1f}\n", "Noem de kolommen rd_x en rd_y"),
        ("postcode,lon,lat\n9717AB,0,0\n", "ligt niet in Nederland"),
        ("postcode,lon,lat\n9717,6.5,53.2\n", NOTHING),
    ],
)
def test_a_file_that_can_not_be_used_as_a_whole_is_refused_with_what_to_do(tmp_path, content, sentence):
    with pytest.raises(ImportRefused) as refused:
        table(tmp_path, content)

    assert sentence in refused.value.message


def test_a_file_that_is_not_there_is_refused_in_words(tmp_path):
    with pytest.raises(ImportRefused, match="niet te openen"):
        read_postcodes(tmp_path / "weg.csv")
