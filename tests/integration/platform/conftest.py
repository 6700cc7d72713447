"""Real processes: fixtures for an installation, and one for who starts it."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.database_server import DatabaseServer
from tests.integration.platform.installation import ROOT, Installation, User
from tests.integration.platform.prepared import making

ORDINARY = "okt-gewoon"


@pytest.fixture
def new_installation(run_directory: Path) -> Iterator[Callable[..., Installation]]:
    """Make an installation that was never started; removed at the end."""
    with making(run_directory) as makers:
        yield makers.untouched


@pytest.fixture
def untouched(new_installation: Callable[..., Installation]) -> Installation:
    """One that was never started, of whoever runs the tests."""
    return new_installation()


@pytest.fixture
def another_installation(run_directory: Path) -> Iterator[Callable[[], Installation]]:
    """Make one that was started before, of whoever runs the tests; removed at the end."""
    with making(run_directory) as makers:
        yield makers.started_before


@pytest.fixture
def installation(another_installation: Callable[[], Installation]) -> Installation:
    """One that was started before and ended in order."""
    return another_installation()


@pytest.fixture(scope="module")
def kept(run_directory: Path) -> Iterator[Installation]:
    """One for all tests of a module: each leaves it as it was, as far as the others can see."""
    with making(run_directory) as makers:
        yield makers.started_before()


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
