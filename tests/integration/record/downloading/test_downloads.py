"""What the list shows, as a file: those records and no others, as this visitor may see them."""

from __future__ import annotations

import csv
import io
import json

import pytest

from app.models.people import Role, Team
from app.models.record import Aware, Precision, Visibility
from app.queries.record.exporting.rows import HEADINGS
from app.services.record.content import Where
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.people import make_demo, make_team, make_user, sign_in
from tests.factories.record import IN_HAMRIK, make_asset
from tests.factories.viewers import make_viewer

PLACE = Where(location=IN_HAMRIK, place_note="Kanarielaan 3")


@pytest.fixture
def keeper(db):
    city = make_city()
    return make_viewer(leads=(city.id("BU00140000"),), team="Team Hamrik")


@pytest.fixture
def records(keeper):
    return {
        "public": make_asset(
            keeper,
            name="Breitafel",
            visibility=Visibility.PUBLIC,
            aware=Aware.YES,
            where=PLACE,
            languages=("ti",),
        ),
        "street": make_asset(
            keeper, name="Eettafel", aware=Aware.YES, precision=Precision.STREET, where=PLACE
        ),
        "unaware": make_asset(keeper, name="Appgroep", where=PLACE),
        "team": make_asset(keeper, name="Kring", visibility=Visibility.TEAM, where=PLACE),
    }


@pytest.fixture
def browsers(app, db, keeper):
    def signed_in(role: Role, team: Team):
        made = another(app)
        sign_in(made, make_user(team=team, roles=[role.value]))
        return made

    return {
        "keeper": signed_in(Role.MEMBER, db.session.get_one(Team, keeper.team_id)),
        "colleague": signed_in(Role.MEMBER, make_team()),
        "partner": signed_in(Role.PARTNER, make_team()),
    }


def fetch(browser, kind: str, query: str = ""):
    answer = browser.get(f"/lijst/download?format={kind}&{query}")
    assert answer.status_code == 200, answer.text
    assert f".{kind}" in answer.headers["Content-Disposition"]
    data = answer.data
    answer.close()
    return data


def as_csv(browser, query: str = "") -> list[dict[str, str]]:
    _said, _line, text = fetch(browser, "csv", query).decode("utf-8-sig").partition("\r\n")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def as_features(browser) -> dict[str, dict]:
    found = json.loads(fetch(browser, "geojson"))["features"]
    return {feature["properties"]["naam"]: feature for feature in found}


def as_sheet(browser) -> list[tuple]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(fetch(browser, "xlsx")), read_only=True)
    return list(book["Buurtkrachten"].iter_rows(values_only=True))


def as_layer(browser, tmp_path):
    import geopandas

    path = tmp_path / "lijst.gpkg"
    path.write_bytes(fetch(browser, "gpkg"))
    return geopandas.read_file(path, layer="buurtkrachten")


SEEN = {
    "keeper": ["Appgroep", "Breitafel", "Eettafel", "Kring"],
    "colleague": ["Appgroep", "Breitafel", "Eettafel"],
    "partner": ["Breitafel"],
}


@pytest.mark.parametrize("who", SEEN)
def test_every_file_holds_exactly_what_the_list_shows_this_visitor(browsers, records, tmp_path, who):
    browser = browsers[who]
    assert [row["naam"] for row in as_csv(browser)] == SEEN[who]
    assert list(as_features(browser)) == SEEN[who]
    heading, *rows = as_sheet(browser)
    assert heading == HEADINGS
    assert [row[1] for row in rows] == SEEN[who]
    assert list(as_layer(browser, tmp_path)["naam"]) == SEEN[who]


def test_a_long_list_is_read_in_parts_and_written_whole(browsers, records, monkeypatch):
    monkeypatch.setattr("app.queries.record.exporting.rows.AT_ONCE", 2)

    assert [row["naam"] for row in as_csv(browsers["keeper"])] == SEEN["keeper"]


