"""A backup holds everything, and comes back whole or not at all."""

from __future__ import annotations

import hashlib
import json
import shutil
import stat
import sys
import zipfile
from functools import partial

import psycopg
import pytest
from alembic import command
from sqlalchemy.engine import make_url

from app import Settings, create_app, migrations
from app.cli.backup import backup, restore
from app.database import database
from app.services.backups.tables import PLAIN, tables, written
from app.services.backups.writing import write_backup
from tests.database_server import executing
from tests.factories.areas import make_city
from tests.factories.people import make_user
from tests.factories.record import make_asset
from tests.factories.viewers import make_viewer
from tests.integration.platform.test_migrating import RECORD

INSERT_TEAM = "insert into teams (name, name_key, since) values ('{0}', lower('{0}'), '2026-01-05')"
HARMS = ("a row is lost", "a row is broken", "a byte is flipped", "half", "a letter")


@pytest.fixture
def empty_url(database_server, worker_name):
    """A database that nobody migrated yet."""
    name = f"{worker_name}-empty"
    yield database_server.empty(name)
    database_server.drop(name)


def command_on(data_dir, url, which, *words):
    """Run a command on the database at an address; answers exit code and output."""
    app = create_app(Settings(database_url=url, data_dir=data_dir, secret_key="only for tests"))
    result = app.test_cli_runner().invoke(which, [str(word) for word in words])
    return result.exit_code, result.output


@pytest.fixture
def run(tmp_path):
    return partial(command_on, tmp_path)


@pytest.fixture(scope="module")
def filled_url(database_server, worker_name, tmp_path_factory):
    """A database with somebody's work in it, only to read: hostile letters, a place, holes in a sequence."""
    url = database_server.clone(f"{worker_name}-filled")
    folder = tmp_path_factory.mktemp("filled")
    app = create_app(Settings(database_url=url, data_dir=folder, secret_key="only for tests"))
    with app.app_context():
        city = make_city()
        keeper = make_viewer(leads=(city.id("BU00140000"),))
        make_user()
        for name in ("Tab\there", "Enter\\n\\.", "'Æ' ☂ Åse"):
            make_asset(keeper, name=name)
        database.session.delete(make_user(email="weg@example.org"))
        database.session.commit()
        database.session.close()
        database.engine.dispose()
    yield url
    database_server.drop(f"{worker_name}-filled")


@pytest.fixture(scope="module")
def one_file(filled_url, tmp_path_factory):
    folder = tmp_path_factory.mktemp("backup")
    code, said = command_on(folder, filled_url, backup, folder / "kopie.zip")
    assert code == 0, said
    return folder / "kopie.zip"


@pytest.fixture
def file(one_file, tmp_path):
    """A backup of that database, to spoil."""
    return shutil.copy2(one_file, tmp_path / "kopie.zip")


def connect(url):
    return psycopg.connect(
        make_url(url).set(drivername="postgresql").render_as_string(hide_password=False), autocommit=True
    )


def hashes(url):
    """A hash per table of what COPY writes."""
    with connect(url) as connection, connection.transaction():
        for setting in PLAIN:
            connection.execute(setting)
        return {
            table.name: hashlib.sha256(b"".join(written(connection, table))).hexdigest()
            for table in tables(connection)
            if table.name != "stamps"
        }


def test_everything_comes_back_and_numbers_go_on_where_they_were(run, file, filled_url, empty_url):
    code, said = run(empty_url, restore, file)

    assert (code, said.splitlines()[-1].startswith("Teruggezet:")) == (0, True), said
    assert hashes(empty_url) == hashes(filled_url)
    assert migrations.is_current(empty_url)
    with connect(filled_url) as old, connect(empty_url) as new:
        for query in (
            "select conname, pg_get_constraintdef(oid) from pg_constraint order by 1, 2",
            "select sequencename, last_value from pg_sequences order by 1",
        ):
            assert new.execute(query).fetchall() == old.execute(query).fetchall()


def test_a_cache_of_after_the_backup_does_not_pass_for_what_came_back(run, file, filled_url, empty_url):
    with connect(filled_url) as connection:
        (later,) = connection.execute(
            "update stamps set version = version + 1 where name = 'assets' returning version"
        ).fetchone()
    run(empty_url, restore, file)

    with connect(empty_url) as connection:
        assert connection.execute("select version from stamps where name = 'assets'").fetchone()[0] > later


def test_a_backup_of_the_previous_migration_comes_back_and_is_brought_up_to_date(
    run, file, filled_url, empty_url, database_server, worker_name, tmp_path
):
    older = "0006"
    old_url = database_server.empty(f"{worker_name}-older")
    try:
        command.upgrade(migrations.configuration(old_url), older)
        with executing(old_url) as execute:
            execute(INSERT_TEAM.format("Team Toen"))
            execute(RECORD.text)
        with zipfile.ZipFile(file) as whole:
            assert json.loads(whole.read("manifest.json"))["revision"] > older
        target = tmp_path / "toen.zip"
        write_old(old_url, target)
        code, said = run(empty_url, restore, target)
        migrations.upgrade(old_url)
        brought_up_to_date = hashes(old_url)
    finally:
        database_server.drop(f"{worker_name}-older")

    assert code == 0, said
    assert migrations.is_current(empty_url)
    assert hashes(empty_url) == brought_up_to_date
    with connect(empty_url) as connection:
        assert connection.execute("select name from teams").fetchall() == [("Team Toen",)]


