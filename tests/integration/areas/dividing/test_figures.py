"""Figures of a year go to the areas of that year, and what is unknown says why."""

from __future__ import annotations

import pytest

from app import Settings, create_app
from app.database import database
from app.exceptions import Invalid
from app.queries.areas.figures import figures_of
from app.services.areas.figures import load_figures
from importers.figures import FigureTable, Told
from tests.factories.areas import make_city

MARK = "CBS geeft dit cijfer niet (‘.’)."


def table(year=2024, **areas):
    return FigureTable(year=year, source="KWB", areas=areas)


def test_they_are_kept_with_year_source_and_reason(db):
    city = make_city()
    report = load_figures(
        table(
            BU00140000={"inhabitants": Told(3333), "dwellings": Told(1500), "men": Told(None, MARK)},
            BU00140002={"inhabitants": Told(None, MARK)},
            BU00149999={"inhabitants": Told(1)},
        )
    )

    assert (report.areas, report.figures, report.elsewhere) == (2, 4, ("BU00149999",))
    assert report.unknown == {MARK: 2}
    found = figures_of(city.id("BU00140000"))
    assert (found["inhabitants"].value, found["dwellings"].value, found["dwellings"].source) == (
        3333,
        1500,
        "KWB",
    )
    assert (found["men"].value, found["men"].reason) == (None, MARK)
    assert found["addresses_per_km2"].value == 2450
    there = figures_of(city.id("BU00140002"))["inhabitants"]
    assert (there.value, there.reason) == (None, MARK)


def test_what_was_unknown_becomes_known_and_twice_is_once(db):
    city = make_city()
    load_figures(table(BU00140002={"inhabitants": Told(None, MARK)}))
    for _time in range(2):
        load_figures(table(BU00140002={"inhabitants": Told(70)}))

    there = figures_of(city.id("BU00140002"))["inhabitants"]
    assert (there.value, there.reason) == (70, "")


def test_without_boundaries_of_that_year_nothing_is_kept(db):
    make_city(year=2024)
    with pytest.raises(Invalid, match="geen grenzen geladen"):
        load_figures(table(year=2023, BU00140000={"inhabitants": Told(1)}))


def test_by_command(fresh_database_url, tmp_path):
    app = create_app(
        Settings(database_url=fresh_database_url, data_dir=tmp_path, secret_key="only for tests")
    )
    with app.app_context():
        make_city()
        database.session.commit()
    file = tmp_path / "kwb.csv"
    file.write_text("buurtcode;aantal_inwoners\nBU00140000;-99997\nTotaal;5\n")

    def run(words):
        return app.test_cli_runner().invoke(args=["figures", "load", *words.split()])

    done = run(f"{file} --year 2024")
    refused = [
        run(words) for words in (f"--year 2020 {file}", "--year 2024", f"{file} --year 2024 --statline")
    ]
    with app.app_context():
        database.engine.dispose()

    assert done.exit_code == 0, done.output
    assert "kwb.csv: 1 cijfers bij 1 gebieden." in done.output
    assert "1 × onbekend: CBS geeft dit cijfer niet (code -99997)." in done.output
    assert "1 rijen overgeslagen" in done.output
    assert all(one.exit_code for one in refused)
