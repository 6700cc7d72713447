"""`flask reports`: the same report without the pages, and what it says when it can't."""

from __future__ import annotations

import pytest

from app import Settings, create_app
from app.cli.reports.commands import reports_group
from app.database import database
from tests.factories.areas import make_city
from tests.papers import assert_accessible


@pytest.fixture
def run(fresh_database_url, tmp_path):
    """Run `flask reports …` on a small city in a database of this test alone; exit code and output."""
    settings = Settings(database_url=fresh_database_url, data_dir=tmp_path, secret_key="only for tests")
    app = create_app(settings)
    with app.app_context():
        make_city()
        database.session.commit()

    def command(*words):
        result = app.test_cli_runner().invoke(reports_group, [str(word) for word in words])
        return result.exit_code, result.output

    yield command
    with app.app_context():
        database.engine.dispose()


def test_a_report_is_made_listed_and_shown(run, tmp_path):
    assert run("list") == (0, "Er is nog geen rapport. Maak er een met ‘flask reports make’.\n")

    code, said = run("make", "--quarter", "2026Q3", "--out", tmp_path / "uit", "--public")
    assert code == 0, said
    assert said.endswith("Rapport nummer 1 is vastgezet.\n")
    made = sorted((tmp_path / "uit").iterdir())
    assert [path.suffix for path in made] == [".gpkg", ".html", ".pdf", ".xlsx"]
    assert_accessible(made[2].read_bytes())

    run("make", "--quarter", "2026Q3", "--out", tmp_path / "uit", "--corrects", 1, "--section", "known")
    assert run("list")[1].startswith("nummer 2: Derde kwartaal 2026, voor collega’s, vastgezet op ")
    shown = run("show", 1)[1]
    assert "Verbeterd door nummer 2." in shown
    assert "Grenzen: Wijken, indeling van 2024" in shown
    assert len([line for line in shown.splitlines() if len(line.split()[-1]) == 64]) == 5


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("make", "--quarter", "lente"), "Een kwartaal schrijf je als 2026Q3."),
        (("make", "--quarter", "2026Q3", "--division", "straat"), "Deze indeling kennen we niet."),
        (("make", "--quarter", "2026Q3", "--corrects", "9"), "Dit rapport is er niet (meer)."),
        (("show", "9"), "Dit rapport is er niet (meer)."),
    ],
)
def test_what_can_not_be_is_said_and_nothing_is_written(run, tmp_path, words, said):
    out = ("--out", tmp_path / "uit") if words[0] == "make" else ()

    code, output = run(*words, *out)

    assert code == 1
    assert said in output
    assert not (tmp_path / "uit").exists()