def write_old(url, target):
    """What the program of that migration would have written."""
    with connect(url) as connection:
        write_backup(connection, target, tell=lambda _done, _total: None)


def test_who_works_somewhere_is_never_overwritten(run, file, filled_url):
    before = hashes(filled_url)
    code, said = run(filled_url, restore, file)

    assert (code, "Hier werken al mensen" in said) == (1, True)
    assert hashes(filled_url) == before


def test_who_began_to_work_while_it_was_being_restored_is_not_overwritten(run, file, filled_url, monkeypatch):
    monkeypatch.setattr(sys.modules["app.cli.backup"], "make_empty", lambda _connection: None)
    before = hashes(filled_url)
    code, said = run(filled_url, restore, file)

    assert (code, "Hier werken al mensen" in said) == (1, True)
    assert hashes(filled_url) == before


def test_a_database_without_room_says_so(run, file, empty_url, monkeypatch):
    def full(*_args):
        raise psycopg.errors.DiskFull

    monkeypatch.setattr("app.services.backups.restoring.copy_in", full)
    code, said = run(empty_url, restore, file)

    assert (code, "Is de schijf vol?" in said) == (1, True)


def test_a_started_installation_without_people_may_be_filled(run, file, filled_url, empty_url):
    migrations.upgrade(empty_url)
    assert run(empty_url, restore, file)[0] == 0
    assert hashes(empty_url) == hashes(filled_url)


def test_beside_a_server_nothing_is_put_back(run, file, empty_url):
    with connect(empty_url):
        code, said = run(empty_url, restore, file)
    assert (code, "Stop eerst de server" in said) == (1, True)


def test_the_tables_of_somebody_else_stay(run, file, empty_url):
    with connect(empty_url) as connection:
        connection.execute("create table wages (id int primary key)")
    code, said = run(empty_url, restore, file)

    assert (code, "niet van Opbouwkaart" in said) == (1, True)
    assert "wages" in hashes(empty_url)


@pytest.mark.parametrize("harm", HARMS)
def test_a_damaged_file_puts_nothing_back(run, file, empty_url, harm):
    damage(file, harm)
    code, said = run(empty_url, restore, file)

    assert (code, "beschadigd" in said, "Traceback" in said) == (1, True, False)
    with connect(empty_url) as connection:
        for name in ("users", "assets"):
            there = connection.execute("select to_regclass(%s)", (name,)).fetchone()[0]
            assert there is None or connection.execute(f"select count(*) from {name}").fetchone() == (0,)


def damage(file, harm):
    whole = file.read_bytes()
    if harm == "half":
        file.write_bytes(whole[: len(whole) // 2])
    elif harm == "a letter":
        file.write_text("Beste collega")
    elif harm == "a byte is flipped":
        at = whole.index(b"tables/assets.copy") + 120
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    else:
        with zipfile.ZipFile(file) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        rows = parts["tables/users.copy"].splitlines(keepends=True)
        parts["tables/users.copy"] = b"".join(rows[1:]) if harm == "a row is lost" else b"geen rij\n"
        with zipfile.ZipFile(file, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, content)


def test_a_newer_backup_asks_for_a_newer_program(run, file, empty_url):
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(parts["manifest.json"]) | {"revision": "9999"}
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in (parts | {"manifest.json": json.dumps(manifest)}).items():
            archive.writestr(name, content)

    code, said = run(empty_url, restore, file)
    assert (code, "nieuwere Opbouwkaart" in said) == (1, True)


def test_a_backup_is_for_its_owner_alone_and_never_takes_the_place_of_another(run, file, filled_url):
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.read_bytes()
    code, said = run(filled_url, backup, file)

    assert (code, "is er al" in said) == (1, True)
    assert file.read_bytes() == before


def test_in_a_folder_the_newest_stay(run, filled_url, tmp_path):
    folder = tmp_path / "kopieen"
    folder.mkdir()
    for name in ("opbouwkaart-20200101-000000.zip", "opbouwkaart-20200102-000000.zip", "van-mij.zip"):
        (folder / name).touch()
    code, said = run(filled_url, backup, folder, "--keep", "2")

    assert code == 0, said
    left = sorted(path.name for path in folder.iterdir())
    assert [name for name in left if "2020" in name] == ["opbouwkaart-20200102-000000.zip"]
    assert (len(left), "van-mij.zip" in left) == (3, True)


def test_a_disk_that_is_full_leaves_no_half_backup(run, filled_url, tmp_path, monkeypatch):
    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    code, said = run(filled_url, backup, tmp_path / "vol.zip")

    assert (code, "Is er genoeg plaats" in said) == (1, True)
    assert not [path for path in tmp_path.iterdir() if "vol" in path.name]


def test_a_row_written_meanwhile_is_in_it_whole_or_not_at_all(fresh_database_url, tmp_path):
    """The snapshot is taken before the first table is read: a later row of any table stays out."""
    target, wrote = tmp_path / "kopie.zip", []

    def write(_done, _total):
        if not wrote:
            wrote.append(True)
            with executing(fresh_database_url) as execute:
                execute(INSERT_TEAM.format("Te laat"))

    with connect(fresh_database_url) as connection:
        write_backup(connection, target, tell=write)

    with zipfile.ZipFile(target) as archive:
        assert wrote
        assert b"Te laat" not in archive.read("tables/teams.copy")
