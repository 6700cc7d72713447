"""One PostgreSQL for the whole run, and for each worker a database that is a clone of a migrated template.

The embedded cluster by default; with TEST_DATABASE_URL (a role that may create databases) that server
instead. A unit test asks for none of these fixtures, starts nothing and does not even import the
application: hence the imports inside.
"""

from __future__ import annotations

import gc
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient
    from flask_sqlalchemy_lite import SQLAlchemy
    from jinja2 import BytecodeCache
    from xdist.remote import Producer

    from tests.database_server import DatabaseServer
    from tests.spreading import Spreading

RUN_DIRECTORY = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Name the folder of this run's cluster; workers hear it from the process that started them."""
    gc.set_threshold(100_000, 50, 1000)  # A run is short and has memory enough: a twentieth of its time.
    told = getattr(config, "workerinput", {}).get("run_directory")
    config.stash[RUN_DIRECTORY] = Path(told or tempfile.mkdtemp(prefix="opbouwkaart-test-"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What starts programs of its own takes longest, on one worker: it begins first."""
    items.sort(key=lambda item: item.get_closest_marker("process") is None)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Spreading:
    """Spread the tests over the workers."""
    from tests.spreading import Spreading

    return Spreading(config, log)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node) -> None:
    """Tell a worker of pytest-xdist which cluster is the run's."""
    node.workerinput["run_directory"] = str(node.config.stash[RUN_DIRECTORY])


def pytest_unconfigure(config: pytest.Config) -> None:
    """Throw the data away when every worker is done."""
    if hasattr(config, "workerinput"):
        return
    folder = config.stash[RUN_DIRECTORY]
    if os.environ.get("TEST_DATABASE_URL") or any(folder.iterdir()):
        from tests.database_server import clean_up

        clean_up(folder)
    else:
        folder.rmdir()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was measured, and what could not be tested here: neither passes in silence."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            terminalreporter.write_line(f"{name}: {value}")
    for report in terminalreporter.getreports("skipped"):
        terminalreporter.write_line(f"{report.nodeid}: {report.longrepr[-1]}")


@pytest.fixture(scope="session")
def worker_name() -> str:
    """Which of pytest-xdist's processes this is."""
    return os.environ.get("PYTEST_XDIST_WORKER", "main")


@pytest.fixture(scope="session")
def run_directory(request: pytest.FixtureRequest) -> Path:
    """A folder that all workers of this run share."""
    return request.config.stash[RUN_DIRECTORY]


@pytest.fixture(scope="session")
def database_server(run_directory: Path) -> Iterator[DatabaseServer]:
    """The PostgreSQL of this run."""
    from tests.database_server import serving

    with serving(run_directory) as server:
        yield server


@pytest.fixture(scope="session")
def database_url(database_server: DatabaseServer, worker_name: str) -> str:
    """Address of this worker's own database; tests leave it as they found it."""
    return database_server.clone(worker_name)


@pytest.fixture
def fresh_database_url(database_server: DatabaseServer, worker_name: str) -> Iterator[str]:
    """A database of this test alone, for what really commits: other processes, concurrent sessions."""
    name = f"{worker_name}-fresh"
    yield database_server.clone(name)
    database_server.drop(name)


@pytest.fixture(scope="session")
def compiled_templates(run_directory: Path) -> BytecodeCache:
    """Each template is compiled once in a run, not by each application of each worker."""
    from jinja2 import FileSystemBytecodeCache

    folder = run_directory / "templates"
    folder.mkdir(exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


@pytest.fixture(scope="session")
def app(
    database_url: str, tmp_path_factory: pytest.TempPathFactory, compiled_templates: BytecodeCache
) -> Iterator[Flask]:
    """The application, once per worker, on this worker's database."""
    from app import Settings, create_app
    from app.database import database

    settings = Settings(
        database_url=database_url, data_dir=tmp_path_factory.mktemp("data"), secret_key="only for tests"
    )
    app = create_app(settings)
    app.testing = True
    app.jinja_env.bytecode_cache = compiled_templates
    yield app
    with app.app_context():
        database.engine.dispose()


@pytest.fixture
def db(app: Flask) -> Iterator[SQLAlchemy]:
    """The database inside one transaction that is rolled back; commits in the test are savepoints.

    Not the extension's own `test_isolation()`: with SQLAlchemy 2.1 that commits.
    """
    from app.database import database
    from tests.factories.people import cheap_passwords

    with app.app_context():
        engine, maker = database.engine, database.sessionmaker
    before = dict(maker.kw)
    with engine.connect() as connection, connection.begin() as outer:
        maker.configure(bind=connection, join_transaction_mode="create_savepoint")
        with app.app_context(), cheap_passwords():
            yield database
        maker.kw.clear()
        maker.kw.update(before)
        for memory in ("answers", "counts", "pages_for_residents"):
            app.extensions[memory].clear()  # The stamps go back, and would mean something else next time.
        outer.rollback()


@pytest.fixture
def client(app: Flask, db: SQLAlchemy) -> FlaskClient:
    """A browser without a screen; shares the test's transaction."""
    from tests.browsing import another

    return another(app)
