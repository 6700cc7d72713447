"""`flask boundaries`: what it says, and that a refusal leaves everything as it was."""

from __future__ import annotations

import json

import pytest
import shapely

from app import Settings, create_app
from app.cli.areas.boundaries import boundaries
from app.cli.areas.boundaries.sentences import sentences
from app.database import database
from app.queries.areas.vintages import all_vintages
from geodata.issues import Issue
from tests.factories.areas import BUURTEN, box, city_boundaries, make_buurt, make_city


@pytest.fixture
def run(fresh_database_url, tmp_path):
    """Run `flask boundaries …` on a database of this test alone; answers exit code and output."""
    app = create_app(
        Settings(database_url=fresh_database_url, data_dir=tmp_path, secret_key="only for tests")
    )

    def command(*words):
        result = app.test_cli_runner().invoke(boundaries, [str(word) for word in words])
        return result.exit_code, result.output

    yield command
    with app.app_context():
        database.engine.dispose()


@pytest.fixture
def geojson(tmp_path):
    """Write buurten as a GeoJSON file of CBS would have them."""

    def write(buurten=BUURTEN, name="buurten.geojson"):
        from geodata.crs import to_wgs84

        def degrees(points):
            return [to_wgs84(*point) for point in points]

        features = [
            {
                "type": "Feature",
                "properties": {
                    "buurtcode": buurt.code,
                    "buurtnaam": buurt.name,
                    "wijkcode": buurt.parent_code,
                    "wijknaam": f"Wijk {buurt.parent_code[-2:]}",
                    "gemeentenaam": "Groningen",
                    "aantal_inwoners": -99997 if buurt.inhabitants is None else buurt.inhabitants,
                },
                "geometry": json.loads(shapely.to_geojson(shapely.transform(buurt.boundary, degrees))),
            }
            for buurt in buurten
        ]
        file = tmp_path / name
        file.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
        return file

    return write


def test_a_file_is_loaded_and_everything_odd_is_told(run, geojson):
    code, output = run("load", geojson(), "--vintage", 2023)
    assert code == 0, output
    assert "De grenzen van 2023 zijn ingelezen: 1 gemeente, 2 wijken en 5 buurten" in output
    assert "BU00140002: CBS geeft dit cijfer niet" in output
    assert "Dit viel op in de bron" in output


def test_a_second_year_tells_what_changed_and_where_a_person_must_choose(run, geojson):
    run("load", geojson(), "--vintage", 2023)
    newer = (
        make_buurt("BU00140000", "Hamrik-Zuid", box(232_000, 582_000, 232_700, 584_000)),
        make_buurt("BU00140007", "Hamrik-Oost", box(232_700, 582_000, 233_500, 584_000)),
        *BUURTEN[1:],
    )
    code, output = run("load", geojson(newer), "--vintage", 2024)
    assert code == 0, output
    assert "Vergeleken met de grenzen van 2023:" in output
    assert "Hamrik-Oost (BU00140007)" in output
    assert "Hamrik heet nu Hamrik-Zuid (BU00140000)" in output
    assert "Hamrik (BU00140000, 2023): Hamrik-Oost 53 % · Hamrik-Zuid 47 %" in output
    assert "Er zijn nog geen buurtkrachten met een plek." in output


def test_a_year_can_be_tried_first_and_leaves_nothing(run, geojson):
    run("load", geojson(), "--vintage", 2023)
    before = run("list")
    code, output = run("load", geojson(BUURTEN), "--vintage", 2024, "--dry-run")
    assert code == 0, output
    assert "Dit zou er gebeuren (er is niets bewaard):" in output
    assert "De grenzen van 2024 zijn ingelezen" in output
    assert run("list") == before


def test_the_same_file_again_says_that_nothing_changed(run, geojson):
    file = geojson()
    run("load", file, "--vintage", 2023)
    code, output = run("load", file, "--vintage", 2023)
    assert (code, "Er is niets veranderd." in output) == (0, True)


def test_a_file_that_cannot_be_used_ends_with_a_sentence_and_leaves_nothing(run, tmp_path):
    file = tmp_path / "leeg.geojson"
    file.write_text('{"type": "FeatureCollection", "features": []}')
    code, output = run("load", file, "--vintage", 2024)
    assert code == 1
    assert output.strip().splitlines()[-1].startswith("Error: ")
    assert "Traceback" not in output
    assert "Er zijn nog geen grenzen." in run("list")[1]


def test_the_list_marks_the_year_that_we_work_with(run, geojson):
    assert run("list") == (
        0,
        "Er zijn nog geen grenzen. Laad ze met ‘flask boundaries load --pdok’.\n",
    )
    run("load", geojson(), "--vintage", 2024)
    run("load", geojson(), "--vintage", 2017)
    output = run("list")[1]
    newest, older = output.strip().splitlines()
    assert newest.startswith("2024  officieel")
    assert newest.endswith("hiermee werken we")
    assert older.startswith("2017  officieel")
    assert not older.endswith("hiermee werken we")


@pytest.mark.parametrize("words", [(), ("iets.gpkg",), ("iets.gpkg", "--pdok", "--vintage", 2024)])
def test_a_command_that_leaves_something_open_is_refused(run, words):
    assert run("load", *words)[0] == 2


def test_a_file_that_does_not_exist_is_refused_with_a_sentence(run):
    code, output = run("load", "bestaat-niet.gpkg", "--vintage", 2024)
    assert (code, "bestaat-niet.gpkg" in output) == (1, True)


def test_schematic_cells_are_called_so_in_the_report(db):
    from app.models.areas import VintageKind

    make_city(kind=VintageKind.SCHEMATIC)
    report = make_city(year=2024, buurten=BUURTEN[1:]).report
    assert "Vergeleken met de schematische grenzen:" in list(sentences(report, everything=False))
    assert [vintage.is_schematic for vintage in all_vintages()] == [False, True]


def test_a_source_that_draws_the_same_areas_says_so(db):
    make_city(source="CBS, eerste versie")
    report = make_city(source="CBS, tweede versie").report
    assert not report.unchanged
    assert "Vergeleken met de grenzen van 2024: dezelfde gebieden, met dezelfde namen." in list(
        sentences(report, everything=False)
    )


def test_a_code_in_place_of_a_name_is_not_told_as_a_name(db):
    make_city(year=2023, wijk_names={})
    assert make_city(year=2024).report.changes.renamed == ()
    assert make_city(year=2025, wijk_names={}).report.changes.renamed == ()


def test_long_lists_are_cut_unless_everything_is_asked(db):
    from dataclasses import replace

    odd = tuple(Issue(reason=f"Rij {n} is vreemd.", field="naam", value=str(n), row=n) for n in range(40))
    report = make_city(boundaries=replace(city_boundaries(), issues=odd)).report
    assert any("… en nog 25" in line for line in sentences(report, everything=False))
    assert sum("is vreemd" in line for line in sentences(report, everything=True)) == 40
