"""A browser whose requests stand apart, and that refuses pages that are not valid HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from flask.testing import FlaskClient

from tests.browsing import another

if TYPE_CHECKING:
    from flask import Flask
    from flask_sqlalchemy_lite import SQLAlchemy


@pytest.fixture
def client(app: Flask, db: SQLAlchemy) -> FlaskClient:
    """A browser without a screen; shares the test's transaction."""
    return another(app)


@pytest.fixture
def other_client(app: Flask, db: SQLAlchemy) -> FlaskClient:
    """A second browser."""
    return another(app)
