"""Where a row lies: declared by the names of its columns, checked, and refused rather than repaired."""

from __future__ import annotations

import pytest

from importers.assets import locate

# PDOK's own pairs: lon, lat, rd_x, rd_y.
PAIRS = [
    (4.74654356, 52.3031994, 111302.82, 479662.782),
    (5.07000962, 52.0266669, 133230.698, 448750.088),
    (5.40168265, 52.16646193, 155990.61, 464256.19),
]


def read_place(read_list, headings, first, second):
    return read_list(f"Naam;Soort;{headings}\nDe Pan;plek;{first};{second}\n")


@pytest.mark.parametrize(("lon", "lat", "rd_x", "rd_y"), PAIRS)
@pytest.mark.parametrize(
    "headings", ["lon;lat", "Lengtegraad;Breedtegraad", "lng;Latitude", "rd_x;rd_y", "X;Y"]
)
def test_degrees_and_metres_agree_with_pdok_to_a_centimetre(read_list, headings, lon, lat, rd_x, rd_y):
    pair = (rd_x, rd_y) if headings in {"rd_x;rd_y", "X;Y"} else (lon, lat)
    record = read_place(read_list, headings, *(str(number).replace(".", ",") for number in pair)).records[0]
    assert (record.rd_x, record.rd_y) == pytest.approx((rd_x, rd_y), abs=0.01)
    assert (record.lon, record.lat) == pytest.approx((lon, lat), abs=1e-7)


@pytest.mark.parametrize(
    ("headings", "first", "second", "reason"),
    [
        ("lon;lat", "53,21", "6,56", locate.SWAPPED),
        ("lat;lon", "6,56", "53,21", locate.SWAPPED),
        ("x;y", "581011", "233353", locate.SWAPPED),
        ("lon;lat", "233353", "581011", locate.RD_AS_DEGREES),
        ("x;y", "6,56", "53,21", locate.DEGREES_AS_RD),
        ("x;y", "53,21", "6,56", locate.DEGREES_AS_RD),
        ("lon;lat", "2,35", "48,85", locate.OUTSIDE),
        ("lon;lat", "0", "0", locate.NULL_ISLAND),
        ("lon;lat", "656.000", "5.321.000", locate.OUTSIDE),
        ("x;y", "-1", "400000", locate.OUTSIDE),
        ("lon;lat", "6,56", "", locate.HALF),
        ("x;y", "", "581011", locate.HALF),
        ("lon;lat", "nan", "53,21", locate.NO_NUMBER),
        ("lon;lat", "inf", "53,21", locate.NO_NUMBER),
        ("lon;lat", "6,56", "1e309", locate.NO_NUMBER),
        ("lon;lat", "6,56", "=A1", locate.NO_NUMBER),
        ("lon;lat", "9" * 500, "53,21", locate.NO_NUMBER),
    ],
)
def test_a_wrong_place_refuses_the_row_with_its_own_reason(read_list, headings, first, second, reason):
    result = read_place(read_list, headings, first, second)
    assert result.records == ()
    assert [issue.reason for issue in result.issues if issue.row == 2] == [reason]
    assert result.rows_read == 1


def test_a_row_without_coordinates_is_a_record_without_a_place(read_list):
    record = read_place(read_list, "lon;lat", "", "").records[0]
    assert (record.lon, record.lat, record.rd_x, record.rd_y) == (None, None, None, None)


def test_rd_columns_beside_degrees_are_left_out_and_said(read_list):
    result = read_list("Naam;lon;lat;x;y\nDe Pan;6,56;53,21;1;1\n")
    assert result.records[0].lon == 6.56
    assert [column.heading for column in result.columns if column.field is None] == ["x", "y"]


def test_places_stay_with_their_rows_over_the_batches_and_between_refused_ones(read_list, monkeypatch):
    monkeypatch.setattr(locate, "BATCH", 3)
    rows = [f"naam {n};plek;{'' if n % 4 == 1 else 5 + n / 10};{'' if n % 4 == 1 else 52}" for n in range(20)]
    rows[7] = "fout;plek;52;5,5"
    result = read_list("\n".join(["Naam;Soort;lon;lat", *rows]))
    assert [record.row for record in result.records] == [n + 2 for n in range(20) if n != 7]
    for record in result.records:
        n = record.row - 2
        assert record.name == f"naam {n}"
        assert record.lon == (None if n % 4 == 1 else pytest.approx(5 + n / 10))
