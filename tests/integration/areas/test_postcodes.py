"""The table of postcodes: loaded as a whole, replaced as a whole, and never half."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text

from app import Settings, create_app
from app.cli.areas.postcodes import postcodes
from app.database import database
from app.models.areas import Postcode
from tests.factories.postcodes import IN_HAMRIK, make_postcodes


def held(db) -> dict[str, tuple[float, float]]:
    return dict(db.session.execute(select(Postcode.postcode, Postcode.location)).all())


def test_a_newer_table_replaces_the_older_and_says_what_changed(db):
    make_postcodes({"9711AA": (233_500.0, 581_500.0), **IN_HAMRIK}, source="oud")

    report = make_postcodes(
        {"9731AB": (233_141.0, 583_271.0), "9731AC": IN_HAMRIK["9731AC"], "9999ZZ": (1.0, 300_001.0)}
    )

    assert (report.added, report.moved, report.removed, report.kept) == (1, 1, 1, 1)
    assert sorted(held(db)) == ["9731AB", "9731AC", "9999ZZ"]
    assert held(db)["9731AB"] == (233_141.0, 583_271.0)
    assert set(db.session.scalars(select(Postcode.source))) == {"voorbeeld 2025"}


def test_the_same_table_again_writes_nothing(db):
    make_postcodes()
    before = db.session.execute(text("select xmin::text, ctid::text, * from postcodes order by 3")).all()

    report = make_postcodes()

    assert report.unchanged
    assert (
        db.session.execute(text("select xmin::text, ctid::text, * from postcodes order by 3")).all() == before
    )


@pytest.fixture
def run(fresh_database_url, tmp_path):
    app = create_app(
        Settings(database_url=fresh_database_url, data_dir=tmp_path, secret_key="only for tests")
    )

    def command(content: str, *words: str):
        path = tmp_path / "postcodes.csv"
        path.write_text(content, encoding="utf-8")
        result = app.test_cli_runner().invoke(postcodes, ["load", str(path), *words])
        with app.app_context():
            found = list(database.session.scalars(select(Postcode.postcode).order_by(Postcode.postcode)))
        return result.exit_code, result.output, found

    yield command
    with app.app_context():
        database.engine.dispose()


def test_the_command_says_what_it_did_and_a_refusal_changes_nothing(run):
    code, said, found = run(
        "postcode;lon;lat\n9717AB;6,5581;53,2275\n9717;6,5;53,2\n", "--source", "CBS 2025"
    )
    assert (code, found) == (0, ["9717AB"])
    assert "Ingelezen uit CBS 2025: 1 postcode." in said
    assert "Niet ingelezen: 1 van de 2 rijen." in said
    assert "De eerste is rij 3." in said

    code, said, found = run("postcode;lon;lat\n9717AB;53,2275;6,5581\n")
    assert (code, found) == (1, ["9717AB"])
    assert "Wissel de koppen" in said
