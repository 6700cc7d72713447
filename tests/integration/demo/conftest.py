"""A loaded demonstration that all tests of a module read; whoever changes something loads its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import time_machine

if TYPE_CHECKING:
    from flask import Flask

    from app.demo.loading import DemoReport
    from tests.factories.areas import City

NOW = datetime(2027, 2, 4, 10, 0, tzinfo=UTC)
"""A Thursday, eighteen weeks after the story's own."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """Groningen with the demonstration in it."""

    app: Flask
    city: City
    report: DemoReport


@pytest.fixture(autouse=True)
def on_the_day_of_loading() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture(scope="module")
def loaded(app: Flask) -> Iterator[Loaded]:
    """Like the fixture `db`, for a whole module, with everything in it. For reading alone."""
    from app.database import database
    from app.demo.loading import load_demo
    from tests.factories.groningen import make_groningen

    with app.app_context():
        engine, maker = database.engine, database.sessionmaker
    before = dict(maker.kw)
    with engine.connect() as connection, connection.begin() as outer:
        maker.configure(bind=connection, join_transaction_mode="create_savepoint")
        with time_machine.travel(NOW, tick=False), app.app_context():
            city = make_groningen()
            yield Loaded(app, city, load_demo(today=NOW.date()))
            database.session.rollback()
        maker.kw.clear()
        maker.kw.update(before)
        outer.rollback()


@pytest.fixture
def undone(loaded: Loaded) -> Iterator[Loaded]:
    """The loaded demonstration, for a test that changes something: what it does is taken back."""
    from app.database import database

    with database.session.begin_nested() as savepoint:
        yield loaded
        savepoint.rollback()
    database.session.expire_all()
