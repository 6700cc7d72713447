"""Real processes: a fixture for an installation, and one for who starts it."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from geodata.schematic import GRONINGEN_FACTS
from geodata.schematic.cache import cached_cells
from tests.database_server import DatabaseServer, remove_installation
from tests.integration.platform.installation import ROOT, Installation, User, free_port

ORDINARY = "okt-gewoon"


@pytest.fixture(scope="session")
def drawn_cells(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache of the schematic map, so that not each first start draws it again."""
    folder = tmp_path_factory.mktemp("cells")
    cached_cells(GRONINGEN_FACTS, folder)
    return folder


@pytest.fixture
def new_installation(drawn_cells: Path) -> Iterator[Callable[..., Installation]]:
    """Make an installation in a folder of its own; removed at the end."""
    made: list[tuple[Path, Installation]] = []

    def make(**options) -> Installation:
        folder = Path(tempfile.mkdtemp(prefix="opbouwkaart-process-"))
        (folder / "data").mkdir(mode=0o700)
        shutil.copytree(drawn_cells, folder / "data" / "cache")
        if options.get("user", User()).switch:
            for path in (folder, *folder.rglob("*")):
                os.chown(path, options["user"].switch["user"], -1)
        installation = Installation(folder / "data", free_port(), folder / "log", **options)
        made.append((folder, installation))
        return installation

    yield make
    left = [line for _, installation in made for line in installation.alive()]
    for folder, installation in made:
        remove_installation(installation.data_dir)
        shutil.rmtree(folder)
    assert left == []


@pytest.fixture
def installation(new_installation: Callable[..., Installation]) -> Installation:
    """One installation of whoever runs the tests."""
    return new_installation()


@pytest.fixture(scope="session")
def ordinary_user(worker_name: str) -> Iterator[User]:
    """Somebody who is not root: made for the test by root, else ourselves."""
    if os.geteuid() != 0:
        yield User()
        return
    name = f"{ORDINARY}-{worker_name}"
    subprocess.run(["userdel", name], check=False, capture_output=True)
    subprocess.run(["useradd", "--no-create-home", "--user-group", name], check=True)
    entry = pwd.getpwnam(name)
    switch = {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    yield _with_python(switch)
    subprocess.run(["userdel", name], check=True)


def _with_python(switch: dict[str, object]) -> User:
    """A Python that the user can run: ours, or the system's with our libraries."""
    system = shutil.which("python3", path="/usr/bin") or ""
    libraries = (sysconfig.get_path("purelib"),)
    for user in (User((sys.executable,), switch), User((system,), switch, libraries)):
        probe = [*user.python, "-c", "import app, granian"]
        environment = {"PYTHONPATH": os.pathsep.join(user.libraries)}
        try:
            subprocess.run(probe, check=True, cwd=ROOT, env=environment, capture_output=True, **switch)
        except (PermissionError, subprocess.CalledProcessError):
            continue
        return user
    pytest.skip("NOT TESTED: an ordinary user can't read this checkout or its Python; run the tests as one")


@pytest.fixture
def empty_database_url(database_server: DatabaseServer, worker_name: str) -> Iterator[str]:
    """A database that nobody migrated yet."""
    name = f"{worker_name}-empty"
    yield database_server.empty(name)
    database_server.drop(name)


@pytest.fixture
def on_a_server(empty_database_url: str, new_installation: Callable[..., Installation]) -> Installation:
    """An installation on that database."""
    settings = {"DATABASE_URL": empty_database_url, "SECRET_KEY": "only for tests"}
    return new_installation(settings=settings)
