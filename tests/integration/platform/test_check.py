"""`flask check` finds what is wrong, says what to do, and changes nothing."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
import time_machine
from alembic import command
from sqlalchemy.engine import make_url

from app import Settings, clock, create_app, migrations
from app.cli.condition import inside, outside
from app.cli.condition.command import check
from app.cli.jobs.desk import opened
from app.database import database
from app.services.backups.writing import name_of
from tests.database_server import executing
from tests.factories.areas import make_city
from tests.factories.people import make_user

KEY = "only for tests, and long enough for anybody"


@pytest.fixture
def looked_at(fresh_database_url, tmp_path):
    """Run the command; the exit code and the findings by subject."""

    def run(*words, url=fresh_database_url, key=KEY):
        app = create_app(Settings(database_url=url, data_dir=tmp_path, secret_key=key))
        result = app.test_cli_runner().invoke(check, ["--json", *map(str, words)])
        found = {
            one["subject"]: (one["level"], one["words"], one["advice"]) for one in json.loads(result.output)
        }
        return result.exit_code, found

    return run


@pytest.fixture
def filled(fresh_database_url, tmp_path):
    """Boundaries of this year and two administrators."""
    app = create_app(Settings(database_url=fresh_database_url, data_dir=tmp_path, secret_key=KEY))
    with app.app_context():
        make_city(year=clock.today().year)
        for _ in range(2):
            make_user(roles=["admin"])
        database.session.commit()
        database.session.close()
        database.engine.dispose()


def test_of_a_sound_installation_every_line_is_ok(looked_at, filled, fresh_database_url, tmp_path):
    (tmp_path / name_of(clock.now())).touch()
    with opened(make_url(fresh_database_url)) as desk:
        assert desk.is_ours()
        code, found = looked_at("--backups", tmp_path)

    assert {subject: level for subject, (level, *_rest) in found.items()} == dict.fromkeys(
        ("Geheime sleutel", "Schijf", "Reservekopie", "Database", "Klok", "Mensen", "Grenzen", "Taken"), "ok"
    )
    assert code == 0


def test_an_empty_one_lacks_people_and_boundaries_and_says_how_to_get_them(looked_at):
    code, found = looked_at()

    assert code == 1
    assert found["Mensen"][0] == found["Grenzen"][0] == "fout"
    assert "flask users add" in found["Mensen"][2]
    assert "flask boundaries load" in found["Grenzen"][2]
    assert found["Reservekopie"][:2] == ("let op", "niet bekeken")


def test_an_unreachable_and_an_older_database_are_told_and_not_mended(
    looked_at, database_server, worker_name
):
    name = f"{worker_name}-older"
    older = database_server.empty(name)
    command.upgrade(migrations.configuration(older), "0009")
    code, found = looked_at(url=older)
    assert (code, found["Database"][0]) == (1, "fout")
    assert "flask db upgrade" in found["Database"][2]
    assert not migrations.is_current(older)
    assert "Klok" not in found
    database_server.drop(name)

    nowhere = make_url(older).set(database="there-is-none").render_as_string(hide_password=False)
    code, found = looked_at(url=nowhere)
    assert (code, found["Database"][:2]) == (1, ("fout", "niet te gebruiken"))


@pytest.mark.parametrize(("hours", "level"), [(1, "ok"), (25, "ok"), (27, "let op"), (24 * 8, "fout")])
def test_a_backup_is_judged_by_its_age(looked_at, filled, tmp_path, hours, level):
    with time_machine.travel(clock.now() - timedelta(hours=hours)):
        (tmp_path / name_of(clock.now())).touch()
    assert looked_at("--backups", tmp_path)[1]["Reservekopie"][0] == level


def test_nobody_who_does_the_jobs_is_told_and_a_job_that_failed_is_wrong(looked_at, fresh_database_url):
    assert looked_at()[1]["Taken"][:2] == ("let op", "draaiden nog niet")
    with executing(fresh_database_url) as execute:
        execute(
            "insert into jobs (kind, state, ended_at, words)"
            " values ('backup', 'failed', now(), 'De schijf is vol.')"
        )
    level, words, advice = looked_at()[1]["Taken"]

    assert (level, advice) == ("fout", "Zie Beheer › Taken.")
    assert words.endswith("De schijf is vol.")


def test_a_short_key_a_readable_one_and_a_full_disk_are_wrong(looked_at, filled, tmp_path, monkeypatch):
    assert looked_at(key="kort")[1]["Geheime sleutel"][0] == "fout"
    assert looked_at(key=None)[1]["Geheime sleutel"][0] == "let op"

    secret = tmp_path / "secret"
    secret.touch()
    secret.chmod(0o644)
    assert looked_at()[1]["Rechten"][0] == "fout"
    secret.chmod(0o600)
    assert "Rechten" not in looked_at()[1]

    space = type("Space", (), {"free": outside.TOO_LITTLE - 1})
    monkeypatch.setattr(outside.shutil, "disk_usage", lambda _path: space)
    assert looked_at()[1]["Schijf"][0] == "fout"


@pytest.mark.parametrize(("behind", "level"), [(0.5, "ok"), (-3, "let op"), (31, "fout")])
def test_clocks_that_differ_are_told(behind, level):
    assert inside._clock(behind).level == level


def test_without_a_database_it_says_so_and_makes_none(tmp_path):
    app = create_app(Settings(data_dir=tmp_path / "new", secret_key=KEY))
    result = app.test_cli_runner().invoke(check)

    assert result.exit_code == 1
    assert "fout    Database: die is er nog niet" in result.output
    assert not (tmp_path / "new" / "postgres").exists()
