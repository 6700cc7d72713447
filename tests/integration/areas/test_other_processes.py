"""A load that commits is seen by others, and nobody can save a record half-way through it."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from app import Settings, create_app
from app.database import database
from app.models.areas import VintageKind
from app.models.record import AssetPlace
from app.queries.areas.lookup import buurt_index
from app.services.areas.loading import Step, load_boundaries
from tests.factories.areas import box, city_boundaries, make_buurt, make_city
from tests.factories.record import IN_HAMRIK, make_asset
from tests.factories.viewers import make_viewer

ROOT = Path(__file__).parents[3]
LOAD_2024 = """
import sys
from app import Settings, create_app
from app.database import database
from tests.factories.areas import box, make_buurt, make_city
app = create_app(Settings(database_url=sys.argv[1], secret_key="only for tests"))
with app.app_context():
    make_city(buurten=(make_buurt("BU00140099", "Heel Hamrik", box(232_000, 580_000, 236_000, 584_000)),))
    database.session.commit()
"""


@pytest.fixture
def own_app(fresh_database_url, tmp_path):
    """An application on a database of this test alone, for what really commits."""
    app = create_app(
        Settings(database_url=fresh_database_url, data_dir=tmp_path, secret_key="only for tests")
    )
    yield app
    with app.app_context():
        database.engine.dispose()


@pytest.mark.process
def test_a_load_in_another_process_is_seen_by_the_next_question(own_app, fresh_database_url):
    with own_app.app_context():
        old = make_city(year=2023)
        database.session.commit()
        assert buurt_index().locate_one(IN_HAMRIK) == old.id("BU00140000")
        database.session.commit()
        subprocess.run([sys.executable, "-c", LOAD_2024, fresh_database_url], cwd=ROOT, check=True)
        found = buurt_index().locate_one(IN_HAMRIK)
        assert found not in {None, *(area.id for area in old.areas.values())}


def test_an_index_made_in_a_load_that_failed_is_never_used_again(own_app):
    with own_app.app_context():
        make_city(year=2024)
        wrong = buurt_index().locate_one(IN_HAMRIK)
        database.session.rollback()
        assert buurt_index().locate_one(IN_HAMRIK) is None
        city = make_city(year=2024)
        assert buurt_index().locate_one(IN_HAMRIK) == city.id("BU00140000") != wrong


def test_a_record_that_is_saved_during_a_load_lands_in_the_new_boundaries(own_app):
    with own_app.app_context():
        make_city(year=2023)
        viewer = make_viewer()
        database.session.commit()

    def save() -> None:
        with own_app.app_context():
            saved.append(make_asset(viewer).id)
            database.session.commit()

    saved: list[int] = []
    saver = threading.Thread(target=save)

    def tell(step: Step) -> None:
        if step is Step.LINK:
            saver.start()
            saver.join(0.5)
            assert saver.is_alive()

    moved = (make_buurt("BU00140099", "Heel Hamrik", box(232_000, 580_000, 236_000, 584_000)),)
    with own_app.app_context():
        load_boundaries(city_boundaries(buurten=moved), kind=VintageKind.OFFICIAL, tell=tell)
        new = buurt_index().locate_one(IN_HAMRIK)
        database.session.commit()
        saver.join(10)
        assert database.session.get_one(AssetPlace, saved[0]).buurt_id == new
        database.session.rollback()
