"""A browser whose requests stand apart: each with an application context of its own."""

from __future__ import annotations

from contextvars import Context
from typing import TYPE_CHECKING, Any

import pytest
from flask.testing import FlaskClient

if TYPE_CHECKING:
    from flask import Flask
    from flask_sqlalchemy_lite import SQLAlchemy


class Browser(FlaskClient):
    """The `db` fixture holds an application context open; a request inside it would share its `g`."""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        """Send a request in a fresh context; the database transaction is still that of the test."""
        return Context().run(super().open, *args, **kwargs)


@pytest.fixture
def client(app: Flask, db: SQLAlchemy) -> FlaskClient:
    """A browser without a screen; shares the test's transaction."""
    return another(app)


def another(app: Flask) -> FlaskClient:
    """One more browser, with cookies of its own."""
    return Browser(app, app.response_class, use_cookies=True)


@pytest.fixture
def other_client(app: Flask, db: SQLAlchemy) -> FlaskClient:
    """A second browser."""
    return another(app)
