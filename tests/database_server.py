"""The PostgreSQL of a test run: migrated databases in a moment, as copies of one template."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, NullPool, create_engine, make_url, text

from app import cluster, migrations
from app.cluster.places import SYSTEM_DIR, find_places
from app.cluster.server import SUPERUSER
from app.config import Settings
from app.exceptions import ClusterError

RUN_PREFIX = "opbouwkaart-test-"
Execute = Callable[[str], Any]


class DatabaseServer:
    """Makes and drops databases whose names begin with `run`."""

    def __init__(self, *, administrator: URL, user: URL, run: str) -> None:
        self.administrator = administrator
        self.user = user
        self.run = run

    def clone(self, name: str) -> str:
        """Address of a new, migrated, empty database that belongs to the application's role."""
        template = f"{self.run}-template"
        with executing(self.administrator) as execute:
            # One worker makes the template, the others wait. PostgreSQL copies no database in use.
            execute("SELECT pg_advisory_lock(3, 14)")
            if not execute(f"SELECT 1 FROM pg_database WHERE datname = '{template}'").scalar():
                self._create(execute, "draft")
                migrations.upgrade(self._address("draft"))
                execute(f'ALTER DATABASE "{self.run}-draft" RENAME TO "{template}"')
            self._create(execute, name, f'TEMPLATE "{template}"')
        return self._address(name)

    def empty(self, name: str) -> str:
        """Address of a new database without any migration."""
        with executing(self.administrator) as execute:
            self._create(execute, name)
        return self._address(name)

    def drop(self, name: str) -> None:
        """Throw a database away, whoever is connected."""
        with executing(self.administrator) as execute:
            _drop(execute, f"{self.run}-{name}")

    def drop_all(self) -> None:
        """Throw every database of this run away."""
        with executing(self.administrator) as execute:
            query = f"SELECT datname FROM pg_database WHERE datname LIKE '{self.run}-%'"
            for name in execute(query).scalars().all():
                _drop(execute, name)

    def _create(self, execute: Execute, name: str, template: str = "") -> None:
        _drop(execute, f"{self.run}-{name}")
        execute(f'CREATE DATABASE "{self.run}-{name}" OWNER "{self.user.username}" {template}')

    def _address(self, name: str) -> str:
        return self.user.set(database=f"{self.run}-{name}").render_as_string(hide_password=False)


def _drop(execute: Execute, database: str) -> None:
    # WITH (FORCE) fails for a role that is no superuser while autovacuum looks at the database.
    connected = f"datname = '{database}' AND backend_type = 'client backend'"
    execute(f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE {connected}")
    execute(f'DROP DATABASE IF EXISTS "{database}"')


@contextmanager
def executing(url: URL | str) -> Iterator[Execute]:
    """A connection that commits each statement, gone when the block is done."""
    engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield lambda statement: connection.execute(text(statement))


@contextmanager
def serving(folder: Path) -> Iterator[DatabaseServer]:
    """The server of TEST_DATABASE_URL, or an embedded cluster in `folder` that all workers share."""
    served = os.environ.get("TEST_DATABASE_URL")
    if served:
        url = make_url(served)
        yield DatabaseServer(administrator=url, user=url, run=folder.name)
        return
    settings = Settings(data_dir=folder)
    with cluster.running(settings, durable=False):
        administrator = cluster.address(find_places(folder), role=SUPERUSER, database="postgres")
        user = make_url(cluster.database_url(settings))
        yield DatabaseServer(administrator=make_url(administrator), user=user, run=folder.name)


def clean_up(folder: Path) -> None:
    """After the last worker: nothing of the run stays, on no server, nor of earlier runs that were killed."""
    if os.environ.get("TEST_DATABASE_URL"):
        with serving(folder) as server:
            server.drop_all()
    _remove_run(folder)
    for other in folder.parent.glob(f"{RUN_PREFIX}*"):
        if _is_abandoned(other):
            # Joining and leaving is what stops a server whose users were all killed.
            with suppress(ClusterError, OSError), cluster.running(Settings(data_dir=other)):
                pass
            _remove_run(other)


def _is_abandoned(data_dir: Path) -> bool:
    """Ours, old, and not in use: another run that is about to begin or to end is left alone."""
    try:
        found = data_dir.stat()
    except FileNotFoundError:
        return False
    is_new = time.time() - found.st_mtime < 3600
    if found.st_uid != os.geteuid() or is_new or not (data_dir / "postgres.lock").exists():
        return False
    with (data_dir / "postgres.lock").open() as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def _remove_run(folder: Path) -> None:
    """Its cluster, and the installation that its process tests copied."""
    for data_dir in (folder / "prepared" / "data", folder):
        remove_installation(data_dir)


def remove_installation(data_dir: Path) -> None:
    """Remove a DATA_DIR and, as root, what belongs to it elsewhere."""
    key = data_dir / "cluster-id"
    if key.exists() and re.fullmatch("[0-9a-f]{16}", key.read_text()):
        shutil.rmtree(SYSTEM_DIR / key.read_text(), ignore_errors=True)
    shutil.rmtree(data_dir, ignore_errors=True)
