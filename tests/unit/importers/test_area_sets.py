"""Another division from a CSV: read in any usual spelling, refused whole when something does not fit."""

from __future__ import annotations

import pytest

from importers.area_sets import read_division
from importers.records import ImportRefused


@pytest.fixture
def read(tmp_path):
    def division(text: str, encoding: str = "utf-8"):
        path = tmp_path / "gebieden.csv"
        path.write_bytes(text.encode(encoding))
        return read_division(path).groups

    return division


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_groups_and_codes_are_read_whatever_the_spelling(read, delimiter, encoding):
    rows = [
        "Buurtcode;Naam;Gebied",
        "BU00140000;Binnenstad;Centrum é",
        "BU00140001;x; Centrum  é ",
        "BU00140100;y;",
    ]
    text = "\r\n".join(rows).replace(";", delimiter)
    assert read(text, encoding) == {"Centrum é": ("BU00140000", "BU00140001")}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is leeg"),
        ("naam,buurtcode\nx,BU00140000\n", "geen kolom gebied"),
        ("gebied,naam\nx,y\n", "geen kolom buurtcode"),
        ("gebied,buurtcode\nCentrum,WK001400\n", "Rij 2: ‘WK001400’ is geen code van een buurt"),
        ("gebied,buurtcode\nCentrum,BU00140000\nOost,BU00140000\n", "Rij 3: BU00140000 staat al bij Centrum"),
        ("gebied,buurtcode\n,BU00140000\n", "geen enkele buurt"),
    ],
)
def test_what_does_not_fit_is_said_with_its_row(read, text, sentence):
    with pytest.raises(ImportRefused) as refused:
        read(text)
    assert sentence in refused.value.message


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(ImportRefused, match="niet te lezen"):
        read_division(tmp_path / "nergens.csv")