def test_a_file_has_a_point_only_where_one_may_be_shown(browsers, records, tmp_path):
    features = as_features(browsers["colleague"])
    assert features["Appgroep"]["geometry"] is None
    assert features["Appgroep"]["properties"]["precisie"] == "Alleen de buurt"
    assert features["Eettafel"]["geometry"]["coordinates"] != features["Breitafel"]["geometry"]["coordinates"]
    layer = as_layer(browsers["colleague"], tmp_path).set_index("naam")
    assert layer.crs.to_epsg() == 28992
    assert layer.loc["Breitafel"].geometry.coords[0] == IN_HAMRIK
    assert layer.loc["Eettafel"].geometry.coords[0] == (233_150.0, 583_250.0)
    assert layer.loc["Appgroep"].geometry is None
    rows = {row["naam"]: row for row in as_csv(browsers["colleague"])}
    assert (rows["Appgroep"]["lon"], rows["Appgroep"]["buurtcode"]) == ("", "BU00140000")


def test_nothing_private_is_in_any_file(browsers, records, db):
    for kind in ("csv", "geojson", "gpkg"):
        for browser in browsers.values():
            assert b"Kanarielaan" not in fetch(browser, kind)
    for browser in browsers.values():
        assert "Kanarielaan" not in str(as_sheet(browser))


def test_the_filter_of_the_list_is_that_of_the_file(browsers, records):
    assert [row["naam"] for row in as_csv(browsers["keeper"], "language=ti&sort=name")] == ["Breitafel"]
    assert as_csv(browsers["keeper"], "kind=place") == []


@pytest.mark.parametrize("name", ["=1+1 cafe", "+31 wandelen", "@home groep", "-20 club"])
def test_a_name_is_never_a_formula_and_comes_back_as_it_was(browsers, keeper, tmp_path, name):
    from openpyxl import load_workbook

    make_asset(keeper, name=name)
    assert [row["naam"] for row in as_csv(browsers["keeper"])] == [f"'{name}"]
    book = load_workbook(io.BytesIO(fetch(browsers["keeper"], "xlsx")))
    cell = book["Buurtkrachten"]["B2"]
    assert (cell.value, cell.data_type) == (name, "s")
    assert list(as_features(browsers["keeper"])) == [name]


def test_our_own_importer_reads_names_and_places_back(browsers, records, tmp_path):
    from importers.assets import read_assets, source_named

    path = tmp_path / "lijst.csv"
    path.write_bytes(fetch(browsers["colleague"], "csv"))
    result = read_assets(path, source_named("onze_lijst"))
    assert [record.name for record in result.records] == SEEN["colleague"]
    places = {record.name: record.rd_x is not None for record in result.records}
    assert places == {"Appgroep": False, "Breitafel": True, "Eettafel": True}


def test_what_was_invented_says_so_in_every_file(browsers, records, tmp_path):
    make_demo()
    browser = browsers["colleague"]
    assert {row["let_op"] for row in as_csv(browser)} == {"Voorbeeldgegevens: alles is verzonnen."}
    assert b"Voorbeeldgegevens" in fetch(browser, "geojson")
    assert b"Voorbeeldgegevens" in fetch(browser, "gpkg")
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(fetch(browser, "xlsx")))
    assert "Voorbeeldgegevens" in str(list(book["Over dit bestand"].iter_rows(values_only=True)))
    assert book.properties.creator == "Opbouwkaart"


@pytest.mark.parametrize("query", ["", "format=pdf", "format=csv&maan=1"])
def test_what_can_not_be_is_refused(browsers, query):
    assert browsers["keeper"].get(f"/lijst/download?{query}").status_code in {400, 422}


def test_too_many_for_a_spreadsheet_says_what_to_do(browsers, records, monkeypatch):
    from dataclasses import replace

    from app import exports

    monkeypatch.setitem(exports.FORMATS, "xlsx", replace(exports.FORMATS["xlsx"], most=2))
    answer = browsers["keeper"].get("/lijst/download?format=xlsx")
    assert answer.status_code in {400, 422}
    assert "In Excel passen er 2. Kies een buurt, of neem CSV." in answer.text
