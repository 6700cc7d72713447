"""What tests that really commit share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask


@pytest.fixture
def own_app(fresh_database_url: str, tmp_path: Path) -> Iterator[Flask]:
    """An application on a database of this test alone."""
    from app import Settings, create_app
    from app.database import database

    app = create_app(Settings(database_url=fresh_database_url, data_dir=tmp_path, secret_key="only here"))
    yield app
    with app.app_context():
        database.engine.dispose()
