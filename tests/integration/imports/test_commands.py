"""The commands read what the desk reads, with choices from a file, and leave a report for a program."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from app import Settings, create_app
from app.cli.assets import assets
from app.database import database
from app.models.record import Asset
from tests.factories.areas import make_city

LIST = "hoe;wat;lon;lat\nDe Pan;kwakel;53.2195;6.5610\nDe Kan;kwakel;6.5620;53.2196\n"
MAPPING = {
    "columns": {"hoe": "name", "wat": "kind_words"},
    "words": {"what": {"Kwakel": {"kind": "place", "themes": ["eten-en-koken"]}}},
    "repair": True,
}


@pytest.fixture
def run(fresh_database_url, tmp_path, monkeypatch):
    """Run `flask assets …` on a database of this test alone, in a folder with the list and its choices."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lijst.csv").write_text(LIST)
    (tmp_path / "keuzes.json").write_text(json.dumps(MAPPING))
    app = create_app(Settings(database_url=fresh_database_url, data_dir=tmp_path))
    with app.app_context():
        make_city()
        database.session.commit()

        def invoke(*words):
            result = app.test_cli_runner().invoke(assets, words)
            database.session.expire_all()
            return result

        yield invoke
        database.session.close()
        database.engine.dispose()


READ = ("import", "lijst.csv", "--source", "lijst", "--mapping", "keuzes.json", "--report", "verslag.json")


def test_a_list_is_tried_read_in_with_choices_reported_and_turned_back(run, tmp_path):
    tried = run(*READ, "--dry-run")
    assert tried.exit_code == 0, tried.output
    assert json.loads((tmp_path / "verslag.json").read_text())["run"] is None
    assert database.session.scalars(select(Asset)).all() == []
    done = run(*READ)
    assert done.exit_code == 0, done.output
    report = json.loads((tmp_path / "verslag.json").read_text())
    assert (report["new"], report["read"], report["repair"]["turned"]) == (2, 2, 1)
    assert report["recognised"]["format"] == "csv"
    assert report["words"][0]["reason"] == "zo gekozen"
    found = database.session.scalars(select(Asset)).all()
    assert {(one.kind, *one.themes) for one in found} == {("place", "eten-en-koken")}
    back = run("undo", str(report["run"]))
    assert "2 weg" in back.output
    assert all(one.removed_at for one in database.session.scalars(select(Asset)))


def test_the_report_accounts_for_each_row_also_of_a_try(run, tmp_path):
    heading = "id;naam;voor wie;lon;lat\n"
    pan, kan = "1;De Pan;ouderen;6.5610;53.2195\n", "2;De Kan;ouderen;6.5620;53.2196\n"
    (tmp_path / "lijst.csv").write_text(heading + pan + kan)
    run("import", "lijst.csv", "--source", "lijst")
    odd = "3;De Bal;ouderen;6.5630;53.2196\n1;De Pan;ouderen;6.5610;53.2195\n4;Ver;ouderen;5.1;52.1\n"
    (tmp_path / "lijst.csv").write_text(
        heading + pan + kan.replace("De Kan", "De Kom") + odd + ";;;;\n9;;;6.5;53.2\n"
    )

    for words in (("--dry-run",), ()):
        done = run("import", "lijst.csv", "--source", "lijst", "--report", "verslag.json", *words)
        assert done.exit_code == 0, done.output
        found = json.loads((tmp_path / "verslag.json").read_text())
        assert [(row["row"], row["outcome"]) for row in found["rows"]] == [
            (2, "unchanged"),
            (3, "changed"),
            (4, "new"),
            (5, "duplicate"),
            (6, "refused"),
            (8, "refused"),
        ]
        assert found["counts"] == {"new": 1, "changed": 1, "unchanged": 1, "duplicate": 1, "refused": 2}
        assert sum(found["counts"].values()) == found["read"] == 6
        assert "staat ook in rij 2" in found["rows"][3]["reasons"][0]
        assert all(row["reasons"] for row in found["rows"] if row["outcome"] in {"duplicate", "refused"})


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ("geen json", "geen JSON"),
        ("[]", "kan alleen dit staan"),
        ('{"kleur": 1}', "kan alleen dit staan"),
        ('{"repair": "ja"}', "kan alleen dit staan"),
        ('{"columns": {"hoe": "password_hash"}}', "Kies voor elke kolom"),
        ('{"columns": {"hoe": [1]}}', "Kies voor elke kolom"),
        ('{"words": {"what": {"kwakel": {"kind": "geheim"}}}}', "Kies voor elk woord"),
        ('{"words": {"what": 3}}', "Kies voor elk woord"),
        ('{"words": {"who": {"x": [[]]}}}', "Kies voor elk woord"),
    ],
)
def test_a_mapping_file_that_says_something_else_ends_with_a_sentence(run, tmp_path, mapping, said):
    (tmp_path / "keuzes.json").write_text(mapping)
    result = run(*READ)
    assert result.exit_code == 1
    assert said in result.output
    assert not (tmp_path / "verslag.json").exists()


def test_a_run_that_is_not_there_ends_with_a_sentence(run):
    assert run("undo", "99").exit_code == 1
